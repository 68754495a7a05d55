package io.tarn.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/** Finds out who asks when a request came through trusted proxies. */
final class ClientAddress {

    private final List<IpRange> trusted;

    ClientAddress(List<IpRange> trusted) {
        this.trusted = trusted;
    }

    /**
     * The peer; where the peer is a trusted proxy, the last address of {@code forwardedFor} that is not one. Each proxy
     * appends the address it saw, so whatever stands before the last untrusted address may be made up by the client.
     */
    String of(SocketAddress peer, List<String> forwardedFor, Optional<String> realIp) {
        if (!(peer instanceof InetSocketAddress socket) || socket.getAddress() == null) {
            return "";
        }
        InetAddress client = socket.getAddress();
        if (trusted.isEmpty() || !isTrusted(client)) {
            return client.getHostAddress();
        }
        String[] hops = String.join(",", forwardedFor).split(",");
        boolean found = false;
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> hop = IpRange.address(hops[i]);
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
            found = true;
        }
        Optional<InetAddress> real = found ? Optional.empty() : realIp.flatMap(IpRange::address);
        return real.orElse(client).getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }
}
