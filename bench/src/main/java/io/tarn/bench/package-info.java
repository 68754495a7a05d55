/**
 * A load driver for whole servers: runs one workload after the other over HTTP and prints rates, latencies and the CPU time
 * that the server spent. {@link io.tarn.bench.LoadDriver} is the program, {@link io.tarn.bench.Workloads} the list. It knows
 * nothing of Tarn but the REST API, so that it can drive any server of that API.
 */
@NullMarked
package io.tarn.bench;

import org.jspecify.annotations.NullMarked;
