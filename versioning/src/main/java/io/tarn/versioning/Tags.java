package io.tarn.versioning;

import io.tarn.base.Bytes;
import io.tarn.base.ErrorKind;
import io.tarn.base.Page;
import io.tarn.base.TarnException;
import io.tarn.kv.Expected;
import io.tarn.kv.KvBatch;
import io.tarn.kv.KvKey;
import io.tarn.kv.KvStore;
import java.util.List;
import java.util.Optional;

/** Creates, lists and deletes tags. A tag never moves. Safe for use by many threads. */
public final class Tags {

    private final KvStore kv;
    private final RefResolver refs;

    Tags(KvStore kv, RefResolver refs) {
        this.kv = kv;
        this.refs = refs;
    }

    /** {@code TAG_NOT_FOUND} if there is none. */
    public Ref get(Repository repository, String tag) {
        return kv.get(Keys.tag(repository, tag))
                .map(TagRecord::decode)
                .map(record -> new Ref(record.id(), record.commit()))
                .orElseThrow(Tags::notFound);
    }

    public Page<Ref> list(Repository repository, Bytes prefix, Bytes after, int amount) {
        return NameScan.page(kv, repository.partition(), Keys.TAG_PREFIX, prefix, after, amount, value -> {
            TagRecord tag = TagRecord.decode(value);
            return Optional.of(new Ref(tag.id(), tag.commit()));
        });
    }

    /** Refuses names that a branch or a commit has. First of two steps, since read-only is judged between them. */
    public void refuseTakenName(Repository repository, String tag) {
        List<Optional<Bytes>> found =
                kv.readMany(List.of(Keys.branch(repository, tag), Keys.commit(repository, new CommitId(tag))));
        if (found.get(0).isPresent()) {
            throw new TarnException(ErrorKind.CONFLICT, "branch name " + tag + ": conflict found");
        }
        if (found.get(1).isPresent()) {
            throw new TarnException(ErrorKind.CONFLICT, "commit ID " + tag + ": conflict found");
        }
    }

    /** The commit that {@code ref} stands for. */
    public CommitId resolve(Repository repository, String ref) {
        return refs.resolve(repository, ref).requireCommit();
    }

    /** Makes a tag; {@code ALREADY_EXISTS} if there is one of that name. */
    public Ref create(Repository repository, String tag, CommitId commit) {
        KvKey key = Keys.tag(repository, tag);
        boolean created = kv.apply(KvBatch.builder()
                .require(Keys.repository(repository.id()), Expected.present())
                .require(key, Expected.absent())
                .require(Keys.branch(repository, tag), Expected.absent())
                .put(key, new TagRecord(tag, commit, Bytes.EMPTY).encode())
                .build());
        if (!created) {
            refuseTakenName(repository, tag);
            throw new TarnException(ErrorKind.ALREADY_EXISTS, "tag already exists: not unique");
        }
        return new Ref(tag, commit);
    }

    public void delete(Repository repository, String tag) {
        KvKey key = Keys.tag(repository, tag);
        boolean deleted = kv.apply(
                KvBatch.builder().require(key, Expected.present()).remove(key).build());
        if (!deleted) {
            throw notFound();
        }
    }

    private static TarnException notFound() {
        return new TarnException(ErrorKind.TAG_NOT_FOUND, "tag not found");
    }
}
