package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what ref expressions stand for. The base is looked up as, in this order: the commit with exactly that id, a branch,
 * a tag, the one commit whose id begins so. Safe for use by many threads.
 */
final class RefResolver {

    private final KvStore kv;
    private final BranchStore branches;
    private final CommitStore commits;

    RefResolver(KvStore kv, BranchStore branches, CommitStore commits) {
        this.kv = kv;
        this.branches = branches;
        this.commits = commits;
    }

    /** Fails with {@code INVALID} for a bad expression and {@code REF_NOT_FOUND} where nothing fits. */
    ResolvedRef resolve(Repository repository, String text) {
        RefExpression expression = RefExpression.parse(text);
        ResolvedRef resolved = base(repository, expression.base()).orElseThrow(Errors::refNotFound);
        for (RefExpression.Modifier modifier : expression.modifiers()) {
            resolved = modify(
                    repository, resolved, modifier, expression.modifiers().size() == 1);
        }
        return resolved;
    }

    private ResolvedRef modify(Repository repository, ResolvedRef from, RefExpression.Modifier modifier, boolean only) {
        return switch (modifier) {
            case RefExpression.Ancestor a -> ResolvedRef.of(ancestor(repository, from.commit(), a.steps()));
            case RefExpression.Parent p -> ResolvedRef.of(parent(repository, from.commit(), p.number()));
            case RefExpression.Head ignored ->
                ResolvedRef.of(branchOnly(from, only).commit());
            case RefExpression.Staging ignored ->
                new ResolvedRef(branchOnly(from, only).commit(), from.staged(), true);
        };
    }

    private static ResolvedRef branchOnly(ResolvedRef from, boolean only) {
        if (!only || from.staged().isEmpty()) {
            throw Errors.invalidRef();
        }
        return from;
    }

    private CommitId ancestor(Repository repository, CommitId from, int steps) {
        CommitId at = from;
        for (int i = 0; i < steps; i++) {
            List<CommitId> parents = commits.require(repository, at).commit().parents();
            if (parents.isEmpty()) {
                throw Errors.refNotFound();
            }
            at = parents.getFirst();
        }
        return at;
    }

    private CommitId parent(Repository repository, CommitId from, int number) {
        if (number == 0) {
            return from;
        }
        List<CommitId> parents = commits.require(repository, from).commit().parents();
        if (number < 0 || number > parents.size()) {
            throw Errors.invalidRef();
        }
        return parents.get(number - 1);
    }

    private Optional<ResolvedRef> base(Repository repository, String name) {
        List<KvKey> keys = new ArrayList<>(List.of(Keys.branch(repository, name), Keys.tag(repository, name)));
        boolean fullId = CommitId.isFull(name);
        if (fullId) {
            keys.add(Keys.commit(repository, new CommitId(name)));
        }
        List<Optional<Bytes>> found = kv.readMany(keys);
        if (fullId && found.get(2).isPresent()) {
            return Optional.of(ResolvedRef.of(new CommitId(name)));
        }
        if (found.get(0).isPresent()) {
            BranchState branch = BranchState.of(keys.get(0), found.get(0).get());
            branches.remember(branch.key(), Optional.of(branch));
            return Optional.of(new ResolvedRef(branch.record().head(), Optional.of(branch), false));
        }
        if (found.get(1).isPresent()) {
            return Optional.of(
                    ResolvedRef.of(TagRecord.decode(found.get(1).get()).commit()));
        }
        return CommitId.isAbbreviated(name)
                ? commits.findByPrefix(repository, name).map(ResolvedRef::of)
                : Optional.empty();
    }
}
