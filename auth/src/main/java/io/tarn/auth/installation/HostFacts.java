package io.tarn.auth.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is recorded at each start about the program and what it runs on, by the names that the records have. */
public record HostFacts(Map<String, String> facts) {

    public HostFacts {
        facts = Map.copyOf(facts);
    }

    /**
     * The facts of this process.
     *
     * @param version the program's version
     * @param kvType the KV engine
     * @param adminAccessKeyId the key of automatic setup, or empty; tells trials from real use
     */
    public static HostFacts detect(String version, String kvType, String adminAccessKeyId) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("lakefs_version", version);
        facts.put("lakefs_kv_type", kvType);
        facts.put("golang_version", "java" + Runtime.version());
        facts.put("architecture", architecture(System.getProperty("os.arch", "")));
        facts.put("os", operatingSystem(System.getProperty("os.name", "")));
        facts.put("is_k8s", Boolean.toString(System.getenv("KUBERNETES_SERVICE_HOST") != null));
        facts.put("is_docker", Boolean.toString(Files.exists(Path.of("/.dockerenv"))));
        facts.put("instrumentation", instrumentation(adminAccessKeyId));
        return new HostFacts(facts);
    }

    static String instrumentation(String adminAccessKeyId) {
        if (adminAccessKeyId.endsWith("LKFSSAMPLES")) {
            return "SamplesRepo";
        }
        return adminAccessKeyId.endsWith("QUICKSTART") ? "Quickstart" : "Run";
    }

    private static String architecture(String jvmName) {
        return switch (jvmName) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> jvmName;
        };
    }

    private static String operatingSystem(String jvmName) {
        String name = jvmName.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : name;
    }
}
