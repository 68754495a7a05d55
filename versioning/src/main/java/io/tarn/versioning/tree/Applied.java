package io.tarn.versioning.tree;

/**
 * A tree made by applying changes, with the number of keys in which it differs from the tree it was made of.
 *
 * @param id the new tree; written also where nothing changed
 */
public record Applied(TreeId id, long added, long changed, long removed) {

    public boolean hasChanges() {
        return added + changed + removed > 0;
    }
}
