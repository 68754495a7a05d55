package io.tarn.catalog.stored;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.ProtoReader;
import io.tarn.base.ProtoWriter;
import io.tarn.base.TarnException;
import java.time.Instant;
import java.util.Optional;

/**
 * The stored form of a pull request, under {@code pulls/<id>} in the partition of its repository.
 *
 * @param id a descending xid, so that newer requests sort first
 * @param commitId the merge commit of a merged request
 * @param closedAt when it was closed or merged last; stays when it is opened again
 * @param unknown encoded fields of newer versions, kept as they are
 */
public record PullRequestRecord(
        String id,
        Status status,
        Optional<Instant> createdAt,
        String title,
        String author,
        String description,
        String sourceBranch,
        String destinationBranch,
        Optional<String> commitId,
        Optional<Instant> closedAt,
        Bytes unknown) {

    /** Whether a request waits to be merged. */
    public enum Status {
        OPEN(0),
        CLOSED(1),
        MERGED(2);

        private final long number;

        Status(long number) {
            this.number = number;
        }

        static Status of(long number) {
            for (Status status : values()) {
                if (status.number == number) {
                    return status;
                }
            }
            throw new TarnException(ErrorKind.CORRUPT, "pull request status " + number);
        }
    }

    public Bytes encode() {
        ProtoWriter out = new ProtoWriter().string(1, id).number(2, status.number);
        createdAt.ifPresent(time -> out.time(3, time));
        out.string(4, title)
                .string(5, author)
                .string(6, description)
                .string(7, sourceBranch)
                .string(8, destinationBranch);
        commitId.ifPresent(text -> out.presentString(9, text));
        closedAt.ifPresent(time -> out.time(10, time));
        return out.raw(unknown).toBytes();
    }

    public static PullRequestRecord decode(Bytes message) {
        String id = "";
        Status status = Status.OPEN;
        Optional<Instant> createdAt = Optional.empty();
        String title = "";
        String author = "";
        String description = "";
        String sourceBranch = "";
        String destinationBranch = "";
        Optional<String> commitId = Optional.empty();
        Optional<Instant> closedAt = Optional.empty();
        ProtoReader in = new ProtoReader(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> id = in.string();
                case 2 -> status = Status.of(in.number());
                case 3 -> createdAt = Optional.of(in.time());
                case 4 -> title = in.string();
                case 5 -> author = in.string();
                case 6 -> description = in.string();
                case 7 -> sourceBranch = in.string();
                case 8 -> destinationBranch = in.string();
                case 9 -> commitId = Optional.of(in.string());
                case 10 -> closedAt = Optional.of(in.time());
                default -> in.keep();
            }
        }
        return new PullRequestRecord(
                id,
                status,
                createdAt,
                title,
                author,
                description,
                sourceBranch,
                destinationBranch,
                commitId,
                closedAt,
                in.unknown());
    }
}
