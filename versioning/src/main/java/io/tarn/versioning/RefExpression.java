package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.ArrayList;
import java.util.List;

/**
 * A parsed ref expression: a base (branch, tag or commit id, possibly abbreviated) and modifiers, applied left to right.
 *
 * <pre>
 * ref      = base *modifier
 * base     = 1*(any character except ~ ^ @ $)
 * modifier = "~" [integer] | "^" [integer] | "@" | "$"
 * </pre>
 */
record RefExpression(String base, List<Modifier> modifiers) {

    private static final String MODIFIER_CHARACTERS = "~^@$";

    sealed interface Modifier {}

    /** First parent, {@code steps} times; none where it is zero or negative. */
    record Ancestor(int steps) implements Modifier {}

    /** The parent with this number, from 1; 0 is the commit itself. */
    record Parent(int number) implements Modifier {}

    /** The head of a branch, without its staging. */
    record Head() implements Modifier {}

    /** A branch with its staging. */
    record Staging() implements Modifier {}

    RefExpression {
        modifiers = List.copyOf(modifiers);
    }

    static RefExpression parse(String text) {
        int at = nextModifier(text, 0);
        String base = text.substring(0, at);
        if (base.isEmpty()) {
            throw Errors.invalidRef();
        }
        List<Modifier> modifiers = new ArrayList<>();
        while (at < text.length()) {
            int end = nextModifier(text, at + 1);
            modifiers.add(modifier(text.substring(at, end)));
            at = end;
        }
        return new RefExpression(base, modifiers);
    }

    private static Modifier modifier(String text) {
        String argument = text.substring(1);
        return switch (text.charAt(0)) {
            case '~' -> new Ancestor(number(text, argument));
            case '^' -> new Parent(number(text, argument));
            case '@' -> withoutArgument(argument, new Head());
            default -> withoutArgument(argument, new Staging());
        };
    }

    private static Modifier withoutArgument(String argument, Modifier modifier) {
        if (!argument.isEmpty()) {
            throw Errors.invalidRef();
        }
        return modifier;
    }

    private static int number(String modifier, String argument) {
        if (argument.isEmpty()) {
            return 1;
        }
        try {
            long number = Long.parseLong(argument);
            // More steps than any history has; what matters is that they run out, not how many there were.
            return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } catch (NumberFormatException e) {
            throw new TarnException(
                    ErrorKind.INVALID,
                    "could not parse modifier " + modifier + ": ref: invalid value: validation error",
                    e);
        }
    }

    private static int nextModifier(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (MODIFIER_CHARACTERS.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
