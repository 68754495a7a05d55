package io.tarn.server;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.catalog.Catalog;
import io.tarn.catalog.Condition;
import io.tarn.catalog.HistoryCatalog;
import io.tarn.catalog.ObjectCatalog;
import io.tarn.catalog.RepositoryCatalog;
import io.tarn.versioning.NewCommit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small repository to try things out with: tables as CSV and Parquet, and a text that says what they are. */
final class SampleRepository {

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
        FILES.forEach(file -> upload(name, file));
        NewCommit commit = new NewCommit(
                committer, "Add the sample tables", Map.of("source", "sample data of Tarn"), Optional.empty());
        catalog.history()
                .commit(name, BRANCH, new HistoryCatalog.CommitRequest(commit, Optional.empty(), false, false));
        return true;
    }

    private String namespace(String name) {
        return catalog.storage().type().equals("mem") ? "mem://" + name : "local://" + name;
    }

    private void upload(String repository, SampleFile file) {
        try (InputStream in = SampleRepository.class.getResourceAsStream("sample/" + file.path())) {
            if (in == null) {
                throw new IllegalStateException("the build has no sample file " + file.path());
            }
            catalog.objects()
                    .upload(
                            repository,
                            BRANCH,
                            new ObjectCatalog.Upload(
                                    Bytes.utf8(file.path()), file.contentType(), Map.of(), Condition.none(), false),
                            in,
                            -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
