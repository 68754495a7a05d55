package io.tarn.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.base.Secret;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredRecordsTest {

    @Test
    void recordsOfTheReferenceSurviveDecodingAndEncodingBitForBit() {
        List<Golden.Entry> records = Golden.installation().stream()
                .filter(entry -> entry.partition().equals("basicAuth"))
                .toList();
        assertThat(records).hasSize(2).allSatisfy(entry -> {
            Bytes again = entry.key().startsWith("users/")
                    ? UserRecord.decode(entry.value()).encode()
                    : CredentialRecord.decode(entry.value()).encode();
            assertThat(again).isEqualTo(entry.value());
        });
    }

    @Test
    void aUserIsStoredAsTheReferenceStoresIt() {
        User user = new User("admin", Instant.ofEpochSecond(1_700_000_000L, 123), "F", "a@b.c", "internal");
        Bytes stored = Bytes.fromHex("0a080880e2cfaa06107b120561646d696e1a014622056140622e633208696e7465726e616c");
        assertThat(UserRecord.of(user).encode()).isEqualTo(stored);
        assertThat(UserRecord.decode(stored).toUser()).isEqualTo(user);
    }

    @Test
    void aCredentialIsReadAsTheReferenceStoresIt() {
        Bytes stored =
                Bytes.fromHex("0a14414b4941494f53464f444e4e374558414d504c4512030102031a060880e2cfaa06220561646d696e");
        CredentialRecord record = CredentialRecord.decode(stored);
        assertThat(record.accessKeyId()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(record.encryptedSecret()).isEqualTo(Bytes.fromHex("010203"));
        assertThat(record.issuedAt()).contains(Instant.ofEpochSecond(1_700_000_000L));
        assertThat(record.username()).isEqualTo("admin");
        assertThat(record.encode()).isEqualTo(stored);
    }

    @Test
    void fieldsOfNewerVersionsAreKept() {
        Bytes newer = Bytes.fromHex("120561646d696e" + "9a060178");
        assertThat(UserRecord.decode(newer).encode()).isEqualTo(newer);
        assertThat(CredentialRecord.decode(Bytes.fromHex("0a0141" + "9a060178")).encode())
                .isEqualTo(Bytes.fromHex("0a0141" + "9a060178"));
    }

    @Test
    void aSecretNeverPrints() {
        Credential credential = new Credential("AKIA", new Secret("hush"), Instant.EPOCH, "admin");
        assertThat(credential.toString()).contains("AKIA").doesNotContain("hush");
        assertThat(new AccessKey("AKIA", new Secret("hush")).toString()).doesNotContain("hush");
    }
}
