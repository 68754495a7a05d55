package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;

/**
 * Where a dump of refs lies: the metaranges of its commits, tags and branches.
 *
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record RefsDumpInfo(String commitsMetarange, String tagsMetarange, String branchesMetarange, Bytes unknown) {

    public Bytes encode() {
        return new ProtoWriter()
                .string(1, commitsMetarange)
                .string(2, tagsMetarange)
                .string(3, branchesMetarange)
                .raw(unknown)
                .toBytes();
    }

    public static RefsDumpInfo decode(Bytes message) {
        String commitsMetarange = "";
        String tagsMetarange = "";
        String branchesMetarange = "";
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> commitsMetarange = in.string();
                case 2 -> tagsMetarange = in.string();
                case 3 -> branchesMetarange = in.string();
                default -> in.keep();
            }
        }
        return new RefsDumpInfo(commitsMetarange, tagsMetarange, branchesMetarange, in.unknown());
    }
}
