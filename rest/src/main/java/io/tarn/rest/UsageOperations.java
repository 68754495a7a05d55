package io.tarn.rest;

import io.tarn.auth.installation.Usage;
import io.tarn.base.ErrorKind;
import io.tarn.base.TarnException;
import io.tarn.http.Exchange;
import io.tarn.rest.openapi.BodyObject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Operations about how much the installation is used. */
final class UsageOperations {

    private final Usage usage;
    private final String installationId;

    UsageOperations(Usage usage, String installationId) {
        this.usage = usage;
        this.installationId = installationId;
    }

    void report(RestCall call) throws IOException {
        call.principal();
        usage.flush();
        List<Usage.Month> months = usage.months();
        if (call.exchange().header("Accept").filter("text/plain"::equals).isPresent()) {
            sendText(call, months);
            return;
        }
        call.json(200, out -> {
            out.beginObject().field("installation_id", installationId);
            out.name("reports").beginArray();
            for (Usage.Month month : months) {
                out.beginObject()
                        .field("year", month.month().getYear())
                        .field("month", month.month().getMonthValue())
                        .field("count", month.calls())
                        .endObject();
            }
            out.endArray().endObject();
        });
    }

    private void sendText(RestCall call, List<Usage.Month> months) throws IOException {
        StringBuilder text = new StringBuilder("Usage for installation ID: " + installationId + "\n");
        for (Usage.Month month : months) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d-%02d: %12d\n",
                    month.month().getYear(),
                    month.month().getMonthValue(),
                    month.calls()));
        }
        Exchange exchange = call.exchange();
        exchange.setHeader("Cache-Control", "no-store, must-revalidate");
        exchange.setHeader("Expires", "0");
        exchange.setHeader("X-Frame-Options", "SAMEORIGIN");
        exchange.setHeader("Content-Security-Policy", "default-src 'none'");
        call.text(200, text.toString());
    }

    /** Clients report what they did. Reports are checked and dropped: Tarn tells nobody about its users. */
    void clientEvents(RestCall call) throws IOException {
        call.principal();
        for (BodyObject event : call.body().objects("events")) {
            if (event.string("class").isEmpty()) {
                throw invalid("class is required");
            }
            if (event.string("name").isEmpty()) {
                throw invalid("name is required");
            }
            if (event.integer("count") < 0) {
                throw invalid("count must be a non-negative integer");
            }
        }
        call.empty(204);
    }

    private static TarnException invalid(String problem) {
        return new TarnException(ErrorKind.INVALID, "invalid value: " + problem);
    }
}
