package io.tarn.versioning;

import io.tarn.base.Bytes;

/** One item of a listing with a delimiter: a thing with a key of its own, or a common prefix that stands for many. */
public sealed interface Listed<T> {

    /** The name by which the listing is ordered and continued. */
    Bytes name();

    record Single<T>(Bytes name, T value) implements Listed<T> {}

    record CommonPrefix<T>(Bytes name) implements Listed<T> {}
}
