package io.tarn.server.replay;

import io.tarn.base.Bytes;
import java.util.List;
import java.util.Optional;

/** A request as it goes over the wire: {@code target} is sent byte for byte. */
public record RawRequest(String method, String target, List<Header> headers, Optional<Bytes> body) {}
