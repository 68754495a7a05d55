package io.tarn.server.page;

import io.tarn.auth.SessionCookie;
import io.tarn.http.Cookies;
import io.tarn.http.Exchange;
import io.tarn.http.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Ends a browser's session and sends the browser on. A token from the session stays good until it expires. For any number of threads. */
public final class LogoutPage implements HttpHandler {

    private final String next;
    private final byte[] text;
    private final String forget;

    /**
     * @param next where browsers go then: {@code auth.logout_redirect_url}
     * @param secureCookies whether cookies are for TLS only
     */
    public LogoutPage(String next, boolean secureCookies) {
        this.next = next;
        this.text = ("<a href=\"" + escaped(next) + "\">Temporary Redirect</a>.\n\n").getBytes(StandardCharsets.UTF_8);
        this.forget = Cookies.expired(SessionCookie.NAME, secureCookies);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.addHeader("Set-Cookie", forget);
        exchange.setHeader("Location", next);
        exchange.send(307, "text/html; charset=utf-8", text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
    }
}
