package io.tarn.auth.installation;

/**
 * How far an installation is set up.
 *
 * @param preferencesMissing whether communication preferences should be asked for
 */
public record SetupState(boolean initialized, boolean preferencesMissing) {

    /** The protocol's word for the state. */
    public String text() {
        return initialized ? "initialized" : "not_initialized";
    }
}
