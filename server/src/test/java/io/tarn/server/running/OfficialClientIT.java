package io.tarn.server.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakefs.clients.sdk.ApiException;
import io.lakefs.clients.sdk.model.CherryPickCreation;
import io.lakefs.clients.sdk.model.ObjectCopyCreation;
import io.lakefs.clients.sdk.model.ObjectStats;
import io.lakefs.clients.sdk.model.PathList;
import io.lakefs.clients.sdk.model.ResetCreation;
import io.lakefs.clients.sdk.model.RevertCreation;
import io.lakefs.clients.sdk.model.TagCreation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, done with the published Java client: some hundred files with awkward names, in versions, all read back
 * byte for byte. The files are on {@code main}, tagged {@code v1}; each test works on branches of its own.
 */
class OfficialClientIT {

    private static final NavigableMap<String, GeneratedContent> FILES = SampleTree.files();

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Lake lake;
    private static String first;

    @BeforeAll
    static void uploadAndCommit() throws Exception {
        server = TestServer.start(folder.resolve("server"));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        lake = Lake.create(OfficialClient.of(server.uri(), scratch), "sample-lake", scratch);
        lake.uploadAll("main", FILES);
        first = lake.commit("main", "all files");
        lake.client()
                .tags()
                .createTag(lake.repository(), new TagCreation().id("v1").ref("main"))
                .execute();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String branchFromFirst(String name) throws ApiException {
        lake.branch(name, first);
        return name;
    }

    private static NavigableMap<String, GeneratedContent> committed(String branch, Edits edits) throws Exception {
        edits.applyTo(lake, branch);
        lake.commit(branch, "edits on " + branch);
        return edits.applyTo(FILES);
    }

    @Test
    void everyFileIsReadBackFromBranchTagAndCommit() throws Exception {
        lake.requireContent("main", FILES);
        lake.requireContent("v1", FILES);
        lake.requireContent(first, FILES);
    }

    @Test
    void listingsPageThroughAllNamesInByteOrder() throws Exception {
        for (int amount : new int[] {1000, 50, 7}) {
            assertThat(lake.list("main", "", amount)).containsExactlyElementsOf(FILES.keySet());
        }
        assertThat(lake.list("main", "segments/a", 3))
                .containsExactlyElementsOf(FILES.keySet().stream()
                        .filter(path -> path.startsWith("segments/a"))
                        .toList());
    }

    @Test
    void listingsWithDelimiterShowOneLevel() throws Exception {
        for (String prefix : List.of("", "sales/year=2024/", "segments/", "segments/a/", "/", "scripts/日本語/")) {
            List<ObjectStats> level = lake.client()
                    .objects()
                    .listObjects(lake.repository(), "main")
                    .prefix(prefix)
                    .delimiter("/")
                    .amount(1000)
                    .execute()
                    .getResults();

            assertThat(level)
                    .as("under " + prefix)
                    .extracting(ObjectStats::getPath)
                    .containsExactlyElementsOf(level(prefix));
            assertThat(level)
                    .allSatisfy(stats -> assertThat(stats.getPathType())
                            .as(stats.getPath())
                            .isEqualTo(
                                    stats.getPath().endsWith("/")
                                                    && !stats.getPath().equals(prefix)
                                            ? ObjectStats.PathTypeEnum.COMMON_PREFIX
                                            : ObjectStats.PathTypeEnum.OBJECT));
        }
    }

    /** Objects directly under the prefix, and the prefixes up to the next slash. */
    private static List<String> level(String prefix) {
        return FILES.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> {
                    int slash = path.indexOf('/', prefix.length());
                    return slash < 0 ? path : path.substring(0, slash + 1);
                })
                .distinct()
                .toList();
    }

    @Test
    void changesShowUntilCommittedAndLeaveOtherVersionsAlone() throws Exception {
        String branch = branchFromFirst("changes");
        Edits edits = Edits.of(FILES, 0);
        NavigableMap<String, GeneratedContent> changed = edits.applyTo(FILES);

        edits.applyTo(lake, branch);

        assertThat(lake.uncommitted(branch)).containsExactlyEntriesOf(Edits.between(FILES, changed));
        lake.requireContent(branch, changed);
        lake.commit(branch, "changes");
        assertThat(lake.uncommitted(branch)).isEmpty();
        assertThat(lake.diff("v1", branch, "two_dot")).containsExactlyEntriesOf(Edits.between(FILES, changed));
        assertThat(lake.diff(branch, "v1", "two_dot")).containsExactlyEntriesOf(Edits.between(changed, FILES));
        lake.requireContent(branch, changed);
        lake.requireContent("v1", FILES);
    }

    @Test
    void mergesJoinTheChangesOfBothSides() throws Exception {
        String ours = branchFromFirst("ours");
        String theirs = branchFromFirst("theirs");
        Edits ourEdits = Edits.of(FILES, 3);
        Edits theirEdits = Edits.of(FILES, 6);
        NavigableMap<String, GeneratedContent> their = committed(theirs, theirEdits);
        committed(ours, ourEdits);

        assertThat(lake.diff(ours, theirs, "three_dot")).containsExactlyEntriesOf(Edits.between(FILES, their));
        String merged = lake.merge(theirs, ours, "");

        lake.requireContent(ours, theirEdits.applyTo(ourEdits.applyTo(FILES)));
        assertThat(lake.log(ours).getFirst()).isEqualTo(merged);
        assertThat(lake.log(ours)).contains(lake.head(theirs), first);
        assertThat(lake.diff(ours, theirs, "three_dot")).isEmpty();
    }

    @Test
    void conflictsAreRefusedUnlessAStrategyDecides() throws Exception {
        String source = branchFromFirst("conflict-source");
        NavigableMap<String, GeneratedContent> sourceFiles = committed(source, Edits.of(FILES, 1));
        Edits destinationEdits = Edits.of(FILES, 2);
        String destination = branchFromFirst("conflict-destination");
        NavigableMap<String, GeneratedContent> destinationFiles = committed(destination, destinationEdits);
        lake.branch("conflict-source-wins", destination);
        lake.branch("conflict-dest-wins", destination);

        assertThatThrownBy(() -> lake.merge(source, destination, ""))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(409));
        lake.requireContent(destination, destinationFiles);

        lake.merge(source, "conflict-source-wins", "source-wins");
        lake.merge(source, "conflict-dest-wins", "dest-wins");

        lake.requireContent("conflict-source-wins", join(destinationFiles, sourceFiles));
        lake.requireContent("conflict-dest-wins", join(sourceFiles, destinationFiles));
    }

    /** Both sides' changes of {@link #FILES}; where both changed a path, the winner's. */
    private static NavigableMap<String, GeneratedContent> join(
            NavigableMap<String, GeneratedContent> loser, NavigableMap<String, GeneratedContent> winner) {
        NavigableMap<String, GeneratedContent> joined = new TreeMap<>(loser);
        Edits.between(FILES, winner).keySet().forEach(path -> {
            GeneratedContent content = winner.get(path);
            if (content == null) {
                joined.remove(path);
            } else {
                joined.put(path, content);
            }
        });
        return joined;
    }

    @Test
    void revertTakesBackOneCommit() throws Exception {
        String branch = branchFromFirst("reverted");
        committed(branch, Edits.of(FILES, 4));
        String edited = lake.head(branch);
        lake.upload(branch, "later", new GeneratedContent(7, 77));
        lake.commit(branch, "later");

        lake.client()
                .branches()
                .revertBranch(
                        lake.repository(),
                        branch,
                        new RevertCreation().ref(edited).parentNumber(0))
                .execute();

        NavigableMap<String, GeneratedContent> expected = new TreeMap<>(FILES);
        expected.put("later", new GeneratedContent(7, 77));
        lake.requireContent(branch, expected);
        assertThat(lake.log(branch)).hasSize(lake.log(first).size() + 3).contains(edited);
    }

    @Test
    void cherryPickBringsOneCommit() throws Exception {
        String source = branchFromFirst("picked-from");
        lake.upload(source, "not picked", new GeneratedContent(8, 88));
        lake.commit(source, "not picked");
        Edits edits = Edits.of(FILES, 5);
        committed(source, edits);
        String branch = branchFromFirst("picked-to");

        lake.client()
                .branches()
                .cherryPick(lake.repository(), branch, new CherryPickCreation().ref(source))
                .execute();

        lake.requireContent(branch, edits.applyTo(FILES));
    }

    @Test
    void resetDropsUncommittedChangesOfOneObjectOfAPrefixAndOfAll() throws Exception {
        String branch = branchFromFirst("to-reset");
        Edits edits = Edits.of(FILES, 0);
        edits.applyTo(lake, branch);
        NavigableMap<String, GeneratedContent> changed = edits.applyTo(FILES);
        String one = edits.puts().firstKey();

        reset(branch, new ResetCreation().type(ResetCreation.TypeEnum.OBJECT).path(one));
        assertThat(lake.uncommitted(branch).keySet())
                .containsExactlyElementsOf(Edits.between(FILES, changed).keySet().stream()
                        .filter(path -> !path.equals(one))
                        .toList());
        reset(
                branch,
                new ResetCreation().type(ResetCreation.TypeEnum.COMMON_PREFIX).path("s"));
        assertThat(lake.uncommitted(branch).keySet())
                .isNotEmpty()
                .containsExactlyElementsOf(Edits.between(FILES, changed).keySet().stream()
                        .filter(path -> !path.equals(one) && !path.startsWith("s"))
                        .toList());
        reset(branch, new ResetCreation().type(ResetCreation.TypeEnum.RESET));
        assertThat(lake.uncommitted(branch)).isEmpty();
        lake.requireContent(branch, FILES);
    }

    private static void reset(String branch, ResetCreation reset) throws ApiException {
        lake.client().branches().resetBranch(lake.repository(), branch, reset).execute();
    }

    @Test
    void hardResetMovesTheBranchToAnotherCommit() throws Exception {
        String branch = branchFromFirst("to-hard-reset");
        NavigableMap<String, GeneratedContent> edited = committed(branch, Edits.of(FILES, 6));
        String head = lake.head(branch);

        lake.client()
                .experimental()
                .hardResetBranch(lake.repository(), branch, "v1")
                .execute();
        lake.requireContent(branch, FILES);
        assertThat(lake.log(branch)).isEqualTo(lake.log("v1"));

        lake.client()
                .experimental()
                .hardResetBranch(lake.repository(), branch, head)
                .execute();
        lake.requireContent(branch, edited);
    }

    @Test
    void bulkDeletesAndCopiesTakeEffectForEachName() throws Exception {
        String branch = branchFromFirst("bulk");
        List<String> deleted = FILES.keySet().stream()
                .filter(path -> !path.startsWith("sales/"))
                .toList();
        NavigableMap<String, GeneratedContent> expected = FILES.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("sales/"))
                .collect(Collectors.toMap(
                        entry -> entry.getKey(),
                        entry -> entry.getValue(),
                        (a, b) -> a,
                        () -> new TreeMap<>(SampleTree.BYTE_ORDER)));

        assertThat(lake.client()
                        .objects()
                        .deleteObjects(lake.repository(), branch, new PathList().paths(deleted))
                        .execute()
                        .getErrors())
                .isEmpty();
        lake.client()
                .objects()
                .copyObject(
                        lake.repository(),
                        branch,
                        "copies/+ %?",
                        new ObjectCopyCreation().srcRef("v1").srcPath("segments/a//b"))
                .execute();

        expected.put("copies/+ %?", FILES.get("segments/a//b"));
        lake.requireContent(branch, expected);
        lake.commit(branch, "few left");
        lake.requireContent(branch, expected);
    }
}
