package io.tarn.sstable;

/** The last 53 bytes of a table: where the metaindex and the index are, and what kind of file this is. */
record Footer(BlockHandle metaindex, BlockHandle index) {

    static final int LENGTH = 53;

    private static final byte CHECKSUM_CRC32C = 1;
    private static final int VERSION = 2;
    private static final long MAGIC = 0x88e241b785f4cff7L;
    private static final int HANDLES_END = 41;

    byte[] encoded() {
        byte[] bytes = new byte[LENGTH];
        bytes[0] = CHECKSUM_CRC32C;
        index.put(bytes, metaindex.put(bytes, 1));
        LittleEndian.putInt(bytes, HANDLES_END, VERSION);
        LittleEndian.putLong(bytes, HANDLES_END + Integer.BYTES, MAGIC);
        return bytes;
    }

    /** Fails with CORRUPT unless {@code bytes} is the footer of a table of the one supported kind. */
    static Footer decode(byte[] bytes) {
        if (LittleEndian.getLong(bytes, HANDLES_END + Integer.BYTES) != MAGIC) {
            throw ByteCursor.corrupt("wrong magic number");
        }
        if (LittleEndian.getInt(bytes, HANDLES_END) != VERSION) {
            throw ByteCursor.corrupt("unsupported version " + LittleEndian.getInt(bytes, HANDLES_END));
        }
        if (bytes[0] != CHECKSUM_CRC32C) {
            throw ByteCursor.corrupt("unsupported checksum type " + bytes[0]);
        }
        ByteCursor handles = new ByteCursor(bytes, 1, HANDLES_END);
        return new Footer(BlockHandle.read(handles), BlockHandle.read(handles));
    }
}
