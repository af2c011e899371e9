// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many calls at once, over as many connections as a proxy would keep open. */
public final class Rush {

    /** Fewer than the servers' queue of new connections: a rush measures answers, no handshakes. */
    public static final int CONNECTIONS = 64;

    private Rush() {}

    /** One person's call, until its answer is known. */
    @FunctionalInterface
    public interface Call<T> {
        T answer() throws Exception;
    }

    /**
     * Has all calls answered.
     *
     * @return how long that took, and the answers in no order
     */
    public static <T> Answers<T> of(Collection<? extends Call<T>> calls) throws Exception {
        return of(calls, CONNECTIONS);
    }

    /** The same over another number of connections. */
    public static <T> Answers<T> of(Collection<? extends Call<T>> calls, int atOnce)
            throws Exception {
        var waiting = new ConcurrentLinkedQueue<Call<T>>(calls);
        var answers = new ConcurrentLinkedQueue<T>();
        long from = System.nanoTime();
        try (var connections = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < atOnce; i++) {
                all.add(
                        connections.submit(() -> {
                            for (var call = waiting.poll(); call != null; call = waiting.poll()) {
                                answers.add(call.answer());
                            }
                            return null;
                        }));
            }
            for (var each : all) {
                each.get();
            }
        }
        return new Answers<>(Duration.ofNanos(System.nanoTime() - from), List.copyOf(answers));
    }

    /** What was answered. */
    public record Answers<T>(Duration wall, List<T> all) {}
}
