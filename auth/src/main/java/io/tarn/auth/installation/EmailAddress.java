package io.tarn.auth.installation;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rule for the contact address of an installation: a bare address, at a domain with a dot, that is not a free-mail one. */
final class EmailAddress {

    private static final int MAX_LENGTH = 254;

    /** A dot-atom, an at sign, and at least two labels of which the last has no digit. */
    private static final Pattern BARE =
            Pattern.compile("[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(\\p{Alnum}([\\p{Alnum}-]*\\p{Alnum})?\\.)+\\p{Alpha}{2,}");

    private static final Set<String> FREE_MAIL = Set.of(
            "aol.com",
            "gmail.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "googlemail.com",
            "hotmail.com",
            "icloud.com",
            "live.com",
            "mail.ru",
            "me.com",
            "msn.com",
            "outlook.com",
            "proton.me",
            "protonmail.com",
            "qq.com",
            "web.de",
            "yahoo.com",
            "yandex.ru",
            "zoho.com");

    private static final Set<String> DISPOSABLE =
            Set.of("10minutemail.com", "guerrillamail.com", "mailinator.com", "temp-mail.org", "yopmail.com");

    private EmailAddress() {}

    /**
     * Accepts {@code address}.
     *
     * @throws TarnException {@code INVALID}
     */
    static void check(String address) {
        if (address.isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "email is required");
        }
        if (address.length() > MAX_LENGTH || !BARE.matcher(address).matches()) {
            throw invalid();
        }
        String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (DISPOSABLE.contains(domain)) {
            throw invalid();
        }
        if (FREE_MAIL.contains(domain)) {
            throw new TarnException(ErrorKind.INVALID, "please use a business email address");
        }
    }

    private static TarnException invalid() {
        return new TarnException(ErrorKind.INVALID, "invalid email address");
    }
}
