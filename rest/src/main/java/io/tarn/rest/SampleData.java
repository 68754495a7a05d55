package io.tarn.rest;

/** Fills new repositories for those who want something to try things out with. Any thread may call it. */
@FunctionalInterface
public interface SampleData {

    /** Uploads the sample files to {@code branch} and commits them there. */
    void addTo(String repository, String branch, String committer);
}
