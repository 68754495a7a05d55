package io.tarn.versioning.tree;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;

/** The name of a range or metarange file: its id, and the storage namespace it lies in. */
record TableKey(String namespace, String id) {

    private static final int ID_LENGTH = 64;

    /** Whether {@code id} has the form of an id; anything else must not become part of a path. */
    static boolean isId(String id) {
        return id.length() == ID_LENGTH && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    TarnException notFound() {
        return new TarnException(ErrorKind.DATA_NOT_FOUND, "no range or metarange file " + id);
    }
}
