package io.tarn.rest;

import io.tarn.catalog.Condition;
import io.tarn.http.ETags;
import java.util.List;
import java.util.Optional;

/** Reads the conditions of a write from the headers If-None-Match and If-Match. */
final class WriteConditions {

    private WriteConditions() {}

    static Condition of(RestCall call) {
        Optional<String> noneMatch =
                call.request().optionalString("If-None-Match").map(String::strip);
        Optional<String> match = call.request().optionalString("If-Match");
        if (noneMatch.isPresent() && !noneMatch.get().equals("*")) {
            return new Condition.Unsupported();
        }
        if (match.isEmpty()) {
            return noneMatch.isPresent() ? new Condition.Absent() : Condition.none();
        }
        List<String> tags = List.of(match.get());
        return noneMatch.isPresent()
                ? new Condition.Contradictory()
                : new Condition.Matches(etag -> ETags.anyMatchesStrongly(tags, etag));
    }
}
