package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;

/**
 * What a preparation for garbage collection tells the collector.
 *
 * @param commitsLocation the address of the file of active commits
 * @param addressesLocation the address below which the collector writes
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record GcPrepareInfo(String runId, String commitsLocation, String addressesLocation, Bytes unknown) {

    public Bytes encode() {
        return new ProtoWriter()
                .string(1, runId)
                .string(2, commitsLocation)
                .string(3, addressesLocation)
                .raw(unknown)
                .toBytes();
    }

    public static GcPrepareInfo decode(Bytes message) {
        String runId = "";
        String commitsLocation = "";
        String addressesLocation = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> runId = in.string();
                case 2 -> commitsLocation = in.string();
                case 3 -> addressesLocation = in.string();
                default -> in.keep();
            }
        }
        return new GcPrepareInfo(runId, commitsLocation, addressesLocation, in.unknown());
    }
}
