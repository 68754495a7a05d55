package io.tarn.http;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses in CIDR form. An IPv4 range holds no IPv6 address and the other way round; an IPv4 address
 * mapped into IPv6 counts as IPv4.
 */
public record IpRange(Bytes network, int prefixBits) {

    /**
     * Parses {@code address/bits}, or a bare address for a range of one.
     *
     * @throws TarnException INVALID if it is neither
     */
    public static IpRange parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            throw malformed(text);
        }
        Bytes network = Bytes.wrap(address.get().getAddress());
        int all = network.length() * 8;
        int bits = all;
        if (slash >= 0) {
            try {
                bits = Integer.parseInt(text.substring(slash + 1));
            } catch (NumberFormatException e) {
                throw malformed(text);
            }
        }
        if (bits < 0 || bits > all) {
            throw malformed(text);
        }
        return new IpRange(network, bits);
    }

    private static TarnException malformed(String text) {
        return new TarnException(ErrorKind.INVALID, "address range " + text + ": want address or address/bits");
    }

    /** The address that {@code text} spells out in digits. Never asks a name server. */
    static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length()) {
            return false;
        }
        int whole = prefixBits / 8;
        for (int i = 0; i < whole; i++) {
            if (other[i] != network.get(i)) {
                return false;
            }
        }
        int rest = prefixBits % 8;
        return rest == 0 || ((other[whole] ^ network.get(whole)) & 0xff) >>> (8 - rest) == 0;
    }
}
