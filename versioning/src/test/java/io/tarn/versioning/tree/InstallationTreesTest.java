package io.tarn.versioning.tree;

import static io.tarn.versioning.tree.Shelf.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.blockstore.ObjectPointer;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trees of an installation that another program wrote are read, and come out again with the same ids. */
class InstallationTreesTest {

    private static final Set<String> WRITTEN_ANYWAY =
            Set.of("type", "min_key", "max_key", "count", "estimated_size_bytes");

    /** The trees of the commits on one branch, in order: one key, then three, then four. */
    private static final List<TreeId> COMMITS = List.of(
            new TreeId("f927e991e7d6ef3632859610fb87c8955b3ad0eff7ab997f3e7e75fbfe5c767e"),
            new TreeId("5e28c9c4c745e32a8239258a3c6e618a22bfb7cc2e5fdf2ae54f632c71a22e90"),
            new TreeId("a8fb1a3297517423982228994bf00ae8c901b79bf7cf363831d5db99377ecebf"));

    private final Shelf shelf = new Shelf(TreeSettings.DEFAULTS);
    private final Map<TreeId, Map<String, String>> metaranges = new HashMap<>();

    @BeforeEach
    void load() {
        for (Golden file : Golden.json("installation.json").at("files").items()) {
            Map<String, String> properties = file.at("user_properties").strings();
            if (!properties.isEmpty()) {
                String path = file.at("path").text();
                String id = path.substring(path.lastIndexOf('/') + 1);
                byte[] bytes = Base64.getDecoder().decode(file.at("base64").text());
                shelf.store.put(
                        ObjectPointer.relative(NAMESPACE, "_lakefs/" + id),
                        new ByteArrayInputStream(bytes),
                        bytes.length);
                if ("metaranges".equals(properties.get("type"))) {
                    properties.keySet().removeAll(WRITTEN_ANYWAY);
                    metaranges.put(new TreeId(id), properties);
                }
            }
        }
    }

    @Test
    void everyTreeIsWrittenAnewToItsId() {
        assertThat(metaranges).hasSizeGreaterThan(5).containsKeys(COMMITS.toArray(TreeId[]::new));
        metaranges.forEach((id, properties) -> {
            assertThat(shelf.trees.exists(NAMESPACE, id)).isTrue();
            try (TreeWriter writer = shelf.trees.writer(NAMESPACE, properties)) {
                shelf.read(id).forEach(writer::add);
                assertThat(writer.finish()).isEqualTo(id);
            }
        });
    }

    @Test
    void applyingWhatACommitChangedToItsParentGivesItsTree() {
        TreeId parent = TreeId.EMPTY;
        for (TreeId commit : COMMITS) {
            List<Change> changes = shelf.diff(parent, commit).stream()
                    .map(difference -> new Change(difference.key(), difference.right()))
                    .toList();
            Applied applied = shelf.trees.apply(NAMESPACE, parent, Cursors.of(changes));
            assertThat(applied.id()).isEqualTo(commit);
            assertThat(applied.added() + applied.changed() + applied.removed()).isEqualTo(changes.size());
            parent = commit;
        }
    }
}
