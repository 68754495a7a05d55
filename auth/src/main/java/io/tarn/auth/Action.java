package io.tarn.auth;

/** Everything that can be permitted, named as policies name it. The names are part of the protocol. */
public enum Action {
    READ_CONFIG("fs:ReadConfig"),
    LIST_REPOSITORIES("fs:ListRepositories"),
    CREATE_REPOSITORY("fs:CreateRepository"),
    READ_REPOSITORY("fs:ReadRepository"),
    UPDATE_REPOSITORY("fs:UpdateRepository"),
    DELETE_REPOSITORY("fs:DeleteRepository"),
    ATTACH_STORAGE_NAMESPACE("fs:AttachStorageNamespace"),
    IMPORT_FROM_STORAGE("fs:ImportFromStorage"),
    IMPORT_CANCEL("fs:ImportCancel"),
    LIST_OBJECTS("fs:ListObjects"),
    READ_OBJECT("fs:ReadObject"),
    WRITE_OBJECT("fs:WriteObject"),
    DELETE_OBJECT("fs:DeleteObject"),
    LIST_BRANCHES("fs:ListBranches"),
    CREATE_BRANCH("fs:CreateBranch"),
    READ_BRANCH("fs:ReadBranch"),
    DELETE_BRANCH("fs:DeleteBranch"),
    REVERT_BRANCH("fs:RevertBranch"),
    LIST_COMMITS("fs:ListCommits"),
    CREATE_COMMIT("fs:CreateCommit"),
    READ_COMMIT("fs:ReadCommit"),
    LIST_TAGS("fs:ListTags"),
    CREATE_TAG("fs:CreateTag"),
    READ_TAG("fs:ReadTag"),
    DELETE_TAG("fs:DeleteTag"),

    GET_BRANCH_PROTECTION_RULES("branches:GetBranchProtectionRules"),
    SET_BRANCH_PROTECTION_RULES("branches:SetBranchProtectionRules"),

    GET_GARBAGE_COLLECTION_RULES("retention:GetGarbageCollectionRules"),
    SET_GARBAGE_COLLECTION_RULES("retention:SetGarbageCollectionRules"),
    PREPARE_GARBAGE_COLLECTION_COMMITS("retention:PrepareGarbageCollectionCommits"),
    PREPARE_GARBAGE_COLLECTION_UNCOMMITTED("retention:PrepareGarbageCollectionUncommitted"),

    READ_ACTION("ci:ReadAction"),

    LIST_PULL_REQUESTS("pr:ListPullRequests"),
    READ_PULL_REQUEST("pr:ReadPullRequest"),
    WRITE_PULL_REQUEST("pr:WritePullRequest"),

    LIST_USERS("auth:ListUsers"),
    CREATE_USER("auth:CreateUser"),
    READ_USER("auth:ReadUser"),
    DELETE_USER("auth:DeleteUser"),
    LIST_GROUPS("auth:ListGroups"),
    CREATE_GROUP("auth:CreateGroup"),
    READ_GROUP("auth:ReadGroup"),
    DELETE_GROUP("auth:DeleteGroup"),
    ADD_GROUP_MEMBER("auth:AddGroupMember"),
    REMOVE_GROUP_MEMBER("auth:RemoveGroupMember"),
    LIST_POLICIES("auth:ListPolicies"),
    CREATE_POLICY("auth:CreatePolicy"),
    READ_POLICY("auth:ReadPolicy"),
    UPDATE_POLICY("auth:UpdatePolicy"),
    DELETE_POLICY("auth:DeletePolicy"),
    ATTACH_POLICY("auth:AttachPolicy"),
    DETACH_POLICY("auth:DetachPolicy"),
    LIST_CREDENTIALS("auth:ListCredentials"),
    CREATE_CREDENTIALS("auth:CreateCredentials"),
    READ_CREDENTIALS("auth:ReadCredentials"),
    DELETE_CREDENTIALS("auth:DeleteCredentials");

    private final String text;

    Action(String text) {
        this.text = text;
    }

    /** The name in policies and messages, such as {@code fs:ReadObject}. */
    public String text() {
        return text;
    }

    public Permission on(Arn resource) {
        return new Permission(this, resource);
    }
}
