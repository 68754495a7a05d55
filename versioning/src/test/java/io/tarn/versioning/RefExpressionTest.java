package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole grammar of refs, and the order in which names are looked up. */
class RefExpressionTest {

    private final TestEngine engine = new TestEngine();
    private CommitId root = new CommitId("");
    private CommitId second = new CommitId("");
    private CommitId side = new CommitId("");
    private CommitId merged = new CommitId("");

    /** root - second - merged on main; side on dev is the second parent of merged. */
    @BeforeEach
    void history() {
        root = head("main");
        engine.branch("dev", "main");
        engine.put("main", "a", "1");
        second = engine.commit("main", "second").id();
        engine.put("dev", "b", "1");
        side = engine.commit("dev", "side").id();
        merged = engine.merge("dev", "main").id();
        engine.put("main", "staged", "1");
        engine.versioning.tags().create(engine.repository, "v1", second);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private CommitId head(String branch) {
        return engine.versioning.branches().get(engine.repository, branch).commit();
    }

    private ResolvedRef resolve(String text) {
        return engine.refs.resolve(engine.repository, text);
    }

    @Test
    void modifiersAreAppliedFromLeftToRight() {
        assertThat(resolve("main").commit()).isEqualTo(merged);
        assertThat(resolve("main~").commit()).isEqualTo(second);
        assertThat(resolve("main~2").commit()).isEqualTo(root);
        assertThat(resolve("main~~").commit()).isEqualTo(root);
        assertThat(resolve("main^2").commit()).isEqualTo(side);
        assertThat(resolve("main^2~1").commit()).isEqualTo(root);
        assertThat(resolve("main^0").commit()).isEqualTo(merged);
        assertThat(resolve("main~0").commit()).isEqualTo(merged);
        assertThat(resolve("main~-1").commit()).isEqualTo(merged);
        assertThat(resolve("main~+1").commit()).isEqualTo(second);
        assertThat(resolve("v1^").commit()).isEqualTo(root);
    }

    @Test
    void stagingShowsOnlyWhereTheRefIsABranchAlone() {
        assertThat(resolve("main").staged()).isPresent();
        assertThat(resolve("main$").staged()).isPresent();
        assertThat(resolve("main$").explicitStaging()).isTrue();
        assertThat(resolve("main@").staged()).isEmpty();
        assertThat(resolve("main~0").staged()).isEmpty();
        assertThat(resolve("v1").staged()).isEmpty();
        assertThat(engine.find("main", "staged")).contains("1");
        assertThat(engine.find("main$", "staged")).contains("1");
        assertThat(engine.find("main@", "staged")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~1",
                "@",
                "$",
                "main~x",
                "main^1.0",
                "main@1",
                "main$x",
                "main@~1",
                "main~1@",
                "main$^",
                "v1@",
                "v1$",
                "main^3",
                "main^-1",
                "dev^2"
            })
    void whatIsNoExpressionOrDoesNotFitIsInvalid(String text) {
        assertThatThrownBy(() -> resolve(text))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "main~3", "main~9999999999", "nope~1", "0123456789abcdef"})
    void whatStandsForNothingIsNotFound(String text) {
        assertThatThrownBy(() -> resolve(text))
                .isInstanceOfSatisfying(
                        TarnException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REF_NOT_FOUND));
    }

    @Test
    void stagingIsNoCommit() {
        assertThatThrownBy(() -> resolve("main$").requireCommit("main$"))
                .hasMessage("reference 'main$': reference to staging area with $ is not a commit");
        assertThatThrownBy(() -> resolve("main$").requireCommit())
                .hasMessage("ref: invalid value: validation error: should point to a commit");
        assertThat(resolve("main@").requireCommit()).isEqualTo(merged);
    }

    @Test
    void aBranchWinsOverATagAndATagOverAnAbbreviatedId() {
        String prefix = side.hex().substring(0, 8);
        assertThat(resolve(prefix).commit()).isEqualTo(side);
        engine.versioning.tags().create(engine.repository, prefix, root);
        assertThat(resolve(prefix).commit()).isEqualTo(root);
        engine.kv.set(
                Keys.branch(engine.repository, "v1"),
                new BranchRecord("v1", merged, "t", List.of(), false, io.tarn.base.Bytes.EMPTY).encode());
        assertThat(resolve("v1").commit()).isEqualTo(merged);
    }

    @Test
    void aFullIdWinsOverABranchOfThatName() {
        engine.kv.set(
                Keys.branch(engine.repository, side.hex()),
                new BranchRecord(side.hex(), merged, "t", List.of(), false, io.tarn.base.Bytes.EMPTY).encode());
        assertThat(resolve(side.hex()).commit()).isEqualTo(side);
    }

    @Test
    void anAmbiguousPrefixStandsForNothingAndALongerOneForItsCommit() {
        Instant time = Instant.EPOCH;
        for (int i = 0; i < 40; i++) {
            engine.store("c" + i, List.of(), 1, time);
        }
        String first = side.hex().substring(0, 1);
        assertThatThrownBy(() -> resolve(first)).hasMessage("not found");
        assertThat(resolve(side.hex().substring(0, 20)).commit()).isEqualTo(side);
        assertThatThrownBy(() -> resolve(side.hex().toUpperCase(java.util.Locale.ROOT)))
                .hasMessage("not found");
    }
}
