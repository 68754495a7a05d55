package io.tarn.server;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.Catalog;
import io.tarn.catalog.Condition;
import io.tarn.catalog.HistoryCatalog;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.RepositoryCatalog;
import io.tarn.rest.SampleData;
import io.tarn.versioning.NewCommit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data to try things out with: tables as CSV and Parquet, and a text that says what they are. */
final class SampleRepository implements SampleData {

    private static final String BRANCH = "main";

    private record SampleFile(String path, String contentType) {}

    private static final List<SampleFile> FILES = List.of(
            new SampleFile("README.md", "text/markdown"),
            new SampleFile("lakes/lakes.csv", "text/csv"),
            new SampleFile("lakes/lakes.parquet", "application/vnd.apache.parquet"),
            new SampleFile("measurements/2026-01.parquet", "application/vnd.apache.parquet"),
            new SampleFile("measurements/2026-02.parquet", "application/vnd.apache.parquet"));

    private final Catalog catalog;

    SampleRepository(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Makes it with one commit; false if there is a repository of that name. */
    boolean create(String name, String committer) {
        try {
            catalog.repositories()
                    .create(new RepositoryCatalog.NewRepository(name, namespace(name), "", BRANCH, false, false));
        } catch (TarnException e) {
            if (e.kind() == ErrorKind.ALREADY_EXISTS) {
                return false;
            }
            throw e;
        }
        addTo(name, BRANCH, committer);
        return true;
    }

    @Override
    public void addTo(String repository, String branch, String committer) {
        FILES.forEach(file -> upload(repository, branch, file));
        NewCommit commit = new NewCommit(committer, "Add sample data", Map.of(), Optional.empty());
        catalog.history()
                .commit(repository, branch, new HistoryCatalog.CommitRequest(commit, Optional.empty(), false, false));
    }

    private String namespace(String name) {
        return catalog.storage().type().equals("mem") ? "mem://" + name : "local://" + name;
    }

    private void upload(String repository, String branch, SampleFile file) {
        try (InputStream in = SampleRepository.class.getResourceAsStream("sample/" + file.path())) {
            if (in == null) {
                throw new IllegalStateException("the build has no sample file " + file.path());
            }
            catalog.objects()
                    .upload(
                            repository,
                            branch,
                            new ObjectCatalog.Upload(
                                    Bytes.utf8(file.path()), file.contentType(), Map.of(), Condition.none(), false),
                            in,
                            -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
