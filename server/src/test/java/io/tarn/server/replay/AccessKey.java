package io.tarn.server.replay;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The key pair of an administrator in tests. */
public record AccessKey(String id, String secret) {

    /** The pair that the recorded setup creates and all other conversations use. */
    public static final AccessKey RECORDED =
            new AccessKey("AKIAIOSFOLQUICKSTART", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    /** The value of an {@code Authorization} header. */
    public String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
