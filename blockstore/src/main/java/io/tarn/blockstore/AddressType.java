package io.tarn.blockstore;

/** How a stored address is to be read. The numbers are those of the stored records. */
public enum AddressType {
    /** Records of old versions: full if the text parses as a URI with a known scheme, relative otherwise. */
    BY_PREFIX(0),
    /** Relative to the storage namespace. */
    RELATIVE(1),
    /** A complete URI. */
    FULL(2);

    private final int number;

    AddressType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The type with this number; unknown numbers are read as {@link #BY_PREFIX}. */
    public static AddressType of(long number) {
        return number == 1 ? RELATIVE : number == 2 ? FULL : BY_PREFIX;
    }
}
