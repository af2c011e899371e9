// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * People come when they come, whether or not those before them were served: a wait counts from the
 * moment at which somebody came, also when the system was busy with others.
 */
final class Arrival {

    private Arrival() {}

    /** What one person goes through. */
    @FunctionalInterface
    interface Visit {

        /**
         * @param cameAt {@link System#nanoTime} of the arrival
         */
        void run(long cameAt) throws Exception;
    }

    /**
     * Has people come at random moments, and waits until all have been served.
     *
     * @param seed the same seed gives the same moments
     */
    static void at(double perSecond, Duration length, long seed, Visit visit)
            throws InterruptedException, ExecutionException {
        var random = new Random(seed);
        var visits = new ArrayList<Future<?>>();
        long begin = System.nanoTime();
        double next = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                next += -Math.log(1 - random.nextDouble()) / perSecond;
                long cameAt = begin + (long) (next * 1e9);
                if (cameAt - begin > length.toNanos() && !visits.isEmpty()) {
                    break;
                }
                visits.add(
                        people.submit(() -> {
                            waitUntil(cameAt);
                            visit.run(cameAt);
                            return null;
                        }));
            }
            finish(visits);
        }
    }

    /**
     * Has a number of people come again as soon as they were served: the most that the system does.
     *
     * @return visits per second
     */
    static double peak(int people, Duration length, Visit visit)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        var visits = new ArrayList<Future<Integer>>();
        int count = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < people; person++) {
                visits.add(
                        executor.submit(() -> {
                            int done = 0;
                            for (; System.nanoTime() < end; done++) {
                                visit.run(System.nanoTime());
                            }
                            return done;
                        }));
            }
            for (var done : visits) {
                count += done.get();
            }
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }

    static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime();
                left > 0;
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void finish(List<Future<?>> visits)
            throws InterruptedException, ExecutionException {
        for (var visit : visits) {
            visit.get();
        }
    }
}
