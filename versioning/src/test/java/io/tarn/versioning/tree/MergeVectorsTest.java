package io.tarn.versioning.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The golden outcomes of merging and comparing, and those where the right outcome is not the recorded one. */
class MergeVectorsTest {

    private static final String ABSENT = "-";

    private final Shelf shelf = Shelf.splitting(2);

    @Test
    void oneKeyMergesAndComparesAsInTheTruthTable() {
        List<Golden> cases = Golden.json("merge-truth-table.json").at("cases").items();
        assertThat(cases).hasSize(25);
        for (Golden item : cases) {
            TreeId base = tree(item.at("base"), Map.of());
            TreeId source = tree(item.at("source"), Map.of("zs", "S"));
            TreeId destination = tree(item.at("destination"), Map.of("zd", "D"));

            assertThat(outcome(base, source, destination, MergeStrategy.NONE))
                    .as("%s", item)
                    .isEqualTo(item.at("default").text());
            assertThat(outcome(base, source, destination, MergeStrategy.SOURCE_WINS))
                    .as("%s", item)
                    .isEqualTo(item.at("source-wins").text());
            assertThat(outcome(base, source, destination, MergeStrategy.DESTINATION_WINS))
                    .as("%s", item)
                    .isEqualTo(item.at("dest-wins").text());
            assertThat(typeOfK(shelf.compare(base, destination, source)))
                    .as("%s", item)
                    .isEqualTo(item.at("three_dot_diff").text());
            assertThat(typeOfK(shelf.diff(destination, source)))
                    .as("%s", item)
                    .isEqualTo(item.at("two_dot_diff").text());
        }
    }

    private TreeId tree(Golden k, Map<String, String> more) {
        Map<String, String> content = new TreeMap<>(Map.of("a", "A0", "z", "Z0"));
        content.putAll(more);
        if (!k.text().equals(ABSENT)) {
            content.put("k", k.text());
        }
        return shelf.write(content);
    }

    private String outcome(TreeId base, TreeId source, TreeId destination, MergeStrategy strategy) {
        return switch (shelf.merge(base, source, destination, strategy)) {
            case Merged.Conflict conflict -> "error: conflict found";
            case Merged.Tree merged -> {
                Map<String, String> content = new HashMap<>(shelf.identities(merged.id()));
                String k = Optional.ofNullable(content.remove("k")).orElse(ABSENT);
                assertThat(content).isEqualTo(Map.of("a", "A0", "z", "Z0", "zs", "S", "zd", "D"));
                yield k;
            }
        };
    }

    private static String typeOfK(List<Difference> differences) {
        return differences.stream()
                .filter(d -> d.key().equals(Shelf.key("k")))
                .map(d -> d.type().name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("no entry");
    }

    /** The recorded result loses b: it takes the identity of the base's next key for b's. */
    @Test
    void aKeyAddedBySourceStaysWhenTheBaseHasItsIdentityUnderAnotherKey() {
        List<Golden> cases =
                Golden.json("engine-cases.json").at("merge_defects").at("cases").items();
        assertThat(cases).isNotEmpty();
        for (Golden item : cases) {
            Merged merged = shelf.merge(
                    shelf.write(item.at("base").strings()),
                    shelf.write(item.at("source").strings()),
                    shelf.write(item.at("destination").strings()),
                    MergeStrategy.NONE);

            assertThat(merged)
                    .isInstanceOfSatisfying(
                            Merged.Tree.class,
                            tree -> assertThat(shelf.identities(tree.id()))
                                    .isEqualTo(item.at("correct_result").strings())
                                    .isNotEqualTo(item.at("lakefs_result").strings()));
        }
    }

    /** Elsewhere the other side's value is said to win silently. */
    @Test
    void twoAddedValuesConflictWhenTheBaseHasOneOfTheirIdentitiesUnderAnotherKey() {
        TreeId base = shelf.write(Map.of("a", "A", "c", "X"));
        TreeId source = shelf.write(Map.of("a", "A", "b", "X", "c", "X"));
        TreeId destination = shelf.write(Map.of("a", "A", "b", "Y", "c", "X"));

        assertThat(shelf.merge(base, source, destination, MergeStrategy.NONE))
                .isEqualTo(new Merged.Conflict(Shelf.key("b")));
        assertThat(shelf.merge(base, destination, source, MergeStrategy.NONE))
                .isEqualTo(new Merged.Conflict(Shelf.key("b")));
    }
}
