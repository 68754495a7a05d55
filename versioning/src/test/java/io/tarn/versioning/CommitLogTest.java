package io.tarn.versioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitLogTest {

    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void history() {
        engine.put("main", "a/1", "1");
        engine.commit("main", "one");
        engine.branch("dev", "main");
        engine.put("dev", "b/1", "1");
        engine.commit("dev", "dev one");
        engine.put("main", "a/2", "1");
        engine.commit("main", "two");
        engine.merge("dev", "main");
        engine.put("main", "a/1", "2");
        engine.commit("main", "three");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static LogRequest request(Optional<String> after, int amount, boolean limit) {
        return new LogRequest(after, amount, limit, false, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    private Page<CommitEntry> page(LogRequest request) {
        return engine.versioning.log().log(engine.repository, "main", request);
    }

    private List<String> messages(LogRequest request) {
        return page(request).results().stream()
                .map(commit -> commit.commit().message())
                .toList();
    }

    @Test
    void theNewestCommitComesFirstAndEachOnce() {
        assertThat(messages(LogRequest.first(100)))
                .containsExactly("three", "merge", "two", "dev one", "one", "Repository created");
    }

    @Test
    void pagesOfEverySizeGiveTheWholeHistory() {
        List<String> whole = messages(LogRequest.first(100));
        for (int amount = 1; amount <= whole.size(); amount++) {
            List<String> paged = new ArrayList<>();
            Optional<String> after = Optional.empty();
            Page<CommitEntry> page;
            do {
                page = page(request(after, amount, false));
                page.results().forEach(commit -> paged.add(commit.commit().message()));
                after = Optional.of(page.results().getLast().id().hex());
            } while (page.hasMore());
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void aLimitSaysNothingOfWhatFollows() {
        assertThat(page(request(Optional.empty(), 2, false)).hasMore()).isTrue();
        Page<CommitEntry> limited = page(request(Optional.empty(), 2, true));
        assertThat(limited.results()).hasSize(2);
        assertThat(limited.hasMore()).isFalse();
    }

    @Test
    void theFirstParentsAloneAreTheMainline() {
        LogRequest mainline = new LogRequest(
                Optional.empty(), 100, false, true, Optional.empty(), Optional.empty(), List.of(), List.of());
        assertThat(messages(mainline)).containsExactly("three", "merge", "two", "one", "Repository created");
    }

    @Test
    void olderCommitsAreLeftOutAndTheLastOneIsShown() {
        Instant since = page(LogRequest.first(100)).results().get(2).commit().creationDate();
        LogRequest recent = new LogRequest(
                Optional.empty(), 100, false, false, Optional.of(since), Optional.empty(), List.of(), List.of());
        assertThat(messages(recent)).containsExactly("three", "merge", "two");
        LogRequest stopping = new LogRequest(
                Optional.empty(), 100, false, false, Optional.empty(), Optional.of("main~2"), List.of(), List.of());
        assertThat(messages(stopping)).containsExactly("three", "merge", "two");
    }

    @Test
    void filtersKeepTheCommitsThatChangedAKeyOrAPrefixAndNoMerges() {
        assertThat(messages(filtered(List.of("a/1"), List.of()))).containsExactly("three", "one");
        assertThat(messages(filtered(List.of(), List.of("a/")))).containsExactly("three", "two", "one");
        assertThat(messages(filtered(List.of("b/1"), List.of("a/2")))).containsExactly("two", "dev one");
        assertThat(messages(filtered(List.of("nope"), List.of()))).isEmpty();
    }

    private static LogRequest filtered(List<String> objects, List<String> prefixes) {
        return new LogRequest(
                Optional.empty(),
                100,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                objects.stream().map(Bytes::utf8).toList(),
                prefixes.stream().map(Bytes::utf8).toList());
    }

    @Test
    void aPageBehindACommitOfAnotherHistoryIsEmpty() {
        CommitId foreign = engine.store("foreign", List.of(), 1, Instant.EPOCH);
        assertThat(page(request(Optional.of(foreign.hex()), 10, false)).results())
                .isEmpty();
    }
}
