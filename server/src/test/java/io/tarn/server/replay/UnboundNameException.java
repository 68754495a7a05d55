package io.tarn.server.replay;

/** A placeholder without a value. */
public final class UnboundNameException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnboundNameException(String name) {
        super("nothing bound " + name);
    }
}
