package io.tarn.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drives a server and prints a table: rate, median and 99th percentile of the latency, failures, and the server's CPU
 * seconds for a thousand operations (from its {@code process_cpu_seconds_total}), which is the steadier figure on a noisy
 * machine.
 *
 * <p>Arguments: server URL, access key id, secret access key, seconds for each workload, optionally a part of the names of
 * the workloads to run.
 */
public final class LoadDriver {

    private static final Pattern CPU = Pattern.compile("(?m)^process_cpu_seconds_total ([0-9.eE+]+)");

    private final URI server;
    private final String accessKeyId;
    private final String secretAccessKey;
    private final long nanos;

    private LoadDriver(URI server, String accessKeyId, String secretAccessKey, double seconds) {
        this.server = server;
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
        this.nanos = (long) (seconds * 1e9);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 4) {
            System.err.println("usage: URL ACCESS_KEY_ID SECRET_ACCESS_KEY SECONDS [PART_OF_NAME]");
            System.exit(2);
        }
        LoadDriver driver =
                new LoadDriver(URI.create(arguments[0]), arguments[1], arguments[2], Double.parseDouble(arguments[3]));
        String wanted = arguments.length > 4 ? arguments[4] : "";
        String run = "r" + Long.toString(System.currentTimeMillis(), 36);
        System.out.printf(
                Locale.ROOT,
                "%-38s %7s %9s %9s %9s %6s %9s%n",
                "work",
                "clients",
                "per s",
                "p50 ms",
                "p99 ms",
                "failed",
                "CPU s/k");
        for (Workload workload : new Workloads("local://", run).all()) {
            if (workload.name().contains(wanted)) {
                driver.run(workload);
            }
        }
    }

    private RawHttp connect() throws IOException {
        return new RawHttp(server, accessKeyId, secretAccessKey);
    }

    private void run(Workload workload) throws IOException, InterruptedException, ExecutionException {
        try (RawHttp http = connect()) {
            workload.preparation().run(http);
        }
        double cpuBefore = serverCpu();
        long start = System.nanoTime();
        AtomicLong numbers = new AtomicLong();
        AtomicLong failures = new AtomicLong();
        List<long[]> latencies = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(workload.clients())) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < workload.clients(); i++) {
                int client = i;
                running.add(clients.submit(() -> steps(workload, client, start + nanos, numbers, failures)));
            }
            for (Future<long[]> future : running) {
                latencies.add(future.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        double operations = (double) all.length * workload.unit();
        System.out.printf(
                Locale.ROOT,
                "%-38s %7d %9.1f %9.2f %9.2f %6d %9.3f%n",
                workload.name(),
                workload.clients(),
                operations / seconds,
                percentile(all, 50) / 1e6,
                percentile(all, 99) / 1e6,
                failures.get(),
                (serverCpu() - cpuBefore) * 1000 / operations);
    }

    private long[] steps(Workload workload, int client, long end, AtomicLong numbers, AtomicLong failures)
            throws IOException {
        long[] taken = new long[1024];
        int count = 0;
        try (RawHttp http = connect()) {
            while (System.nanoTime() < end) {
                long before = System.nanoTime();
                try {
                    workload.step().run(http, client, numbers.getAndIncrement());
                } catch (IllegalStateException e) {
                    if (failures.getAndIncrement() == 0) {
                        System.err.println(workload.name() + ": " + e.getMessage());
                    }
                }
                if (count == taken.length) {
                    taken = Arrays.copyOf(taken, count * 2);
                }
                taken[count++] = System.nanoTime() - before;
            }
        }
        return Arrays.copyOf(taken, count);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private double serverCpu() throws IOException {
        try (RawHttp http = connect()) {
            Matcher cpu = CPU.matcher(http.get("/metrics").text());
            return cpu.find() ? Double.parseDouble(cpu.group(1)) : 0;
        }
    }
}
