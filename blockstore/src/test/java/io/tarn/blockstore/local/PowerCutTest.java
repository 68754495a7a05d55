package io.tarn.blockstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore;
import io.tarn.blockstore.BlockStore.CompletedPart;
import io.tarn.blockstore.ObjectPointer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a local store when the power goes, at every single step of its work. */
final class PowerCutTest {

    private static final String NAMESPACE = "local://repo";

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedObjectIsWholeAfterAPowerCutAtAnyStep() throws IOException {
        long steps = work(new Machine(0, true), Long.MAX_VALUE).disk.operations();
        assertThat(steps).isGreaterThan(60);
        for (long cut = 0; cut < steps; cut++) {
            for (int seed = 0; seed < 2; seed++) {
                Machine machine = work(new Machine(cut * 31 + seed, true), cut);
                assertThat(machine.damage())
                        .as("power cut at step %d, dice %d", cut, seed)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyAcknowledgedObjectOfConcurrentWritersIsWhole() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            Machine machine = new Machine(round, true);
            machine.disk.cutPowerAt(random.nextInt(20, 400));
            try (LocalBlockStore store = machine.open();
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < 8; writer++) {
                    int id = writer;
                    threads.execute(() -> machine.putMany(store, id));
                }
            } catch (TarnException powerIsGone) {
                assertThat(powerIsGone.kind()).isIn(ErrorKind.UNAVAILABLE, ErrorKind.INVALID);
            }
            assertThat(machine.damage()).as("round %d", round).isEmpty();
        }
    }

    @Test
    void withoutSyncingAPowerCutLosesObjects() throws IOException {
        List<String> damage = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            damage.addAll(work(new Machine(seed, false), Long.MAX_VALUE).damage());
        }

        assertThat(damage).isNotEmpty();
    }

    /** A day's work of a store, ended by a power cut before the step {@code cut} of the disk. */
    private static Machine work(Machine machine, long cut) {
        machine.disk.cutPowerAt(cut);
        try {
            LocalBlockStore store = machine.open();
            machine.put(store, "data/p1/a", "first");
            machine.put(store, "data/p1/b", "x".repeat(150_000));
            machine.put(store, "data/p2/c", "");
            machine.put(store, "data/p1/a", "second, longer");
            machine.writing("_lakefs/d", "second, longer", () -> store.copy(at("data/p1/a"), at("_lakefs/d")));
            machine.multipart(store, "data/p3/e");
            machine.put(store, "data/p2/f", "last");
        } catch (TarnException powerIsGone) {
            assertThat(powerIsGone.kind()).isIn(ErrorKind.UNAVAILABLE, ErrorKind.INVALID);
        }
        return machine;
    }

    private static ObjectPointer at(String name) {
        return ObjectPointer.relative(NAMESPACE, name);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A disk, and what was promised about the objects on it. */
    private final class Machine {
        private final SimulatedDisk disk;
        private final LocalSettings settings;
        private final long seed;
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        private final Map<String, String> underway = new ConcurrentHashMap<>();

        Machine(long seed, boolean sync) throws IOException {
            Path base = Files.createTempDirectory(directory, "base");
            this.seed = seed;
            this.disk = new SimulatedDisk(base, seed);
            this.settings = new LocalSettings(base, false, false, List.of(), sync);
        }

        LocalBlockStore open() {
            return LocalBlockStore.open(settings, disk, new Random(seed));
        }

        void writing(String name, String content, Runnable write) {
            underway.put(name, content);
            write.run();
            acknowledged.put(name, content);
            underway.remove(name);
        }

        void put(BlockStore store, String name, String content) {
            writing(name, content, () -> store.put(at(name), stream(content), -1));
        }

        void putMany(BlockStore store, int writer) {
            try {
                for (int i = 0; i < 12; i++) {
                    put(store, "data/p%d/%d-%d".formatted(i / 4, writer, i), "object %d of %d".formatted(i, writer));
                }
            } catch (TarnException powerIsGone) {
                assertThat(powerIsGone.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            }
        }

        void multipart(BlockStore store, String name) {
            String upload = store.createMultipartUpload(at(name));
            String first = store.uploadPart(at(name), upload, 1, stream("one"), 3);
            String second = store.uploadPart(at(name), upload, 2, stream("two"), 3);
            List<CompletedPart> parts = List.of(new CompletedPart(1, first), new CompletedPart(2, second));
            writing(name, "onetwo", () -> store.completeMultipartUpload(at(name), upload, parts));
        }

        /** Restarts the machine and the store, and says which promises are broken. */
        List<String> damage() throws IOException {
            disk.restart();
            List<String> broken = new ArrayList<>();
            try (LocalBlockStore store = open()) {
                Set<String> names = ConcurrentHashMap.newKeySet();
                names.addAll(acknowledged.keySet());
                names.addAll(underway.keySet());
                for (String name : names) {
                    String found = read(store, name);
                    if (!found.equals(acknowledged.getOrDefault(name, "missing"))
                            && !found.equals(underway.get(name))) {
                        broken.add(name + " holds " + found.length() + " bytes: "
                                + found.substring(0, Math.min(20, found.length())));
                    }
                }
                put(store, "data/p1/after", "the store works");
                broken.addAll(leftovers());
            }
            return broken;
        }

        private List<String> leftovers() throws IOException {
            try (Stream<Path> areas = Files.walk(settings.base().resolve(".tarn/tmp"))) {
                List<String> found = areas.map(Path::toString).toList();
                return found.size() == 3 ? List.of() : found;
            }
        }

        private String read(BlockStore store, String name) throws IOException {
            if (!store.exists(at(name))) {
                return "missing";
            }
            try (InputStream content = store.get(at(name))) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
