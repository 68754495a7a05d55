package io.tarn.bench;

import java.io.IOException;

/**
 * One kind of work.
 *
 * @param name as the report shows it
 * @param clients how many connections do it at the same time
 * @param unit how many operations one step counts for
 */
record Workload(String name, int clients, int unit, Preparation preparation, Step step) {

    /** Makes what the steps need; not measured. */
    @FunctionalInterface
    interface Preparation {
        void run(RawHttp http) throws IOException;
    }

    /** One measured step of one client. {@code number} is unique in the run. */
    @FunctionalInterface
    interface Step {
        void run(RawHttp http, int client, long number) throws IOException;
    }
}
