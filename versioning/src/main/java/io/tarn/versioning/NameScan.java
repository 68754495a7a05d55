package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.Page;
import io.tarn.kv.KvReader;
import io.tarn.kv.KvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists records of one kind by name: those under a key prefix, in the order of their bytes. */
final class NameScan {

    private static final int PAGE_RECORDS = 256;

    private NameScan() {}

    /**
     * One page of names.
     *
     * @param kind the prefix that all keys of the kind have
     * @param prefix what names must start with
     * @param after names up to and including this one are left out
     * @param decode makes an item of a stored value, or nothing where it is not to be listed
     */
    static <T> Page<T> page(
            KvReader kv,
            Bytes partition,
            Bytes kind,
            Bytes prefix,
            Bytes after,
            int amount,
            Function<Bytes, Optional<T>> decode) {
        Bytes wanted = kind.concat(prefix);
        Bytes start = Bytes.max(wanted, kind.concat(after).successor());
        if (after.isEmpty()) {
            start = wanted;
        }
        List<T> found = new ArrayList<>();
        while (true) {
            List<KvRecord> records = kv.scan(partition, start, PAGE_RECORDS);
            for (KvRecord record : records) {
                if (!record.key().startsWith(wanted)) {
                    return new Page<>(found, false);
                }
                Optional<T> item = decode.apply(record.value());
                if (item.isPresent()) {
                    if (found.size() == amount) {
                        return new Page<>(found, true);
                    }
                    found.add(item.get());
                }
            }
            if (records.size() < PAGE_RECORDS) {
                return new Page<>(found, false);
            }
            start = records.getLast().key().successor();
        }
    }
}
