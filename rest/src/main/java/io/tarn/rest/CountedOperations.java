package io.tarn.rest;

import java.util.Set;

/** Which operations count as usage: all that work with data or users, but not those about the server or about settings. */
final class CountedOperations {

    private static final Set<String> UNCOUNTED = Set.of(
            "getCurrentUser",
            "getConfig",
            "getStorageConfig",
            "getLakeFSVersion",
            "getGarbageCollectionConfig",
            "postStatsEvents",
            "getGCRules",
            "setGCRules",
            "deleteGCRules",
            "getBranchProtectionRules",
            "internalGetGarbageCollectionRules",
            "internalSetGarbageCollectionRules",
            "internalDeleteGarbageCollectionRules",
            "internalGetBranchProtectionRules",
            "dumpStatus",
            "restoreStatus",
            "prepareGarbageCollectionCommitsStatus");

    private CountedOperations() {}

    /** Whether calls of an operation by known callers count. */
    static boolean contains(String operationId) {
        return !UNCOUNTED.contains(operationId);
    }
}
