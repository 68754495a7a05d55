package io.tarn.server.config;

/** The kinds of values that keys have. What each accepts is in {@link Values}. */
enum KeyType {
    STRING,
    /** A string whose leading {@code ~} stands for the home folder. */
    PATH,
    /** A string that is masked wherever it is shown. */
    SECRET,
    BOOL,
    INT,
    FLOAT,
    DURATION,
    /** Strings; one text is a list of one, unless it is a JSON array. */
    LIST,
    /** Strings; one text is split at commas, unless it is a JSON array. */
    NAMES,
    /** Names to strings. */
    MAP,
    /** A list of maps. */
    STRUCTS
}
