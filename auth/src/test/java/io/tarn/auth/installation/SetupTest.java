package io.tarn.auth.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.auth.AccessKey;
import io.tarn.auth.Credential;
import io.tarn.auth.Principal;
import io.tarn.auth.TestInstallation;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Secret;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.MemoryKvStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SetupTest {

    private final MemoryKvStore kv = new MemoryKvStore();
    private final TestInstallation server = new TestInstallation(kv);
    private final Setup setup = server.setup;

    @Test
    void aNewInstallationIsNotInitialized() {
        assertThat(setup.state()).isEqualTo(new SetupState(false, true));
        assertThat(setup.state().text()).isEqualTo("not_initialized");
    }

    @Test
    void setupStoresTheAdministratorAndTheTimeAsTheReferenceDoes() {
        Credential made = setup.setUp(request("admin", CommunicationPreferences.NONE));
        assertThat(made.accessKeyId()).isEqualTo("AKIAIOSFOLQUICKSTART");
        assertThat(setup.state()).isEqualTo(new SetupState(true, true));
        assertThat(text("auth", "installation_metadata/setup_timestamp")).contains("2026-11-22T10:00:00Z");
        assertThat(text("auth", "installation_metadata/setup_auth_none")).contains("2026-11-22T10:00:00Z");
        assertThat(text("auth", "installation_metadata/comm_prefs_set")).contains("false");
        assertThat(text("kv-internal-metadata", "kv/schema/version")).contains("4");
        assertThat(text("basicAuth", "users/superAdmin")).isPresent();
        assertThat(text("basicAuth", "uCredentials/superAdmin/credentials/AKIAIOSFOLQUICKSTART"))
                .isPresent();
        assertThat(server.verifier.verify(TestInstallation.KEY))
                .extracting(Principal::username)
                .isEqualTo("admin");
    }

    @Test
    void withoutAGivenKeyOneIsGenerated() {
        Credential made = setup.setUp(new SetupRequest("admin", Optional.empty(), CommunicationPreferences.NONE));
        assertThat(made.accessKeyId()).matches("AKIAJ[A-Z2-7]{14}Q");
        assertThat(made.secret().value()).matches("[A-Za-z0-9+/]{40}");
        assertThat(server.verifier
                        .verify(new AccessKey(made.accessKeyId(), made.secret()))
                        .username())
                .isEqualTo("admin");
    }

    @Test
    void aSecondSetupIsRefused() {
        setup.setUp(request("admin", CommunicationPreferences.NONE));
        assertFails(
                ErrorKind.CONFLICT,
                "lakeFS already initialized",
                () -> setup.setUp(request("other", preferences("nobody"))));
        assertFails(
                ErrorKind.INVALID,
                "empty user display name",
                () -> setup.setUp(request("", CommunicationPreferences.NONE)));
    }

    @Test
    void badInputLeavesTheInstallationUntouched() {
        assertFails(
                ErrorKind.INVALID,
                "create user - name contains delimiter /: validation error",
                () -> setup.setUp(request("a/b", CommunicationPreferences.NONE)));
        assertFails(
                ErrorKind.INVALID, "invalid email address", () -> setup.setUp(request("admin", preferences("nobody"))));
        AccessKey noSecret = new AccessKey("A", new Secret(""));
        assertThatThrownBy(() ->
                        setup.setUp(new SetupRequest("admin", Optional.of(noSecret), CommunicationPreferences.NONE)))
                .isInstanceOf(TarnException.class);
        assertThat(setup.state().initialized()).isFalse();
    }

    @Test
    void ofManyConcurrentSetupsOnSeveralServersExactlyOneWins() throws Exception {
        List<Setup> servers = List.of(setup, new TestInstallation(kv).setup, new TestInstallation(kv).setup);
        List<Future<Credential>> attempts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                Setup some = servers.get(i % servers.size());
                String name = "admin" + i;
                attempts.add(threads.submit(
                        () -> some.setUp(new SetupRequest(name, Optional.empty(), CommunicationPreferences.NONE))));
            }
        }
        List<Credential> won = new ArrayList<>();
        for (Future<Credential> attempt : attempts) {
            try {
                won.add(attempt.get());
            } catch (ExecutionException lost) {
                assertThat(lost.getCause()).isInstanceOf(TarnException.class).hasMessage("lakeFS already initialized");
            }
        }
        assertThat(won).hasSize(1);
        assertThat(kv.scan(Bytes.utf8("basicAuth"), Bytes.EMPTY, 10)).hasSize(2);
    }

    @Test
    void anAdministratorThatExistsBeforeSetupIsNotReplaced() {
        server.admin.users().create("early");
        assertFails(
                ErrorKind.ALREADY_EXISTS,
                "Already exists",
                () -> setup.setUp(request("admin", CommunicationPreferences.NONE)));
        assertThat(setup.state().initialized()).isFalse();
    }

    @Test
    void anUnreadableTimeOfSetupDoesNotOpenSetupAgain() {
        kv.set(KvKey.of("auth", "installation_metadata/setup_timestamp"), Bytes.utf8("yesterday"));
        assertFails(ErrorKind.CORRUPT, "malformed time of setup", () -> server.setUp());
    }

    @Test
    void theConfigurationCanNameTheAdministratorOnce() {
        assertThat(setup.setUpFromConfiguration("", TestInstallation.KEY)).isFalse();
        assertThat(setup.setUpFromConfiguration("admin", TestInstallation.KEY)).isTrue();
        assertThat(setup.setUpFromConfiguration("other", TestInstallation.KEY)).isFalse();
        assertThat(server.verifier.verify(TestInstallation.KEY).username()).isEqualTo("admin");
    }

    private Optional<String> text(String partition, String key) {
        return kv.get(KvKey.of(partition, key)).map(Bytes::utf8);
    }

    private static SetupRequest request(String username, CommunicationPreferences preferences) {
        return new SetupRequest(username, Optional.of(TestInstallation.KEY), preferences);
    }

    private static CommunicationPreferences preferences(String email) {
        return new CommunicationPreferences(email, "", "", "", true, true);
    }

    private static void assertFails(ErrorKind kind, String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TarnException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessage(message);
    }
}
