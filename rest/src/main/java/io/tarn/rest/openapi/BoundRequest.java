package io.tarn.rest.openapi;

import io.tarn.base.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The typed values of a request. Defaults of the document are filled in; a name that the operation does not declare is a
 * defect of the caller and throws {@link NoSuchElementException}. Immutable.
 */
public final class BoundRequest {

    private static final int DEFAULT_AMOUNT = 100;

    private final Map<String, ParameterValues> parameters;
    private final Optional<Object> body;

    BoundRequest(Map<String, ParameterValues> parameters, Optional<Object> body) {
        this.parameters = parameters;
        this.body = body;
    }

    /** A text parameter that is required or has a default. Bytes that are not UTF-8 show as U+FFFD. */
    public String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    /** A text parameter; empty where it was not sent, or sent empty where that means nothing. */
    public Optional<String> optionalString(String name) {
        return find(name).valueOrDefault().map(String.class::cast);
    }

    /** The bytes of a required parameter, percent-decoded once. */
    public Bytes bytes(String name) {
        return optionalBytes(name).orElseThrow(() -> missing(name));
    }

    /** The bytes of a parameter, percent-decoded once; empty where it was not sent. */
    public Optional<Bytes> optionalBytes(String name) {
        return find(name).bytes();
    }

    /** The bytes of each value of a repeated parameter, in the order sent. */
    public List<Bytes> byteList(String name) {
        return find(name).sent();
    }

    /** The values of a repeated parameter, in the order sent. */
    public List<String> strings(String name) {
        return byteList(name).stream().map(Bytes::utf8).toList();
    }

    /** An integer parameter that is required or has a default. */
    public long integer(String name) {
        return optionalInteger(name).orElseThrow(() -> missing(name));
    }

    public OptionalLong optionalInteger(String name) {
        return find(name)
                .valueOrDefault()
                .map(Long.class::cast)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The page size asked for, 1 to 1000: the default of 100 stands for what is absent, 0 and -1. */
    public int amount() {
        long amount = optionalInteger("amount").orElse(DEFAULT_AMOUNT);
        return amount <= 0 ? DEFAULT_AMOUNT : Math.toIntExact(amount);
    }

    /** A boolean parameter; false where it is absent and has no default. */
    public boolean flag(String name) {
        return optionalFlag(name).orElse(false);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return find(name).valueOrDefault().map(Boolean.class::cast);
    }

    /** A date-time parameter. */
    public Optional<Instant> instant(String name) {
        return find(name).instant();
    }

    /** The body of an operation whose JSON body is an object; without members but defaults where none was sent. */
    public BodyObject body() {
        return new BodyObject(body.orElseThrow(() -> missing("body")));
    }

    /** The elements of a body that is an array of objects. */
    public List<BodyObject> bodyObjects() {
        List<?> elements = (List<?>) body.orElseThrow(() -> missing("body"));
        return elements.stream().map(BodyObject::new).toList();
    }

    private ParameterValues find(String name) {
        ParameterValues values = parameters.get(name);
        if (values == null) {
            throw missing(name);
        }
        return values;
    }

    private static NoSuchElementException missing(String name) {
        return new NoSuchElementException("the operation has no value for " + name);
    }
}
