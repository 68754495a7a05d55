package io.tarn.server.replay;

import io.tarn.base.Bytes;
import java.util.List;
import java.util.Optional;

/** An answer as it came, its body complete and without transfer coding. Header values are read as UTF-8. */
public record RawAnswer(int status, List<Header> headers, Bytes body) {

    /** The first header of that name in any letter case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
