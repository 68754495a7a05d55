package io.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallationOperationsTest {

    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        api = new TestApi();
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
    }

    @Test
    void everyOperationOfTheDocumentIsAnswered() throws Exception {
        List<String> unbuilt = api.api.unbuiltOperations();
        System.out.println("not built yet: " + unbuilt);
        for (String id : unbuilt) {
            String path = api.document.path(id).replaceAll("\\{[^}]*}", "x");
            HttpResponse<String> answer = api.askAsAdmin(api.document.method(id), path, "");
            assertThat(answer.statusCode()).as(id).isIn(400, 501);
        }
        assertThat(api.document.operationIds()).containsAll(unbuilt).hasSizeGreaterThan(unbuilt.size());
    }

    @Test
    void whatIsNotBuiltIsToldToKnownCallersOnly() throws Exception {
        HttpResponse<String> known = api.askAsAdmin("GET", "/repositories/r/pulls", "");
        assertThat(known.statusCode()).isEqualTo(501);
        assertThat(known.body()).isEqualTo("{\"message\":\"Not Implemented\"}\n");
        assertThat(api.ask("GET", "/repositories/r/pulls", "").statusCode()).isEqualTo(401);
    }

    @Test
    void loginSetsACookieThatIsForTlsOnlyWhereTheServerSpeaksTls() throws Exception {
        HttpResponse<String> answer = api.ask("POST", "/auth/login", TestApi.loginBody());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("internal_auth_session=");
        assertThat(cookie.split("; ")).contains("Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax", "Secure");

        String session = cookie.substring(0, cookie.indexOf(';'));
        HttpResponse<String> users = api.ask("GET", "/auth/users", "", request -> request.header("Cookie", session));
        assertThat(users.statusCode()).isEqualTo(200);

        try (TestApi plain = new TestApi(false)) {
            assertThat(plain.ask("POST", "/auth/login", TestApi.loginBody())
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .doesNotContain("Secure");
        }
    }

    @Test
    void setupStateTellsLoginPagesWhatIsConfigured() throws Exception {
        assertThat(api.ask("GET", "/setup_lakefs", "").body())
                .contains("\"state\":\"initialized\"")
                .contains("\"fallback_login_url\":\"/other-login\"")
                .doesNotContain("fallback_login_label")
                .contains("\"username_ui_placeholder\":\"Username\",\"password_ui_placeholder\":\"Password\"");
    }

    @Test
    void theConfiguredNamespacePrefixWinsOverThatOfTheStore() throws Exception {
        assertThat(api.askAsAdmin("GET", "/config/storage", "").body())
                .contains("\"default_namespace_prefix\":\"mem://lake/\"")
                .contains("\"blockstore_type\":\"mem\"");
    }

    /** Names and addresses are judged before permissions, so also for nobody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":"a%"} | 400 | User name cannot contain '%'
            {"id":"bob","invite_user":true} | 400 | Invalid email format
            {"id":"Bob@example.org","invite_user":true} | 401 | error authenticating request
            {"id":"bob"} | 401 | error authenticating request
            """)
    void userNamesAreCheckedBeforePermissions(String body, int status, String message) throws Exception {
        HttpResponse<String> answer = api.ask("POST", "/auth/users", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}\n");
    }

    @Test
    void nobodyCanBeInvited() throws Exception {
        HttpResponse<String> answer =
                api.askAsAdmin("POST", "/auth/users", "{\"id\":\"bob@example.org\",\"invite_user\":true}");
        assertThat(answer.statusCode()).isEqualTo(501);
    }

    @Test
    void nobodyGetsInAfterTheAdministratorWasDeleted() throws Exception {
        assertThat(api.askAsAdmin("DELETE", "/auth/users/admin", "").statusCode())
                .isEqualTo(204);
        assertThat(api.askAsAdmin("GET", "/auth/users", "").statusCode()).isEqualTo(401);
    }

    @Test
    void usageCountsTheCallsOfKnownCallersThatWorkWithData() throws Exception {
        api.askAsAdmin("GET", "/repositories", "");
        api.askAsAdmin("GET", "/repositories/none", "");
        api.askAsAdmin("GET", "/config", "");
        api.ask("GET", "/repositories", "");
        YearMonth month = YearMonth.now(ZoneOffset.UTC);

        HttpResponse<String> json = api.askAsAdmin("GET", "/usage-report/summary", "");
        assertThat(json.body())
                .isEqualTo(
                        "{\"installation_id\":\"the-installation\",\"reports\":[{\"year\":%d,\"month\":%d,\"count\":3}]}\n"
                                .formatted(month.getYear(), month.getMonthValue()));

        HttpResponse<String> text =
                api.askAsAdmin("GET", "/usage-report/summary", "", request -> request.header("Accept", "text/plain"));
        assertThat(text.body())
                .isEqualTo("Usage for installation ID: the-installation\n%s:            4\n".formatted(month));
        assertThat(text.headers().firstValue("Cache-Control")).contains("no-store, must-revalidate");
    }

    @Test
    void aTokenWorksUntilItIsDamaged() throws Exception {
        String body = api.ask("POST", "/auth/login", TestApi.loginBody()).body();
        var found = Pattern.compile("\"token\":\"([^\"]*)\"").matcher(body);
        assertThat(found.find()).isTrue();
        String token = found.group(1);
        assertThat(api.ask("GET", "/config", "", request -> request.header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.ask("GET", "/config", "", request -> request.header("Authorization", "Bearer " + token + "x"))
                        .statusCode())
                .isEqualTo(401);
    }
}
