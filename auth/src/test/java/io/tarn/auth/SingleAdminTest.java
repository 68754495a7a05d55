package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import io.tarn.kv.MemoryKvStore;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SingleAdminTest {

    private final MemoryKvStore kv = new MemoryKvStore();
    private final TestInstallation server = new TestInstallation(kv).setUp();
    private final Users users = server.admin.users();
    private final Credentials credentials = server.admin.credentials();

    @Test
    void thereIsOneUser() {
        assertThat(users.list("", "", 100).results()).extracting(User::username).containsExactly("admin");
        assertThat(users.list("b", "", 100).results()).isEmpty();
        assertThat(users.list("", "admin", 100).results()).isEmpty();
        assertThat(users.get("admin")).isEqualTo(users.find("admin").orElseThrow());
        assertFails(ErrorKind.NOT_FOUND, "user not found", () -> users.get("nobody"));
        assertFails(ErrorKind.NOT_FOUND, "user not found", () -> users.delete("nobody"));
        assertFails(ErrorKind.ALREADY_EXISTS, "Already exists", () -> users.create("bob"));
    }

    @Test
    void thereIsOneCredential() {
        String id = TestInstallation.KEY.id();
        assertThat(credentials.get("admin", id).secret()).isEqualTo(TestInstallation.KEY.secret());
        assertFails(ErrorKind.NOT_FOUND, "credentials not found", () -> credentials.get("admin", "NOPE"));
        assertFails(ErrorKind.NOT_FOUND, "credentials not found", () -> credentials.get("bob", id));
        assertFails(
                ErrorKind.INVALID,
                "exceeded number of allowed credentials: invalid request",
                () -> credentials.create("admin"));
        assertFails(ErrorKind.NOT_FOUND, "not found", () -> credentials.create("bob"));
        assertFails(ErrorKind.NOT_IMPLEMENTED, "Not Implemented", () -> credentials.list("admin", "", "", 1));
        assertFails(ErrorKind.NOT_IMPLEMENTED, "Not Implemented", () -> credentials.delete("admin", id));
    }

    @Test
    void aDeletedAdministratorIsLockedOutAtOnceAndCanBeMadeAnew() {
        server.verifier.verify(TestInstallation.KEY);
        users.delete("admin");
        assertFails(
                ErrorKind.UNAUTHENTICATED,
                "error authenticating request",
                () -> server.verifier.verify(TestInstallation.KEY));
        users.create("bob");
        assertThat(credentials.find(TestInstallation.KEY.id())).isEmpty();
        Credential made = credentials.create("bob");
        assertThat(server.verifier
                        .verify(new AccessKey(made.accessKeyId(), made.secret()))
                        .username())
                .isEqualTo("bob");
    }

    @Test
    void anotherServerNoticesADeletionWhenItsMemoryExpires() {
        TestInstallation other = new TestInstallation(kv);
        other.verifier.verify(TestInstallation.KEY);
        users.delete("admin");
        other.clock.advance(Duration.ofSeconds(19));
        assertThat(other.verifier.verify(TestInstallation.KEY).username()).isEqualTo("admin");
        other.clock.advance(Duration.ofSeconds(5));
        assertThat(other.admin.users().find("admin")).isEmpty();
    }

    @Test
    void anotherServerNoticesANewAdministratorAtOnce() {
        users.delete("admin");
        TestInstallation other = new TestInstallation(kv);
        assertThat(other.admin.users().find("bob")).isEmpty();
        server.admin.create(
                User.internal("bob", server.clock.instant()),
                new Credential("K", new Secret("s"), server.clock.instant(), "bob"));
        assertThat(other.verifier.verify(new AccessKey("K", new Secret("s"))).username())
                .isEqualTo("bob");
    }

    @Test
    void everythingIsPermittedToTheAdministratorAndNothingToOthers() {
        Authorizer authorizer = new SingleAdminAuthorizer();
        Permission permission = Action.DELETE_REPOSITORY.on(Arn.repository("r"));
        Caller admin = server.verifier.verify(TestInstallation.KEY);
        authorizer.require(admin, permission);
        authorizer.requireSomewhere(admin, Action.LIST_REPOSITORIES);
        assertThat(authorizer.allows(admin, permission)).isTrue();
        assertThat(authorizer.allows(Caller.anonymous(), permission)).isFalse();
        assertFails(
                ErrorKind.UNAUTHENTICATED,
                "error authenticating request",
                () -> authorizer.require(Caller.anonymous(), permission));
        assertFails(
                ErrorKind.UNAUTHENTICATED,
                "error authenticating request",
                () -> authorizer.requireSomewhere(Caller.anonymous(), Action.LIST_REPOSITORIES));
    }

    private static void assertFails(ErrorKind kind, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TarnException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessage(message);
    }
}
