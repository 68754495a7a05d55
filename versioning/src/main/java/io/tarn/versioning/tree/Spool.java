package io.tarn.versioning.tree;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the block store: written once, then read. Its first bytes are held in memory; a longer one goes to
 * a temporary file, if there is a folder for it. For one thread at a time.
 */
final class Spool extends OutputStream {

    private static final int FIRST_CHUNK = 2 * 1024;
    private static final int CHUNK = 64 * 1024;
    private static final int IN_MEMORY = 1024 * 1024;

    private final Optional<Path> folder;
    private final List<byte[]> chunks = new ArrayList<>();
    private int free;
    private long length;
    private @Nullable Path file;
    private @Nullable OutputStream fileOut;

    Spool(Optional<Path> folder) {
        this.folder = folder;
    }

    long length() {
        return length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        if (fileOut == null && folder.isPresent() && length + count > IN_MEMORY) {
            spill(folder.get());
        }
        length += count;
        if (fileOut != null) {
            fileOut.write(from, offset, count);
            return;
        }
        int at = offset;
        int left = count;
        while (left > 0) {
            if (free == 0) {
                free = Math.clamp(length, FIRST_CHUNK, CHUNK);
                chunks.add(new byte[free]);
            }
            int part = Math.min(left, free);
            byte[] chunk = chunks.getLast();
            System.arraycopy(from, at, chunk, chunk.length - free, part);
            free -= part;
            at += part;
            left -= part;
        }
    }

    private void spill(Path to) throws IOException {
        Path made = Files.createTempFile(to, "write", ".tmp");
        file = made;
        OutputStream out = Files.newOutputStream(made, StandardOpenOption.WRITE);
        fileOut = out;
        try (InputStream written = memory()) {
            written.transferTo(out);
        }
        chunks.clear();
        free = 0;
    }

    /** What was written, from its start; may be called again. Nothing may be written afterwards. */
    InputStream read() throws IOException {
        if (fileOut != null) {
            fileOut.flush();
        }
        return file == null ? memory() : Files.newInputStream(file);
    }

    private InputStream memory() {
        List<InputStream> parts = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            byte[] chunk = chunks.get(i);
            int used = i == chunks.size() - 1 ? chunk.length - free : chunk.length;
            parts.add(new ByteArrayInputStream(chunk, 0, used));
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** Gives back memory and file. */
    @Override
    public void close() throws IOException {
        chunks.clear();
        free = 0;
        if (fileOut != null) {
            fileOut.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
