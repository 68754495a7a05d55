package io.tarn.versioning.tree;

import io.tarn.base.Bytes;
import io.tarn.base.TarnException;
import io.tarn.sstable.SstSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Opens files of the local disk: small ones are read, others mapped. */
final class LocalFile {

    /** Up to here reading costs less than the page table entries of a mapping. */
    static final long SMALL = 128 * 1024;

    private LocalFile() {}

    /** @throws NoSuchFileException if there is no such file */
    static SstSource open(Path file) throws IOException {
        if (Files.size(file) <= SMALL) {
            return SstSource.of(Bytes.wrap(Files.readAllBytes(file)));
        }
        try {
            return SstSource.map(file);
        } catch (TarnException e) {
            if (e.getCause() instanceof NoSuchFileException missing) {
                missing.addSuppressed(e);
                throw missing;
            }
            throw e;
        }
    }
}
