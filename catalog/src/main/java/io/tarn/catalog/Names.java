package io.tarn.catalog;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.regex.Pattern;

/**
 * The rules for names and paths. Each check takes the name of the argument for its message and fails with
 * {@code INVALID}.
 */
public final class Names {

    public static final int PATH_BYTES_MAX = 1024;

    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9][a-z0-9-]{2,62}");
    private static final Pattern BRANCH = Pattern.compile("[0-9A-Za-z_][-0-9A-Za-z_]*");
    private static final Pattern REF = Pattern.compile("[^ \\t\\n\\f\\r]+");
    private static final String TAG_FORBIDDEN = "/^:?*[\\";

    private Names() {}

    public static String repository(String argument, String name) {
        required(argument, name);
        return check(REPOSITORY.matcher(name).matches(), argument, "repository id", name);
    }

    public static String branch(String argument, String name) {
        required(argument, name);
        return check(BRANCH.matcher(name).matches(), argument, "branch id", name);
    }

    /** The name of a branch to be made; its message explains the rule. */
    public static String newBranch(String argument, String name) {
        required(argument, name);
        if (!BRANCH.matcher(name).matches()) {
            throw invalid(
                    "argument " + argument + ": branch id: invalid value: validation error: branch id must consist of"
                            + " letters, digits, underscores and dashes, and cannot start with a dash");
        }
        return name;
    }

    /** Whether {@code name} can name a branch. */
    public static boolean isBranch(String name) {
        return BRANCH.matcher(name).matches();
    }

    public static String ref(String argument, String expression) {
        required(argument, expression);
        return check(REF.matcher(expression).matches(), argument, "ref", expression);
    }

    public static String tag(String argument, String name) {
        required(argument, name);
        boolean valid = !name.equals("@")
                && !name.endsWith(".")
                && !name.endsWith(".lock")
                && !name.contains("..")
                && !name.contains("@{")
                && name.chars().noneMatch(c -> c <= ' ' || TAG_FORBIDDEN.indexOf(c) >= 0);
        return check(valid, argument, "tag id", name);
    }

    /** A path of 1 to {@link #PATH_BYTES_MAX} bytes; any bytes are allowed and nothing is normalised. */
    public static Bytes path(String argument, Bytes path) {
        if (path.isEmpty()) {
            throw invalid("argument " + argument + ": missing path: required value: validation error");
        }
        return pathPart(argument, path);
    }

    /** A prefix or a delimiter: as a path, but it may be empty. */
    public static Bytes pathPart(String argument, Bytes part) {
        if (part.length() > PATH_BYTES_MAX) {
            throw invalid("argument " + argument + ": invalid value: validation error: " + part.length()
                    + " is above maximum length (" + PATH_BYTES_MAX + ")");
        }
        return part;
    }

    private static void required(String argument, String value) {
        if (value.isEmpty()) {
            throw invalid("argument " + argument + ": required value: validation error");
        }
    }

    private static String check(boolean valid, String argument, String what, String value) {
        if (!valid) {
            throw invalid("argument " + argument + ": " + what + ": invalid value: validation error");
        }
        return value;
    }

    private static TarnException invalid(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }
}
