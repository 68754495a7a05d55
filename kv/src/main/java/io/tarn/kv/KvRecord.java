package io.tarn.kv;

import io.tarn.base.Bytes;

/** One record of a partition. An empty value is legal and not the same as no record. */
public record KvRecord(Bytes key, Bytes value) {}
