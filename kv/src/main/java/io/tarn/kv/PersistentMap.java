package io.tarn.kv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map (an AVL tree): a change copies the path to the changed node and shares the rest, so every old
 * version stays readable at no cost and is garbage as soon as nobody refers to it.
 */
final class PersistentMap<K extends Comparable<K>, V> {

    private static final class Node<K, V> {
        final K key;
        final V value;
        final @Nullable Node<K, V> left;
        final @Nullable Node<K, V> right;
        final int height;

        Node(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            this.key = key;
            this.value = value;
            this.left = left;
            this.right = right;
            this.height = 1 + Math.max(heightOf(left), heightOf(right));
        }
    }

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(null);
    }

    boolean isEmpty() {
        return root == null;
    }

    @Nullable
    V get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(insert(root, key, value));
    }

    PersistentMap<K, V> without(K key) {
        Node<K, V> changed = delete(root, key);
        return changed == root ? this : new PersistentMap<>(changed);
    }

    /** What {@code each} makes of the first {@code limit} entries whose key is {@code start} or greater, ascending. */
    <R> List<R> from(K start, int limit, BiFunction<K, V, R> each) {
        List<R> found = new ArrayList<>();
        collect(root, start, limit, each, found);
        return found;
    }

    private static <K extends Comparable<K>, V, R> void collect(
            @Nullable Node<K, V> node, K start, int limit, BiFunction<K, V, R> each, List<R> found) {
        if (node == null || found.size() == limit) {
            return;
        }
        boolean reached = node.key.compareTo(start) >= 0;
        if (reached) {
            collect(node.left, start, limit, each, found);
            if (found.size() < limit) {
                found.add(each.apply(node.key, node.value));
            }
        }
        collect(node.right, start, limit, each, found);
    }

    private static <K extends Comparable<K>, V> Node<K, V> insert(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return new Node<>(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, insert(node.left, key, value), node.right)
                : balanced(node, node.left, insert(node.right, key, value));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> delete(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            Node<K, V> left = delete(node.left, key);
            return left == node.left ? node : balanced(node, left, node.right);
        }
        if (order > 0) {
            Node<K, V> right = delete(node.right, key);
            return right == node.right ? node : balanced(node, node.left, right);
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        Node<K, V> next = first(node.right);
        return balanced(next, node.left, delete(node.right, next.key));
    }

    private static <K, V> Node<K, V> first(Node<K, V> node) {
        Node<K, V> first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    /** The entry of {@code entry} over the two subtrees, whose heights differ by two at most. */
    private static <K, V> Node<K, V> balanced(Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        int tilt = heightOf(left) - heightOf(right);
        if (tilt > 1 && left != null) {
            if (heightOf(left.left) >= heightOf(left.right) || left.right == null) {
                return node(left, left.left, node(entry, left.right, right));
            }
            Node<K, V> middle = left.right;
            return node(middle, node(left, left.left, middle.left), node(entry, middle.right, right));
        }
        if (tilt < -1 && right != null) {
            if (heightOf(right.right) >= heightOf(right.left) || right.left == null) {
                return node(right, node(entry, left, right.left), right.right);
            }
            Node<K, V> middle = right.left;
            return node(middle, node(entry, left, middle.left), node(right, middle.right, right.right));
        }
        return node(entry, left, right);
    }

    private static <K, V> Node<K, V> node(Node<K, V> entry, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        return new Node<>(entry.key, entry.value, left, right);
    }

    private static int heightOf(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }
}
