package io.tarn.auth.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.base.Bytes;
import io.tarn.kv.KvKey;
import io.tarn.kv.MemoryKvStore;
import org.junit.jupiter.api.Test;

class InstallationTest {

    private final MemoryKvStore kv = new MemoryKvStore();

    @Test
    void keepsTheIdItGotFirst() {
        assertThat(Installation.open(kv, () -> "first").id()).isEqualTo("first");
        assertThat(Installation.open(kv, () -> "second").id()).isEqualTo("first");
        assertThat(kv.get(KvKey.of("auth", "installation_id"))).contains(Bytes.utf8("first"));
    }

    @Test
    void recordsWhatItRunsOn() {
        Installation installation = Installation.open(kv, () -> "id");
        installation.recordHost(HostFacts.detect("1.2.3", "mem", "AKIAIOSFOLQUICKSTART"));
        assertThat(kv.scan(Bytes.utf8("auth"), Bytes.utf8("installation_metadata/"), 100))
                .extracting(stored -> stored.key().utf8().substring("installation_metadata/".length()))
                .containsExactly(
                        "architecture",
                        "golang_version",
                        "instrumentation",
                        "is_docker",
                        "is_k8s",
                        "lakefs_kv_type",
                        "lakefs_version",
                        "os");
        assertThat(kv.get(KvKey.of("auth", "installation_metadata/lakefs_version")))
                .contains(Bytes.utf8("1.2.3"));
        assertThat(HostFacts.instrumentation("AKIAIOSFOLQUICKSTART")).isEqualTo("Quickstart");
        assertThat(HostFacts.instrumentation("AKIALKFSSAMPLES")).isEqualTo("SamplesRepo");
        assertThat(HostFacts.instrumentation("")).isEqualTo("Run");
    }

    @Test
    void refusesALayoutItDoesNotKnow() {
        assertThatCode(() -> SchemaVersion.check(kv)).doesNotThrowAnyException();
        assertVersion("5", "incompatible schema version. Latest: 4: wrong kv version");
        assertVersion("0", "migration to KV required. Did you migrate using version v0.80.x?: wrong kv version");
        assertVersion("1", "migration to ACL required. Please run 'lakefs migrate up': migration required");
        assertVersion("2", "migration to ACL required. Please run 'lakefs migrate up': migration required");
        assertVersion("3", "ACL migration required. Please run 'lakefs migrate up': migration required");
        assertVersion("x", "malformed schema version");
        kv.set(KvKey.of("kv-internal-metadata", "kv/schema/version"), Bytes.utf8("4"));
        assertThatCode(() -> SchemaVersion.check(kv)).doesNotThrowAnyException();
    }

    private void assertVersion(String stored, String message) {
        kv.set(KvKey.of("kv-internal-metadata", "kv/schema/version"), Bytes.utf8(stored));
        assertThatThrownBy(() -> SchemaVersion.check(kv)).hasMessage(message);
    }
}
