package io.tarn.versioning.tree;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.ObjectPointer;
import io.tarn.blockstore.StorageInfo;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A block store of which one call fails: the one after so many others. Calls are counted from the last {@link #fail}. */
final class FaultyStore implements BlockStore {

    enum Fault {
        NONE(ErrorKind.INTERNAL),
        /** The store says that it cannot answer. */
        UNAVAILABLE(ErrorKind.UNAVAILABLE),
        /** The connection breaks in the middle of the content. */
        BROKEN(ErrorKind.UNAVAILABLE),
        /** The content ends too early without an error. */
        CUT_SHORT(ErrorKind.CORRUPT),
        MISSING(ErrorKind.DATA_NOT_FOUND);

        final ErrorKind kind;

        Fault(ErrorKind kind) {
            this.kind = kind;
        }
    }

    private final BlockStore store;
    private final AtomicInteger gets = new AtomicInteger();
    private final AtomicInteger puts = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;
    private volatile int failingGet = -1;
    private volatile int failingPut = -1;

    FaultyStore(BlockStore store) {
        this.store = store;
    }

    void fail(Fault kind, int get, int put) {
        fault = kind;
        failingGet = get;
        failingPut = put;
        gets.set(0);
        puts.set(0);
    }

    int gets() {
        return gets.get();
    }

    int puts() {
        return puts.get();
    }

    @Override
    public PutResult put(ObjectPointer to, InputStream body, long length) {
        if (puts.getAndIncrement() == failingPut) {
            throw new TarnException(fault.kind, "injected");
        }
        return store.put(to, body, length);
    }

    @Override
    public InputStream get(ObjectPointer from, long start, long length) {
        InputStream content = store.get(from, start, length);
        if (gets.getAndIncrement() != failingGet) {
            return content;
        }
        return switch (fault) {
            case NONE -> content;
            case UNAVAILABLE, MISSING -> throw new TarnException(fault.kind, "injected");
            case CUT_SHORT -> new ByteArrayInputStream(firstHalf(content));
            case BROKEN ->
                new FilterInputStream(new ByteArrayInputStream(firstHalf(content))) {
                    @Override
                    public int read() throws IOException {
                        return orBreak(super.read());
                    }

                    @Override
                    public int read(byte[] into, int offset, int count) throws IOException {
                        return orBreak(super.read(into, offset, count));
                    }

                    private static int orBreak(int read) throws IOException {
                        if (read < 0) {
                            throw new IOException("injected");
                        }
                        return read;
                    }
                };
        };
    }

    private static byte[] firstHalf(InputStream content) {
        try {
            byte[] whole = content.readAllBytes();
            return Arrays.copyOf(whole, whole.length / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StorageInfo info() {
        return store.info();
    }

    @Override
    public boolean exists(ObjectPointer object) {
        return store.exists(object);
    }

    @Override
    public ObjectProperties properties(ObjectPointer object) {
        return store.properties(object);
    }

    @Override
    public PutResult copy(ObjectPointer from, ObjectPointer to) {
        return store.copy(from, to);
    }

    @Override
    public void delete(ObjectPointer object) {
        store.delete(object);
    }

    @Override
    public String format(ObjectPointer object) {
        return store.format(object);
    }

    @Override
    public String createMultipartUpload(ObjectPointer to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String uploadPart(ObjectPointer to, String uploadId, int number, InputStream body, long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String uploadPartCopy(
            ObjectPointer to, String uploadId, int number, ObjectPointer from, long start, long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PartInfo> listParts(ObjectPointer to, String uploadId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MultipartResult completeMultipartUpload(ObjectPointer to, String uploadId, List<CompletedPart> parts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void abortMultipartUpload(ObjectPointer to, String uploadId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        store.close();
    }
}
