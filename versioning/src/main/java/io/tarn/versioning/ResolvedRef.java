package io.tarn.versioning;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.util.Optional;

/**
 * What a ref expression stands for.
 *
 * @param commit the commit, or the head of the branch
 * @param staged the branch whose staging lies on top of that commit, where it does
 * @param explicitStaging whether the expression asked for the staging by {@code $}
 */
record ResolvedRef(CommitId commit, Optional<BranchState> staged, boolean explicitStaging) {

    static ResolvedRef of(CommitId commit) {
        return new ResolvedRef(commit, Optional.empty(), false);
    }

    /** The commit of an expression that must stand for one; {@code text} is the expression for the message. */
    CommitId requireCommit(String text) {
        if (explicitStaging) {
            throw new TarnException(
                    ErrorKind.INVALID, "reference '" + text + "': reference to staging area with $ is not a commit");
        }
        return commit;
    }

    /** The same with the text of operations that only name the rule. */
    CommitId requireCommit() {
        if (explicitStaging) {
            throw new TarnException(
                    ErrorKind.INVALID, "ref: invalid value: validation error: should point to a commit");
        }
        return commit;
    }
}
