package io.tarn.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.stored.ProtectionRules;
import io.tarn.versioning.Repository;
import io.tarn.versioning.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges what the protection rules of a repository forbid on a branch. Rules are read anew for each question, so a change
 * bites at once on every server; only their compiled form is remembered. Safe for use by many threads.
 */
final class BranchProtection {

    static final String SETTING = "protected_branches";

    private static final Logger LOG = LoggerFactory.getLogger(BranchProtection.class);
    private static final int COMPILED_MAX = 1000;

    enum Action {
        STAGING_WRITE,
        COMMIT
    }

    private record Rule(Glob pattern, Set<Action> blocked) {}

    private final Settings settings;
    private final Cache<Bytes, List<Rule>> compiled =
            Caffeine.newBuilder().maximumSize(COMPILED_MAX).build();

    BranchProtection(Settings settings) {
        this.settings = settings;
    }

    void requireWritable(Repository repository, String branch) {
        if (blocks(repository, branch, Action.STAGING_WRITE)) {
            throw new TarnException(ErrorKind.BRANCH_PROTECTED, "cannot write to protected branch");
        }
    }

    void requireCommittable(Repository repository, String branch) {
        if (blocks(repository, branch, Action.COMMIT)) {
            throw new TarnException(ErrorKind.BRANCH_PROTECTED, "cannot commit to protected branch");
        }
    }

    void requireMovable(Repository repository, String branch) {
        if (blocks(repository, branch, Action.COMMIT)) {
            throw new TarnException(ErrorKind.BRANCH_PROTECTED, "protected branch");
        }
        requireWritable(repository, branch);
    }

    private boolean blocks(Repository repository, String branch, Action action) {
        return settings
                .get(repository, SETTING)
                .map(raw -> compiled.get(raw, BranchProtection::compile))
                .orElse(List.of())
                .stream()
                .anyMatch(rule ->
                        rule.blocked().contains(action) && rule.pattern().matches(branch));
    }

    private static List<Rule> compile(Bytes record) {
        List<Rule> rules = new ArrayList<>();
        ProtectionRules.decode(record).blocked().forEach((pattern, actions) -> {
            try {
                rules.add(new Rule(Glob.compile(pattern), blocked(actions)));
            } catch (TarnException e) {
                LOG.atWarn()
                        .addKeyValue("pattern", pattern)
                        .log("a stored protection pattern cannot be read and is skipped");
            }
        });
        return List.copyOf(rules);
    }

    private static Set<Action> blocked(List<Long> actions) {
        Set<Action> blocked = EnumSet.noneOf(Action.class);
        actions.forEach(
                number -> blocked.add(number == ProtectionRules.STAGING_WRITE ? Action.STAGING_WRITE : Action.COMMIT));
        return blocked;
    }
}
