package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.versioning.CommitEntry;
import io.tarn.versioning.LogRequest;
import io.tarn.versioning.Picker;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The main job, from a repository to reading any version of it. */
class MainJobTest {

    @Test
    void aCommittedObjectIsReadFromItsCommitAfterItChanged() throws Exception {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            t.put("repo", "main", "a/b", "first");
            CommitEntry first = t.commit("repo", "main", "one");
            t.put("repo", "main", "a/b", "second");

            assertThat(t.read("repo", "main", "a/b")).isEqualTo("second");
            assertThat(t.read("repo", "main@", "a/b")).isEqualTo("first");
            assertThat(t.read("repo", first.id().hex(), "a/b")).isEqualTo("first");

            t.commit("repo", "main", "two");
            assertThat(t.read("repo", "main~1", "a/b")).isEqualTo("first");
            assertThat(t.read("repo", "main", "a/b")).isEqualTo("second");
        }
    }

    @Test
    void aBranchSeesNothingOfItsSourceAfterItsMaking() {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            t.put("repo", "main", "x", "1");
            t.commit("repo", "main", "one");
            t.branch("repo", "dev", "main");
            t.put("repo", "dev", "y", "2");
            t.delete("repo", "dev", "x");
            t.put("repo", "main", "z", "3");

            assertThat(t.paths("repo", "dev")).containsExactly("y");
            assertThat(t.paths("repo", "main")).containsExactly("x", "z");
            assertThat(t.paths("repo", "main@")).containsExactly("x");
        }
    }

    @Test
    void aMergeBringsTheChangesOfTheSource() throws Exception {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            t.put("repo", "main", "keep", "1");
            t.put("repo", "main", "drop", "1");
            t.commit("repo", "main", "one");
            t.branch("repo", "dev", "main");
            t.put("repo", "dev", "new", "2");
            t.delete("repo", "dev", "drop");
            t.commit("repo", "dev", "two");
            t.put("repo", "main", "other", "3");
            t.commit("repo", "main", "three");

            CommitEntry merged = t.merge("repo", "dev", "main", "");

            assertThat(t.paths("repo", "main")).containsExactly("keep", "new", "other");
            assertThat(merged.commit().parents()).hasSize(2);
            assertThatThrownBy(() -> t.merge("repo", "dev", "main", ""))
                    .isInstanceOfSatisfying(
                            TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NO_CHANGES));
            assertThat(t.catalog
                            .history()
                            .log("repo", "main", LogRequest.first(10))
                            .results())
                    .hasSize(5);
        }
    }

    @Test
    void aConflictIsRefusedAndDecidedByAStrategy() throws Exception {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            t.put("repo", "main", "f", "base");
            t.commit("repo", "main", "one");
            t.branch("repo", "dev", "main");
            t.put("repo", "dev", "f", "theirs");
            t.commit("repo", "dev", "two");
            t.put("repo", "main", "f", "ours");
            t.commit("repo", "main", "three");

            assertThatThrownBy(() -> t.merge("repo", "dev", "main", ""))
                    .hasMessage("update branch main: conflict found");
            assertThat(t.read("repo", "main", "f")).isEqualTo("ours");
            t.merge("repo", "dev", "main", "source-wins");
            assertThat(t.read("repo", "main", "f")).isEqualTo("theirs");
        }
    }

    @Test
    void aRevertUndoesOneCommitAndACherryPickRepeatsIt() {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            t.put("repo", "main", "a", "1");
            t.commit("repo", "main", "one");
            t.put("repo", "main", "b", "2");
            CommitEntry second = t.commit("repo", "main", "two");
            t.put("repo", "main", "c", "3");
            t.commit("repo", "main", "three");

            t.catalog
                    .history()
                    .revert("repo", "main", second.id().hex(), 0, "tester", Picker.Overrides.NONE, false, false);
            assertThat(t.paths("repo", "main")).containsExactly("a", "c");

            t.catalog
                    .history()
                    .cherryPick(
                            "repo",
                            "main",
                            second.id().hex(),
                            OptionalInt.empty(),
                            "tester",
                            Picker.Overrides.NONE,
                            false);
            assertThat(t.paths("repo", "main")).containsExactly("a", "b", "c");
        }
    }

    @Test
    void nothingToCommitIsAnErrorAndChangesNothing() {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            assertThatThrownBy(() -> t.commit("repo", "main", "none")).hasMessage("commit: no changes");
            t.put("repo", "main", "a", "1");
            CommitEntry first = t.commit("repo", "main", "one");
            t.put("repo", "main", "a", "1");
            assertThatThrownBy(() -> t.commit("repo", "main", "again")).hasMessage("commit: no changes");
            assertThat(t.catalog.refs().getBranch("repo", "main").commit()).isEqualTo(first.id());
        }
    }

    @Test
    void aDeletedRepositoryIsGoneAndItsNameIsFree() {
        try (TestCatalog t = new TestCatalog().withRepository("repo")) {
            t.put("repo", "main", "a", "1");
            t.catalog.repositories().delete("repo", false);
            assertThatThrownBy(() -> t.catalog.repositories().get("repo")).hasMessage("repository not found");
            t.catalog
                    .repositories()
                    .create(new RepositoryCatalog.NewRepository("repo", "mem://other", "", "", false, false));
            assertThat(t.paths("repo", "main")).isEmpty();
        }
    }
}
