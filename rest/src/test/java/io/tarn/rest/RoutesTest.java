package io.tarn.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.http.Router;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void theTableIsThatOfTheDocument() throws Exception {
        try (TestApi test = new TestApi()) {
            List<Router.Route<Routes.Target>> routes = test.api.routes();
            assertThat(routes)
                    .extracting(route -> route.target().operationId())
                    .containsExactlyInAnyOrderElementsOf(test.document.operationIds());
            assertThat(routes).allSatisfy(route -> {
                String id = route.target().operationId();
                assertThat(route.method()).as(id).isEqualTo(test.document.method(id));
                assertThat(route.template()).as(id).isEqualTo(test.document.path(id));
            });
        }
    }
}
