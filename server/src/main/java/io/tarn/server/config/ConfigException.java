package io.tarn.server.config;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.List;

/** The configuration cannot be used. The message is one line that names every key that is wrong and why. */
public final class ConfigException extends TarnException {

    private static final long serialVersionUID = 1L;

    ConfigException(List<String> problems) {
        super(ErrorKind.INVALID, "bad configuration: " + String.join("; ", problems));
    }

    ConfigException(String problem) {
        this(List.of(problem));
    }
}
