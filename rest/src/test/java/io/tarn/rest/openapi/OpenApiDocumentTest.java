package io.tarn.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.http.JsonReader;
import io.tarn.http.JsonSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

    private final OpenApiDocument document = OpenApiDocument.load();

    private Tree root() throws JsonSyntaxException {
        return Tree.of(JsonReader.read(document.json()));
    }

    /** Visits every JSON object of the document with the pointer to it. */
    private static void visit(Object value, String at, BiConsumer<String, Tree> visitor) {
        if (value instanceof Map<?, ?> members) {
            visitor.accept(at, Tree.of(members));
            members.forEach((name, member) -> visit(member, at + "/" + name, visitor));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> visit(element, at + "/-", visitor));
        }
    }

    @Test
    void hasAllOperationsUnderUniqueIds() throws JsonSyntaxException {
        List<String> ids = new ArrayList<>();
        visit(
                root().get("paths").orElseThrow(),
                "",
                (at, tree) -> tree.text("operationId").ifPresent(ids::add));
        assertThat(ids).doesNotHaveDuplicates().hasSize(134);
        assertThat(document.operationIds()).containsExactlyElementsOf(ids);
    }

    @Test
    void resolvesEveryReference() throws JsonSyntaxException {
        Set<String> used = new HashSet<>();
        visit(
                JsonReader.read(document.json()),
                "#",
                (at, tree) -> tree.text("$ref").ifPresent(used::add));
        Tree components = root().object("components").orElseThrow();
        Set<String> defined = new HashSet<>();
        for (String kind : List.of("parameters", "responses", "schemas")) {
            components
                    .object(kind)
                    .orElseThrow()
                    .objects()
                    .keySet()
                    .forEach(name -> defined.add("#/components/" + kind + "/" + name));
        }
        assertThat(defined).containsAll(used);
    }

    @Test
    void compilesEveryOperation() {
        for (String id : document.operationIds()) {
            assertThat(document.operation(id).operationId()).isEqualTo(id);
        }
        assertThat(document.operation("login").isOpen()).isTrue();
        assertThat(document.operation("commit").isOpen()).isFalse();
        assertThatThrownBy(() -> document.operation("nothing")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void declaresEveryPathParameterAndNoOther() {
        for (String id : document.operationIds()) {
            OpenApiDocument.Location location = document.location(id);
            Set<String> placeholders = new HashSet<>();
            Matcher matcher = PLACEHOLDER.matcher(location.path());
            while (matcher.find()) {
                placeholders.add(matcher.group(1));
            }
            Set<String> declared = new HashSet<>();
            for (Object parameter : OperationContract.declaredParameters(location)) {
                Tree tree = document.compiler().resolve(Tree.of(parameter));
                if (tree.text("in").equals(Optional.of("path"))) {
                    declared.add(tree.text("name").orElseThrow());
                    assertThat(tree.flag("required")).as(id).isTrue();
                }
            }
            assertThat(declared).as(id).isEqualTo(placeholders);
        }
    }

    @Test
    void describesEveryAnswerAndGivesJsonASchema() {
        for (String id : document.operationIds()) {
            Tree responses =
                    document.location(id).operation().object("responses").orElseThrow();
            assertThat(responses.objects()).as(id).isNotEmpty();
            responses.objects().forEach((status, declared) -> {
                Tree response = document.compiler().resolve(declared);
                assertThat(response.text("description")).as(id + " " + status).isPresent();
                response.object("content")
                        .ifPresent(content -> content.objects()
                                .forEach((type, media) -> assertThat(media.object("schema"))
                                        .as(id + " " + status + " " + type)
                                        .isPresent()));
            });
        }
    }

    @Test
    void describesOperationsParametersAndProperties() throws JsonSyntaxException {
        List<String> silent = new ArrayList<>();
        visit(JsonReader.read(document.json()), "", (at, tree) -> {
            boolean isNamed = at.matches(".*/parameters/(-|[^/]+)|.*/schemas/[^/]+|.*/properties/[^/]+");
            if (tree.text("operationId").isPresent() && tree.text("summary").isEmpty()) {
                silent.add(at);
            }
            if (isNamed
                    && tree.text("description").isEmpty()
                    && tree.text("$ref").isEmpty()) {
                silent.add(at);
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void hasOnlyPatternsThatMatchInLinearTime() throws JsonSyntaxException {
        Set<String> patterns = new HashSet<>();
        visit(
                JsonReader.read(document.json()),
                "",
                (at, tree) -> tree.get("pattern")
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .ifPresent(patterns::add));
        assertThat(patterns)
                .containsExactlyInAnyOrder(
                        "^[a-z0-9][a-z0-9-]{2,62}$",
                        "^(s3|gs|https?|mem|local|transient)://.*$",
                        "^bytes=((\\d*-\\d*,? ?)+)$");
    }
}
