package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** On random small trees of tiny ranges, every operation gives what maps in memory give. */
class TreePropertiesTest {

    private static final int CASES = 400;

    private final Shelf shelf = Shelf.splitting(3);

    /** Three related trees and a staging area. */
    private record World(
            NavigableMap<Bytes, Value> base,
            NavigableMap<Bytes, Value> left,
            NavigableMap<Bytes, Value> right,
            NavigableMap<Bytes, Optional<Value>> staged) {

        static World random(Random random) {
            NavigableMap<Bytes, Value> base = new TreeMap<>();
            for (int i = random.nextInt(25); i > 0; i--) {
                base.put(key(random), value(random));
            }
            NavigableMap<Bytes, Optional<Value>> staged = changes(random);
            return new World(base, changed(base, changes(random)), changed(base, changes(random)), staged);
        }

        static NavigableMap<Bytes, Optional<Value>> changes(Random random) {
            NavigableMap<Bytes, Optional<Value>> changes = new TreeMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                changes.put(key(random), random.nextInt(3) == 0 ? Optional.empty() : Optional.of(value(random)));
            }
            return changes;
        }

        /** Few enough keys to meet, and often next to each other. */
        static Bytes key(Random random) {
            return Bytes.utf8(String.valueOf((char) ('a' + random.nextInt(6))) + random.nextInt(6));
        }

        /** Few identities, so that different keys have the same one, and differing data below them. */
        static Value value(Random random) {
            return new Value(Bytes.utf8("id" + random.nextInt(3)), Bytes.utf8("data" + random.nextInt(100)));
        }

        static NavigableMap<Bytes, Value> changed(
                NavigableMap<Bytes, Value> base, NavigableMap<Bytes, Optional<Value>> changes) {
            NavigableMap<Bytes, Value> result = new TreeMap<>(base);
            changes.forEach((key, value) -> {
                if (value.isEmpty()) {
                    result.remove(key);
                } else if (!result.containsKey(key)
                        || !result.get(key).identity().equals(value.get().identity())) {
                    result.put(key, value.get());
                }
            });
            return result;
        }

        Cursor<Change> stagedCursor() {
            List<Change> changes = new ArrayList<>();
            staged.forEach((key, value) -> changes.add(new Change(key, value)));
            return Cursors.of(changes);
        }
    }

    private static List<Difference> naiveDiff(NavigableMap<Bytes, Value> left, NavigableMap<Bytes, Value> right) {
        List<Difference> differences = new ArrayList<>();
        TreeSet<Bytes> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (Bytes key : keys) {
            Optional<Value> l = Optional.ofNullable(left.get(key));
            Optional<Value> r = Optional.ofNullable(right.get(key));
            if (!identity(l).equals(identity(r))) {
                DifferenceType type = l.isEmpty()
                        ? DifferenceType.ADDED
                        : r.isEmpty() ? DifferenceType.REMOVED : DifferenceType.CHANGED;
                differences.add(new Difference(type, key, l, r));
            }
        }
        return differences;
    }

    private static Optional<Bytes> identity(Optional<Value> value) {
        return value.map(Value::identity);
    }

    private static List<Difference> naiveCompare(World world) {
        List<Difference> differences = new ArrayList<>();
        for (Difference difference : naiveDiff(world.left, world.right)) {
            Optional<Bytes> base =
                    Optional.ofNullable(world.base.get(difference.key())).map(Value::identity);
            if (base.equals(identity(difference.left()))) {
                differences.add(difference);
            } else if (!base.equals(identity(difference.right()))) {
                differences.add(new Difference(
                        DifferenceType.CONFLICT, difference.key(), difference.left(), difference.right()));
            }
        }
        return differences;
    }

    /** The cursor gives {@code expected}, and what remains of it from each of some places sought. */
    private static <T> void assertCursor(
            Cursor<T> cursor, List<T> expected, Function<T, Bytes> key, Random random, int seed) {
        assertThat(Shelf.all(cursor)).as("seed %d", seed).isEqualTo(expected);
        for (int i = 0; i < 3; i++) {
            Bytes from = World.key(random);
            cursor.seekGE(from);
            List<T> rest = expected.stream()
                    .filter(item -> key.apply(item).compareTo(from) >= 0)
                    .toList();
            if (random.nextBoolean() && !rest.isEmpty()) {
                assertThat(cursor.next()).as("seed %d from %s", seed, from).isTrue();
                assertThat(cursor.current()).as("seed %d from %s", seed, from).isEqualTo(rest.getFirst());
            } else {
                assertThat(Shelf.all(cursor)).as("seed %d from %s", seed, from).isEqualTo(rest);
            }
        }
    }

    @Test
    void readingGivesWhatWasWritten() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            World world = World.random(random);
            TreeId tree = shelf.write(world.base);
            List<TreeEntry> entries = new ArrayList<>();
            world.base.forEach((key, value) -> entries.add(new TreeEntry(key, value)));
            assertCursor(shelf.trees.entries(NAMESPACE, tree), entries, TreeEntry::key, random, seed);
            for (int i = 0; i < 5; i++) {
                Bytes key = World.key(random);
                assertThat(shelf.trees.get(NAMESPACE, tree, key))
                        .as("seed %d", seed)
                        .isEqualTo(Optional.ofNullable(world.base.get(key)));
            }
        }
    }

    @Test
    void diffGivesTheKeysThatDiffer() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            World world = World.random(random);
            List<Difference> expected = naiveDiff(world.left, world.right);
            TreeId left = shelf.write(world.left);
            TreeId right = shelf.write(world.right);
            assertCursor(shelf.trees.diff(NAMESPACE, left, right), expected, Difference::key, random, seed);
            Bytes key = World.key(random);
            assertThat(shelf.trees.differs(NAMESPACE, left, right, key))
                    .as("seed %d", seed)
                    .isEqualTo(expected.stream().anyMatch(d -> d.key().equals(key)));
            Bytes prefix = key.slice(0, random.nextInt(3));
            assertThat(shelf.trees.differsUnder(NAMESPACE, left, right, prefix))
                    .as("seed %d", seed)
                    .isEqualTo(expected.stream().anyMatch(d -> d.key().startsWith(prefix)));
        }
    }

    @Test
    void stagedChangesAreComparedAsIfTheyWereCommitted() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            World world = World.random(random);
            TreeId left = shelf.write(world.left);
            TreeId right = shelf.write(world.right);
            assertCursor(
                    shelf.trees.uncommitted(NAMESPACE, left, world.stagedCursor()),
                    naiveDiff(world.left, overlaid(world.left, world.staged)),
                    Difference::key,
                    random,
                    seed);
            assertCursor(
                    shelf.trees.diffWithStaged(NAMESPACE, left, right, world.stagedCursor()),
                    naiveDiff(world.left, overlaid(world.right, world.staged)),
                    Difference::key,
                    random,
                    seed);
        }
    }

    /** Unlike a commit, laying over takes the staged value also where the identity is the same. */
    private static NavigableMap<Bytes, Value> overlaid(
            NavigableMap<Bytes, Value> content, NavigableMap<Bytes, Optional<Value>> staged) {
        NavigableMap<Bytes, Value> result = new TreeMap<>(content);
        staged.forEach((key, value) -> {
            result.remove(key);
            value.ifPresent(present -> result.put(key, present));
        });
        return result;
    }

    @Test
    void comparingGivesWhatOnlyTheRightSideChangedAndTheConflicts() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            World world = World.random(random);
            Cursor<Difference> cursor = shelf.trees.compare(
                    NAMESPACE, shelf.write(world.base), shelf.write(world.left), shelf.write(world.right));
            assertCursor(cursor, naiveCompare(world), Difference::key, random, seed);
        }
    }

    @Test
    void applyingMakesTheChangedTreeAndCountsTheDifferences() {
        for (int seed = 0; seed < CASES; seed++) {
            World world = World.random(new Random(seed));
            TreeId base = shelf.write(world.base);
            Applied applied = shelf.trees.apply(NAMESPACE, base, world.stagedCursor());
            NavigableMap<Bytes, Value> expected = World.changed(world.base, world.staged);
            List<Difference> differences = naiveDiff(world.base, expected);
            assertThat(shelf.read(applied.id())).as("seed %d", seed).isEqualTo(expected);
            assertThat(shelf.diff(base, applied.id())).as("seed %d", seed).isEqualTo(differences);
            assertThat(List.of(applied.added(), applied.removed(), applied.changed()))
                    .as("seed %d", seed)
                    .isEqualTo(List.of(
                            count(differences, DifferenceType.ADDED),
                            count(differences, DifferenceType.REMOVED),
                            count(differences, DifferenceType.CHANGED)));
        }
    }

    private static long count(List<Difference> differences, DifferenceType type) {
        return differences.stream().filter(d -> d.type() == type).count();
    }

    @Test
    void mergingDecidesEachKeyByTheThreeTrees() {
        for (int seed = 0; seed < CASES; seed++) {
            World world = World.random(new Random(seed));
            TreeId base = shelf.write(world.base);
            TreeId destination = shelf.write(world.left);
            TreeId source = shelf.write(world.right);
            List<Difference> differences = naiveCompare(world);
            Optional<Bytes> conflict = differences.stream()
                    .filter(d -> d.type() == DifferenceType.CONFLICT)
                    .map(Difference::key)
                    .findFirst();

            Merged merged = shelf.merge(base, source, destination, MergeStrategy.NONE);

            if (conflict.isPresent()) {
                assertThat(merged).as("seed %d", seed).isEqualTo(new Merged.Conflict(conflict.get()));
            } else {
                assertMerged(merged, world, differences, true, seed);
                Merged mirrored = shelf.merge(base, destination, source, MergeStrategy.NONE);
                assertThat(identities(mirrored)).as("seed %d", seed).isEqualTo(identities(merged));
            }
            assertMerged(
                    shelf.merge(base, source, destination, MergeStrategy.SOURCE_WINS), world, differences, true, seed);
            assertMerged(
                    shelf.merge(base, source, destination, MergeStrategy.DESTINATION_WINS),
                    world,
                    differences,
                    false,
                    seed);
        }
    }

    private void assertMerged(
            Merged merged, World world, List<Difference> differences, boolean takeConflicts, int seed) {
        NavigableMap<Bytes, Bytes> expected = new TreeMap<>();
        world.left.forEach((key, value) -> expected.put(key, value.identity()));
        for (Difference difference : differences) {
            if (takeConflicts || difference.type() != DifferenceType.CONFLICT) {
                expected.remove(difference.key());
                difference.right().ifPresent(value -> expected.put(difference.key(), value.identity()));
            }
        }
        assertThat(identities(merged)).as("seed %d", seed).isEqualTo(expected);
    }

    private NavigableMap<Bytes, Bytes> identities(Merged merged) {
        assertThat(merged).isInstanceOf(Merged.Tree.class);
        NavigableMap<Bytes, Bytes> identities = new TreeMap<>();
        shelf.read(((Merged.Tree) merged).id()).forEach((key, value) -> identities.put(key, value.identity()));
        return identities;
    }
}
