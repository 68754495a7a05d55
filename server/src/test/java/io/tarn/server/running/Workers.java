package io.tarn.server.running;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things side by side and lets their failures through. */
final class Workers {

    private Workers() {}

    /** Runs all tasks, at most {@code atOnce} at a time, and gives their results in the order of the tasks. */
    static <T> List<T> run(int atOnce, List<? extends Callable<T>> tasks) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }
}
