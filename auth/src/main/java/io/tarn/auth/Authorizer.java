package io.tarn.auth;

import java.util.List;

/** Decides what a caller may do. Any thread may call any method. */
public interface Authorizer {

    /**
     * Returns if {@code caller} has every one of {@code permissions}.
     *
     * @throws io.tarn.base.TarnException {@code UNAUTHENTICATED} for an anonymous caller, {@code NOT_PERMITTED} for a known
     *     one without a permission
     */
    void require(Caller caller, List<Permission> permissions);

    default void require(Caller caller, Permission permission) {
        require(caller, List.of(permission));
    }

    /**
     * Returns if {@code caller} may have {@code action} on some resource: the gate of a listing whose items are then judged
     * one by one with {@link #allows}.
     *
     * @throws io.tarn.base.TarnException as {@link #require}
     */
    void requireSomewhere(Caller caller, Action action);

    /** Whether {@code caller} has {@code permission}; false for an anonymous one. */
    boolean allows(Caller caller, Permission permission);
}
