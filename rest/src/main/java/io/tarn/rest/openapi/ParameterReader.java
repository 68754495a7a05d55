package io.tarn.rest.openapi;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds, reads and checks the parameters of one request. */
final class ParameterReader {

    private static final String MISSING = "value is required but missing";
    private static final String EMPTY = "empty value is not allowed";
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    private final RequestInput input;
    private final QueryString query;

    ParameterReader(RequestInput input) {
        this.input = input;
        this.query = QueryString.parse(input.rawQuery());
    }

    /** Throws where the parameter is invalid. */
    ParameterValues read(Parameter parameter) {
        List<Bytes> sent = sent(parameter);
        if (sent.isEmpty() || (parameter.in() == Parameter.Place.PATH && isEmpty(sent))) {
            if (parameter.required()) {
                throw invalid(parameter.error(MISSING));
            }
            return new ParameterValues(parameter, sent, Optional.empty(), Optional.empty());
        }
        if (parameter.isList()) {
            return list(parameter, sent);
        }
        String text = sent.getFirst().utf8();
        Optional<Object> value = text.isEmpty() ? empty(parameter) : Optional.of(primitive(parameter, text));
        value.flatMap(v -> SchemaCheck.check(v, parameter.schema())).ifPresent(mismatch -> {
            throw invalid(parameter.error(mismatch, value.get()));
        });
        return new ParameterValues(parameter, sent, value, refusal(parameter, sent, value));
    }

    private List<Bytes> sent(Parameter parameter) {
        return switch (parameter.in()) {
            case QUERY -> query.all(parameter.name());
            case HEADER ->
                input.headers().apply(parameter.name()).stream()
                        .map(Bytes::utf8)
                        .toList();
            case PATH -> {
                String raw = input.rawPath().getOrDefault(parameter.name(), "");
                yield List.of(PercentDecoder.path(raw)
                        .orElseThrow(() -> invalid("Invalid format for parameter " + parameter.name()
                                + ": error unescaping path parameter '" + parameter.name() + "': invalid URL escape")));
            }
        };
    }

    private static ParameterValues list(Parameter parameter, List<Bytes> sent) {
        List<Object> values = new ArrayList<>();
        for (Bytes one : sent) {
            if (one.isEmpty()) {
                throw invalid(parameter.error(EMPTY));
            }
            values.add(one.utf8());
        }
        return new ParameterValues(parameter, sent, Optional.of(values), Optional.empty());
    }

    /** The value of a parameter that was sent empty, where that is allowed. */
    private static Optional<Object> empty(Parameter parameter) {
        if (!parameter.allowsEmpty() && parameter.schema().defaultValue().isEmpty()) {
            throw invalid(parameter.error(EMPTY));
        }
        return parameter.in() == Parameter.Place.HEADER ? Optional.of("") : Optional.empty();
    }

    private static Object primitive(Parameter parameter, String text) {
        return switch (parameter.schema().type().orElse(Schema.Type.STRING)) {
            case INTEGER -> integer(parameter, text);
            case BOOLEAN ->
                switch (text) {
                    case "1", "t", "T", "TRUE", "true", "True" -> true;
                    case "0", "f", "F", "FALSE", "false", "False" -> false;
                    default -> throw unreadable(parameter, text, "boolean", "invalid syntax");
                };
            default -> text;
        };
    }

    private static Object integer(Parameter parameter, String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw unreadable(parameter, text, "integer", "invalid syntax");
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw unreadable(parameter, text, "integer", "value out of range");
        }
    }

    private static Optional<String> refusal(Parameter parameter, List<Bytes> sent, Optional<Object> value) {
        String name = parameter.name();
        if (parameter.in() == Parameter.Place.HEADER) {
            return sent.size() == 1
                    ? Optional.empty()
                    : Optional.of("Expected one value for " + name + ", got " + sent.size());
        }
        if (sent.size() > 1
                || (value.isEmpty() && parameter.schema().defaultValue().isPresent())) {
            return Optional.of("Invalid format for parameter " + name + ": multiple values for single value parameter '"
                    + name + "'");
        }
        boolean isTime = parameter.schema().format().equals(Optional.of("date-time"));
        return value.filter(v -> isTime)
                .map(String.class::cast)
                .filter(text -> DateTimes.parse(text).isEmpty())
                .map(text -> "Invalid format for parameter " + name + ": error parsing '" + text
                        + "' as RFC3339 or 2006-01-02 time: parsing time \"" + text + "\": extra text: \""
                        + text.substring("2006-01-02".length()) + "\"");
    }

    private static boolean isEmpty(List<Bytes> sent) {
        return sent.getFirst().isEmpty();
    }

    private static TarnException unreadable(Parameter parameter, String text, String type, String why) {
        return invalid(parameter.error("value " + text + ": an invalid " + type + ": " + why));
    }

    private static TarnException invalid(String message) {
        return new TarnException(ErrorKind.INVALID, message);
    }
}
