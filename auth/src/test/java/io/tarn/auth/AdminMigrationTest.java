package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.MemoryKvStore;
import org.junit.jupiter.api.Test;

class AdminMigrationTest {

    private final MemoryKvStore kv = new MemoryKvStore();
    private final TestInstallation server = new TestInstallation(kv);
    private final AdminMigration migration = new AdminMigration(kv);

    @Test
    void aSoleUserWithASoleKeyBecomesTheAdministrator() {
        older("users/admin", "users/superAdmin");
        older("uCredentials/admin/credentials/K", "uCredentials/superAdmin/credentials/AKIAIOSFOLQUICKSTART");
        migration.run();
        assertThat(server.verifier.verify(TestInstallation.KEY).username()).isEqualTo("admin");
        migration.run();
    }

    @Test
    void anInstallationOfTheReferenceOpensWithItsOwnKey() {
        Golden.installation().forEach(entry -> kv.set(KvKey.of(entry.partition(), entry.key()), entry.value()));
        migration.run();
        TestInstallation opened = new TestInstallation(kv);
        assertThat(opened.setup.state().text()).isEqualTo("initialized");
        assertThat(opened.setup.state().preferencesMissing()).isFalse();
        assertThat(opened.verifier.verify(TestInstallation.KEY).username()).isEqualTo("admin");
    }

    @Test
    void asksForAChoiceWhereThereIsNotExactlyOne() {
        assertUndecided("no users configured");
        older("users/admin", "users/superAdmin");
        assertUndecided("no credentials found for user (admin)");
        older("uCredentials/admin/credentials/A", "uCredentials/superAdmin/credentials/AKIAIOSFOLQUICKSTART");
        older("uCredentials/admin/credentials/B", "uCredentials/superAdmin/credentials/AKIAIOSFOLQUICKSTART");
        assertUndecided("too many credentials for user (admin)");
        older("users/other", "users/superAdmin");
        assertUndecided("too many users");

        migration.run("admin", "B");
        assertThat(server.verifier.verify(TestInstallation.KEY).username()).isEqualTo("admin");
        assertThatThrownBy(() -> migration.run("admin", "A")).hasMessage("Already exists");
    }

    @Test
    void aChoiceThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> migration.run("nobody", "A")).hasMessage("user not found");
        older("users/admin", "users/superAdmin");
        assertThatThrownBy(() -> migration.run("admin", "A")).hasMessage("credentials not found");
    }

    private void older(String key, String recorded) {
        Bytes value = Golden.installation().stream()
                .filter(entry -> entry.key().equals(recorded))
                .findFirst()
                .orElseThrow()
                .value();
        kv.set(KvKey.of("auth", key), value);
    }

    private void assertUndecided(String reason) {
        assertThatThrownBy(migration::run).isInstanceOf(TarnException.class).hasMessageContaining(": " + reason + ";");
    }
}
