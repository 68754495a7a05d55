package io.tarn.server.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is appended to, and renamed once it is full: {@code tarn.log} becomes {@code tarn-2026-11-22T14-50-12.345.log},
 * and a new {@code tarn.log} begins. The oldest such files are deleted. A rename or deletion that fails is tried again with
 * the next line; writing goes on meanwhile. Not thread-safe: the appender that owns it takes turns.
 */
final class RotatingFile extends OutputStream {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String STAMP_FORM = "-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d\\.\\d{3}(-\\d+)?";

    private final Path path;
    private final long sizeMax;
    private final int keep;
    private final InstantSource clock;
    private final String stem;
    private final String extension;

    private OutputStream out;
    private long size;

    /**
     * Opens the file, and makes its folder.
     *
     * @param sizeMax bytes; a line that would go beyond starts a new file
     * @param keep how many full files are kept; 0: all
     */
    RotatingFile(Path path, long sizeMax, int keep, InstantSource clock) throws IOException {
        this.path = path.toAbsolutePath();
        this.sizeMax = sizeMax;
        this.keep = keep;
        this.clock = clock;
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        this.stem = dot > 0 ? name.substring(0, dot) : name;
        this.extension = dot > 0 ? name.substring(dot) : "";
        Files.createDirectories(folder());
        this.out = open();
        this.size = Files.size(this.path);
    }

    private Path folder() {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size > 0 && size + length > sizeMax) {
            rotate();
        }
        out.write(bytes, offset, length);
        size += length;
    }

    private void rotate() {
        try {
            Files.move(path, freeName());
            OutputStream full = out;
            out = open();
            size = 0;
            full.close();
            deleteOldest();
        } catch (IOException e) {
            size = Math.max(size, 0);
        }
    }

    private Path freeName() {
        String stamped = stem + "-" + STAMP.format(clock.instant());
        Path name = folder().resolve(stamped + extension);
        for (int i = 1; Files.exists(name); i++) {
            name = folder().resolve("%s-%d%s".formatted(stamped, i, extension));
        }
        return name;
    }

    private void deleteOldest() throws IOException {
        Pattern full = Pattern.compile(Pattern.quote(stem) + STAMP_FORM + Pattern.quote(extension));
        List<Path> rotated;
        try (Stream<Path> files = Files.list(folder())) {
            rotated = files.filter(file ->
                            full.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
        for (Path oldest : rotated.subList(0, keep == 0 ? 0 : Math.max(0, rotated.size() - keep))) {
            Files.deleteIfExists(oldest);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
