package io.tarn.versioning.tree;

/**
 * The name of a tree: the id of its metarange file.
 *
 * @param hex 64 lower-case hex digits, or nothing for the tree without records and without a file
 */
public record TreeId(String hex) {

    /** The tree of a repository's first commit: no records, and no file to read. A metarange without ranges is another id. */
    public static final TreeId EMPTY = new TreeId("");

    public boolean isEmpty() {
        return hex.isEmpty();
    }

    @Override
    public String toString() {
        return hex;
    }
}
