package io.tarn.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPagesTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]+)\"");

    private final WebPages pages = new WebPages("1.2.3-SNAPSHOT");

    private String text(String path) {
        return pages.find(path).orElseThrow().text();
    }

    private static List<String> references(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/setup", "/auth/login"})
    void eachPageIsWholeAndNeedsNothingFromElsewhere(String path) {
        WebPages.Asset page = pages.find(path).orElseThrow();
        String html = text(path);

        assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("1.2.3-SNAPSHOT", "lang=\"en\"")
                .doesNotContain("{{");
        assertThat(html).doesNotContain("http://", "https://", "//cdn", "style=", "onclick=", "<style", "<script>");
        assertThat(references(REFERENCE, html))
                .isNotEmpty()
                .allSatisfy(asset -> assertThat(pages.find(asset)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"start.js", "setup.js", "login.js"})
    void eachScriptFindsWhatItImports(String script) {
        assertThat(references(IMPORT, text("/assets/" + script)))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(pages.find("/assets/" + file)).isPresent());
    }

    @Test
    void everyFieldHasALabel() {
        for (String path : List.of("/setup", "/auth/login")) {
            Matcher inputs = Pattern.compile("<input id=\"([^\"]+)\"").matcher(text(path));
            while (inputs.find()) {
                assertThat(text(path)).contains("<label for=\"" + inputs.group(1) + "\">");
            }
        }
    }

    @Test
    void otherPathsAreNotThere() {
        assertThat(pages.find("/assets/")).isEmpty();
        assertThat(pages.find("/assets/../start.html")).isEmpty();
        assertThat(pages.find("/setup/")).isEmpty();
        assertThat(pages.find("")).isEmpty();
    }

    @Test
    void theEntityTagFollowsTheContent() {
        String tag = pages.find("/").orElseThrow().entityTag();

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(new WebPages("1.2.3-SNAPSHOT").find("/").orElseThrow().entityTag())
                .isEqualTo(tag);
        assertThat(new WebPages("1.2.4").find("/").orElseThrow().entityTag()).isNotEqualTo(tag);
    }

    @Test
    void aVersionThatCouldBeMarkupIsRefused() {
        assertThatThrownBy(() -> new WebPages("<b>")).isInstanceOf(IllegalArgumentException.class);
    }
}
