package io.tarn.blockstore.local;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A disk whose power can be cut. It works on a real directory, which readers see as usual, and remembers beside it what
 * has been forced. {@link #restart} throws the dice over the rest: each name that was added, removed or replaced since its
 * directory was forced may be in the old or the new state, on its own; each file keeps the bytes that were forced, and
 * beyond them may have nothing, more, or zeros in place of what was written.
 *
 * <p>Safe for use by many threads. It never forces anything in truth, so it is fast.
 */
public final class SimulatedDisk implements Disk {

    private final Path rootPath;
    private final Random dice;
    private final Set<Path> locks = new HashSet<>();
    private final Disk real = new RealDisk();
    private Directory root = new Directory();
    private long operations;
    private long cutAt = Long.MAX_VALUE;

    /** @param root an existing, empty directory; everything the disk is asked for must be below it */
    public SimulatedDisk(Path root, long seed) {
        this.rootPath = root;
        this.dice = new Random(seed);
    }

    /** How often the disk was asked to change something since it was made or restarted. */
    public synchronized long operations() {
        return operations;
    }

    /** From the operation with this number (0-based, as {@link #operations} counts) on, everything fails. */
    public synchronized void cutPowerAt(long operation) {
        cutAt = operation;
    }

    /** Cuts the power, if it is still there, and leaves in the directory what a machine could find after it. */
    public synchronized void restart() throws IOException {
        wipe(rootPath);
        root = rebuild(root, rootPath);
        locks.clear();
        operations = 0;
        cutAt = Long.MAX_VALUE;
    }

    @Override
    public synchronized WritableFile create(Path file) throws IOException {
        step();
        WritableFile opened = real.create(file);
        Content content = new Content();
        parent(file).live.put(name(file), content);
        return new TrackedFile(opened, content);
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        step();
        real.rename(from, to);
        Node moved = parent(from).live.remove(name(from));
        if (moved == null) {
            throw new NoSuchFileException(from.toString());
        }
        parent(to).live.put(name(to), moved);
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        step();
        real.delete(path);
        if (Files.isDirectory(Directories.parent(path))) {
            parent(path).live.remove(name(path));
        }
    }

    @Override
    public synchronized void createDirectory(Path directory, Set<PosixFilePermission> permissions) throws IOException {
        step();
        real.createDirectory(directory, permissions);
        parent(directory).live.put(name(directory), new Directory());
    }

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        step();
        Directory forced = directory(directory);
        forced.durable = new HashMap<>(forced.live);
    }

    @Override
    public synchronized Optional<Closeable> tryLock(Path file) throws IOException {
        step();
        if (!locks.add(file)) {
            return Optional.empty();
        }
        try {
            Files.createFile(file);
            parent(file).live.put(name(file), new Content());
        } catch (FileAlreadyExistsException e) {
            return Optional.of(() -> unlock(file));
        }
        return Optional.of(() -> unlock(file));
    }

    private synchronized void unlock(Path file) {
        locks.remove(file);
    }

    private void step() throws IOException {
        if (operations++ >= cutAt) {
            throw new IOException("the power is gone");
        }
    }

    private Directory rebuild(Directory before, Path at) throws IOException {
        Set<String> names = new LinkedHashSet<>(before.durable.keySet());
        names.addAll(before.live.keySet());
        Directory after = new Directory();
        for (String name : names) {
            Node node = (dice.nextBoolean() ? before.live : before.durable).get(name);
            if (node instanceof Content content) {
                byte[] bytes = content.afterPowerCut(dice);
                Files.write(at.resolve(name), bytes);
                after.live.put(name, new Content(bytes));
            } else if (node instanceof Directory directory) {
                Files.createDirectory(at.resolve(name));
                after.live.put(name, rebuild(directory, at.resolve(name)));
            }
        }
        after.durable = new HashMap<>(after.live);
        return after;
    }

    private static void wipe(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            for (Path child : children.toList()) {
                if (Files.isDirectory(child)) {
                    wipe(child);
                }
                Files.delete(child);
            }
        }
    }

    private Directory parent(Path path) throws IOException {
        return directory(Directories.parent(path));
    }

    private Directory directory(Path path) throws IOException {
        Directory at = root;
        if (path.equals(rootPath)) {
            return at;
        }
        for (Path name : rootPath.relativize(path)) {
            Node next = at.live.get(name.toString());
            if (!(next instanceof Directory directory)) {
                throw new NoSuchFileException(path.toString());
            }
            at = directory;
        }
        return at;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private sealed interface Node permits Content, Directory {}

    /** What is in a directory now, and what was when it was last forced. */
    private static final class Directory implements Node {
        private final Map<String, Node> live = new HashMap<>();
        private Map<String, Node> durable = new HashMap<>();
    }

    /** All bytes of a file and how many of them were forced. */
    private static final class Content implements Node {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private int forced;

        Content() {}

        Content(byte[] durable) {
            written.writeBytes(durable);
            forced = durable.length;
        }

        byte[] afterPowerCut(Random dice) {
            byte[] all = written.toByteArray();
            int kept = forced + (all.length == forced ? 0 : dice.nextInt(all.length - forced + 1));
            byte[] found = Arrays.copyOf(all, dice.nextBoolean() ? kept : forced);
            if (dice.nextBoolean()) {
                Arrays.fill(found, Math.min(forced, found.length), found.length, (byte) 0);
            }
            return found;
        }
    }

    private final class TrackedFile implements WritableFile {
        private final WritableFile opened;
        private final Content content;

        TrackedFile(WritableFile opened, Content content) {
            this.opened = opened;
            this.content = content;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            synchronized (SimulatedDisk.this) {
                step();
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                content.written.writeBytes(copy);
                opened.write(bytes);
            }
        }

        @Override
        public void append(FileChannel source, long position, long count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count));
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = source.read(bytes, position + bytes.position());
            }
            write(bytes.flip());
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedDisk.this) {
                step();
                content.forced = content.written.size();
            }
        }

        @Override
        public void close() throws IOException {
            opened.close();
        }
    }
}
