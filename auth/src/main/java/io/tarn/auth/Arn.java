package io.tarn.auth;

import io.tarn.base.Bytes;

/**
 * The name of a thing that permissions are about: {@code arn:lakefs:<service>:<region>:<account>:<resource>}, with region and
 * account empty. Names of things stand in it as they are, nothing is escaped.
 */
public record Arn(String text) {

    /** Everything. */
    public static final Arn ANY = new Arn("*");

    private static final String DATA = "arn:lakefs:fs:::";
    private static final String AUTH = "arn:lakefs:auth:::";

    public static Arn repository(String repository) {
        return new Arn(DATA + "repository/" + repository);
    }

    /** An object by its path; on which branch does not matter. */
    public static Arn object(String repository, Bytes path) {
        return new Arn(repository(repository).text + "/object/" + path.utf8());
    }

    public static Arn branch(String repository, String branch) {
        return new Arn(repository(repository).text + "/branch/" + branch);
    }

    public static Arn tag(String repository, String tag) {
        return new Arn(repository(repository).text + "/tag/" + tag);
    }

    /** A place in a block store, such as {@code s3://bucket/prefix}. */
    public static Arn storageNamespace(String uri) {
        return new Arn(DATA + "namespace/" + uri);
    }

    public static Arn user(String username) {
        return new Arn(AUTH + "user/" + username);
    }

    public static Arn group(String id) {
        return new Arn(AUTH + "group/" + id);
    }

    public static Arn policy(String id) {
        return new Arn(AUTH + "policy/" + id);
    }

    @Override
    public String toString() {
        return text;
    }
}
