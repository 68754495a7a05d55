package io.tarn.auth.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.auth.TestInstallation;
import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.kv.KvKey;
import io.tarn.kv.MemoryKvStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    private final MemoryKvStore kv = new MemoryKvStore();
    private final TestInstallation server = new TestInstallation(kv);

    @Test
    void canBeSetOnceAfterSetup() {
        assertRefused(ErrorKind.PRECONDITION_FAILED, "lakeFS is not initialized", "a@b.org");
        server.setUp();
        assertRefused(ErrorKind.INVALID, "email is required", "");
        assertRefused(ErrorKind.INVALID, "invalid email address", "nobody");
        server.setup.setPreferences(preferences("someone@tarn-transcripts.org"));
        assertThat(server.setup.state().preferencesMissing()).isFalse();
        assertRefused(ErrorKind.CONFLICT, "communication preferences already set", "a@b.org");
    }

    @Test
    void comeWithSetupAndAreStoredAsTheReferenceStoresThem() {
        server.setup.setUp(new SetupRequest(
                "admin", Optional.empty(), new CommunicationPreferences("a@b.cd", "", "Ä", "", true, false)));
        assertThat(server.setup.state()).isEqualTo(new SetupState(true, false));
        assertThat(fact("encoded_user_email")).contains("YUBiLmNk");
        assertThat(fact("encoded_user_first_name")).contains("");
        assertThat(fact("encoded_user_last_name")).contains("w4Q=");
        assertThat(fact("encoded_user_company_name")).contains("");
        assertThat(fact("feature_updates")).contains("true");
        assertThat(fact("comm_prefs_set")).contains("true");
    }

    @Test
    void areNotAskedForWhereTheSettingSaysSo() {
        TestInstallation silent = new TestInstallation(kv, false);
        assertThat(silent.setup.state()).isEqualTo(new SetupState(false, false));
        silent.setUp();
        assertThatThrownBy(() -> silent.setup.setPreferences(preferences("a@b.org")))
                .hasMessage("communication preferences already set");
    }

    @Test
    void areNotAskedForInInstallationsThatAreOlderThanThey() {
        server.setUp();
        kv.delete(KvKey.of("auth", "installation_metadata/comm_prefs_set"));
        assertThat(server.setup.state()).isEqualTo(new SetupState(true, false));
    }

    @Test
    void needABareBusinessAddress() {
        for (String good : new String[] {"a@b.org", "first.last+tag@sub.example.co.uk", "x_y@a-b.museum"}) {
            assertThatCode(() -> EmailAddress.check(good)).as(good).doesNotThrowAnyException();
        }
        for (String bad : new String[] {
            "a",
            "a@b",
            "a@b.",
            "@b.org",
            "a@@b.org",
            "a b@c.org",
            "Name <a@b.org>",
            "a@-b.org",
            ".a@b.org",
            "a@1.2.3.4",
            "a@mailinator.com",
            "a@" + "b.".repeat(150) + "org"
        }) {
            assertThatThrownBy(() -> EmailAddress.check(bad)).as(bad).hasMessage("invalid email address");
        }
        assertThatThrownBy(() -> EmailAddress.check("a@GMail.com")).hasMessage("please use a business email address");
    }

    private void assertRefused(ErrorKind kind, String message, String email) {
        assertThatThrownBy(() -> server.setup.setPreferences(preferences(email)))
                .isInstanceOfSatisfying(
                        TarnException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind))
                .hasMessage(message);
    }

    private Optional<String> fact(String name) {
        return kv.get(KvKey.of("auth", "installation_metadata/" + name)).map(Bytes::utf8);
    }

    private static CommunicationPreferences preferences(String email) {
        return new CommunicationPreferences(email, "", "", "", false, false);
    }
}
