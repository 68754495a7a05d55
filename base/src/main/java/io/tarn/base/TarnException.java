package io.tarn.base;

/**
 * An operation failed in one of the ways {@link ErrorKind} lists. The message is a complete sentence fragment that may be
 * shown to the caller as it is; it never holds a secret.
 */
public class TarnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    public TarnException(ErrorKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public TarnException(ErrorKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? kind.name() : message;
    }

    /** The same failure with {@code prefix} and a colon in front of its message. */
    public TarnException prefixed(String prefix) {
        return new TarnException(kind, prefix + ": " + getMessage(), this);
    }
}
