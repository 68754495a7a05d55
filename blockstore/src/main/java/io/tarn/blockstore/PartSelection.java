package io.tarn.blockstore;

import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.blockstore.BlockStore.CompletedPart;
import io.tarn.blockstore.BlockStore.PartInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The parts that make up an object, checked against those that were uploaded, in the order of the object's bytes. */
public record PartSelection(List<PartInfo> parts) {

    /** The highest number a part may have. */
    public static final int MAX_PART_NUMBER = 10_000;

    /**
     * Finds the listed parts among the uploaded ones.
     *
     * @throws TarnException {@code INVALID} where the list is empty or not ascending, or names a part that was not
     *     uploaded or has another ETag
     */
    public static PartSelection of(List<PartInfo> uploaded, List<CompletedPart> listed) {
        if (listed.isEmpty()) {
            throw new TarnException(ErrorKind.INVALID, "the list of parts is empty");
        }
        Map<Integer, PartInfo> byNumber =
                uploaded.stream().collect(Collectors.toMap(PartInfo::number, Function.identity()));
        List<PartInfo> chosen = new ArrayList<>(listed.size());
        int last = 0;
        for (CompletedPart part : listed) {
            if (part.number() <= last) {
                throw new TarnException(
                        ErrorKind.INVALID,
                        "the list of parts is not in ascending order: " + part.number() + " after " + last);
            }
            last = part.number();
            chosen.add(match(part, byNumber));
        }
        return new PartSelection(List.copyOf(chosen));
    }

    /** @throws TarnException {@code INVALID} for a number that no part can have */
    public static void requireNumber(int number) {
        if (number < 1 || number > MAX_PART_NUMBER) {
            throw new TarnException(
                    ErrorKind.INVALID, "part number " + number + " is not between 1 and " + MAX_PART_NUMBER);
        }
    }

    /** The object's ETag: hex MD5 over the parts' binary MD5s, a dash, the number of parts. */
    public String etag() {
        MessageDigest md5 = md5();
        parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.etag())));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }

    public long bytes() {
        return parts.stream().mapToLong(PartInfo::bytes).sum();
    }

    /** A fresh MD5 digest; every Java platform has one. */
    public static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PartInfo match(CompletedPart wanted, Map<Integer, PartInfo> byNumber) {
        PartInfo found = byNumber.get(wanted.number());
        if (found == null) {
            throw new TarnException(ErrorKind.INVALID, "part " + wanted.number() + " was not uploaded");
        }
        String etag = wanted.etag().replace("\"", "");
        if (!found.etag().equalsIgnoreCase(etag)) {
            throw new TarnException(
                    ErrorKind.INVALID, "part " + wanted.number() + " has the ETag " + found.etag() + ", not " + etag);
        }
        return found;
    }
}
