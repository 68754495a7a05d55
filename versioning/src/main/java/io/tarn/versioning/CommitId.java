package io.tarn.versioning;

import java.util.regex.Pattern;

/** The id of a commit: 64 lower-case hex digits, the SHA-256 of its content. */
public record CommitId(String hex) {

    private static final Pattern FULL = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-fA-F]{1,64}");

    /** Whether {@code text} has the form of a full id; letters may be of either case, though no id has capitals. */
    public static boolean isFull(String text) {
        return FULL.matcher(text).matches();
    }

    /** Whether {@code text} may be the beginning of an id. */
    public static boolean isAbbreviated(String text) {
        return ABBREVIATED.matcher(text).matches();
    }

    @Override
    public String toString() {
        return hex;
    }
}
