package io.tarn.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.base.Bytes;
import io.tarn.blockstore.AddressType;
import io.tarn.versioning.tree.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EntryTest {

    @Test
    void entriesHaveTheGoldenRecordsAndIdentities() {
        for (Golden item : Golden.json("entries.json").items()) {
            Golden fields = item.at("entry");
            Entry entry = new Entry(
                    fields.at("address").text(),
                    AddressType.valueOf(fields.at("address_type").text()),
                    Instant.ofEpochSecond(
                            fields.at("last_modified_seconds").number(),
                            fields.at("last_modified_nanos").number()),
                    fields.at("size").number(),
                    fields.at("e_tag").text(),
                    fields.at("metadata").strings(),
                    fields.at("content_type").text());
            Value value = entry.toValue();
            assertThat(value.data()).isEqualTo(item.at("entry_proto_hex").hex());
            assertThat(value.identity()).isEqualTo(item.at("identity_hex").hex());
            assertThat(Entry.of(value)).isEqualTo(entry);
        }
    }

    @Test
    void aSignedAddressIsTheGoldenOneAndGoodForADay() {
        Golden link = Golden.json("installation.json").at("link_address");
        String signed = link.at("signed_physical_address").text();
        String address = signed.substring(0, signed.indexOf(','));
        Instant made = io.tarn.base.Xid.parse(address.substring(address.lastIndexOf('/') + 1))
                .orElseThrow()
                .time();
        String repository = link.at("repository").text();
        String branch = link.at("branch").text();
        Bytes path = Bytes.utf8(link.at("path").text());

        SignedAddresses inTime = signatures(made.plusSeconds(24 * 3600));
        assertThat(inTime.sign(repository, branch, path, address)).isEqualTo(signed);
        inTime.verify(repository, branch, path, signed);
        Assertions.assertThatThrownBy(() -> inTime.verify(repository, branch, Bytes.utf8("other"), signed))
                .hasMessageStartingWith("invalid address signature");
        Assertions.assertThatThrownBy(
                        () -> signatures(made.plusSeconds(24 * 3600 + 1)).verify(repository, branch, path, signed))
                .hasMessage("link address expired");
    }

    private static SignedAddresses signatures(Instant now) {
        byte[] key = "OVERRIDE_THIS_SIGNING_SECRET_DEFAULT".getBytes(StandardCharsets.US_ASCII);
        return new SignedAddresses(key, InstantSource.fixed(now));
    }
}
