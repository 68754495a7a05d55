package io.tarn.server.page;

/**
 * Something that must hold for a server to be of use.
 *
 * @param name for people and for alerts, such as {@code kv}
 */
public record Probe(String name, Check check) {

    /** Returns if it holds; anything thrown says that it does not. May block. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }
}
