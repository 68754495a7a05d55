package io.tarn.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakefs.clients.sdk.ApiException;
import io.lakefs.clients.sdk.model.BranchCreation;
import io.lakefs.clients.sdk.model.Commit;
import io.lakefs.clients.sdk.model.CommitCreation;
import io.lakefs.clients.sdk.model.Diff;
import io.lakefs.clients.sdk.model.DiffList;
import io.lakefs.clients.sdk.model.Merge;
import io.lakefs.clients.sdk.model.ObjectStats;
import io.lakefs.clients.sdk.model.ObjectStatsList;
import io.lakefs.clients.sdk.model.RepositoryCreation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** One repository as its user sees it through the published client. For any number of threads. */
final class Lake {

    private static final int AT_ONCE = 4;
    private static final int PAGE = 97;

    private final OfficialClient client;
    private final String repository;
    private final Path scratch;

    /** @param scratch a folder for files on their way up and down */
    private Lake(OfficialClient client, String repository, Path scratch) {
        this.client = client;
        this.repository = repository;
        this.scratch = scratch;
    }

    static Lake create(OfficialClient client, String repository, Path scratch) throws ApiException {
        client.repositories()
                .createRepository(new RepositoryCreation().name(repository).storageNamespace("local://" + repository))
                .execute();
        return new Lake(client, repository, scratch);
    }

    OfficialClient client() {
        return client;
    }

    String repository() {
        return repository;
    }

    void upload(String branch, String path, GeneratedContent content) throws ApiException, IOException {
        Path file = Files.createTempFile(scratch, "up", "");
        try (InputStream bytes = content.open()) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            ObjectStats stats = client.objects()
                    .uploadObject(repository, branch, path)
                    .content(file.toFile())
                    .execute();
            assertThat(stats.getPath()).isEqualTo(path);
            assertThat(stats.getSizeBytes()).isEqualTo(content.size());
        } finally {
            Files.delete(file);
        }
    }

    void uploadAll(String branch, Map<String, GeneratedContent> files) throws Exception {
        List<Callable<String>> uploads = new ArrayList<>();
        files.forEach((path, content) -> uploads.add(() -> {
            upload(branch, path, content);
            return path;
        }));
        Workers.run(AT_ONCE, uploads);
    }

    void delete(String branch, String path) throws ApiException {
        client.objects().deleteObject(repository, branch, path).execute();
    }

    /** The SHA-256, in hex, of the object's bytes. */
    String hash(String ref, String path) throws ApiException, IOException {
        File file = client.objects().getObject(repository, ref, path).execute();
        try {
            return GeneratedContent.hash(Files.newInputStream(file.toPath()));
        } finally {
            Files.delete(file.toPath());
        }
    }

    /** Requires that the version has exactly these objects, and reads each of them. */
    void requireContent(String ref, NavigableMap<String, GeneratedContent> expected) throws Exception {
        assertThat(list(ref, "", PAGE)).as("objects of " + ref).containsExactlyElementsOf(expected.keySet());
        List<Callable<Map.Entry<String, String>>> reads = new ArrayList<>();
        expected.keySet().forEach(path -> reads.add(() -> Map.entry(path, hash(ref, path))));
        Map<String, String> hashes = new HashMap<>();
        Workers.run(AT_ONCE, reads).forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
        expected.forEach((path, content) ->
                assertThat(hashes.get(path)).as(path + " of " + ref).isEqualTo(content.hash()));
    }

    /** The paths in the order of the pages. */
    List<String> list(String ref, String prefix, int amount) throws ApiException {
        List<String> paths = new ArrayList<>();
        String after = "";
        ObjectStatsList page;
        do {
            page = client.objects()
                    .listObjects(repository, ref)
                    .prefix(prefix)
                    .after(after)
                    .amount(amount)
                    .execute();
            page.getResults().forEach(stats -> paths.add(stats.getPath()));
            after = page.getPagination().getNextOffset();
        } while (page.getPagination().getHasMore());
        return paths;
    }

    String commit(String branch, String message) throws ApiException {
        Commit commit = client.commits()
                .commit(
                        repository,
                        branch,
                        new CommitCreation().message(message).putMetadataItem("by", "test"))
                .execute();
        assertThat(commit.getMessage()).isEqualTo(message);
        return commit.getId();
    }

    void branch(String name, String source) throws ApiException {
        client.branches()
                .createBranch(repository, new BranchCreation().name(name).source(source))
                .execute();
    }

    String head(String branch) throws ApiException {
        return client.branches().getBranch(repository, branch).execute().getCommitId();
    }

    /** Merges; {@code strategy} is empty for none. */
    String merge(String source, String destination, String strategy) throws ApiException {
        Merge merge = new Merge().message("merge " + source);
        return client.refs()
                .mergeIntoBranch(repository, source, destination)
                .merge(strategy.isEmpty() ? merge : merge.strategy(strategy))
                .execute()
                .getReference();
    }

    /** The ids of the commits from {@code ref} back. */
    List<String> log(String ref) throws ApiException {
        return client.refs().logCommits(repository, ref).amount(1000).execute().getResults().stream()
                .map(Commit::getId)
                .toList();
    }

    NavigableMap<String, Diff.TypeEnum> uncommitted(String branch) throws ApiException {
        return all(after -> client.branches()
                .diffBranch(repository, branch)
                .after(after)
                .amount(PAGE)
                .execute());
    }

    /** The differences between two versions; {@code type} is {@code two_dot} or {@code three_dot}. */
    NavigableMap<String, Diff.TypeEnum> diff(String left, String right, String type) throws ApiException {
        return all(after -> client.refs()
                .diffRefs(repository, left, right)
                .type(type)
                .after(after)
                .amount(PAGE)
                .execute());
    }

    /** One page of differences behind a path. */
    private interface DiffPage {
        DiffList after(String path) throws ApiException;
    }

    private static NavigableMap<String, Diff.TypeEnum> all(DiffPage pages) throws ApiException {
        NavigableMap<String, Diff.TypeEnum> all = new TreeMap<>(SampleTree.BYTE_ORDER);
        String after = "";
        DiffList page;
        do {
            page = pages.after(after);
            page.getResults().forEach(diff -> all.put(diff.getPath(), diff.getType()));
            after = page.getPagination().getNextOffset();
        } while (page.getPagination().getHasMore());
        return all;
    }
}
