// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.firstsession.benchmarks.measure.Throughput;

/** Many people book at once, each on a virtual thread. */
final class BookingRush implements AutoCloseable {

    private final BookingDesk desk;

    /**
     * @param connections how many statements PostgreSQL works on at a time
     */
    BookingRush(String jdbcUrl, int connections) {
        desk = new BookingDesk(jdbcUrl, connections);
    }

    /**
     * Finds out with how many connections this machine is fastest: a yardstick has to be a good
     * one.
     */
    static int bestConnections(String jdbcUrl, List<Wish> wishes) throws Exception {
        int best = 0;
        double most = 0;
        for (int connections = 2; connections <= 32; connections *= 2) {
            try (var rush = new BookingRush(jdbcUrl, connections)) {
                rush.run(Booking.EXCLUSION_CONSTRAINT, wishes);
                double rate = rush.run(Booking.EXCLUSION_CONSTRAINT, wishes).perSecond();
                if (rate > most) {
                    most = rate;
                    best = connections;
                }
            }
        }
        return best;
    }

    /** Has everybody book, on an empty table, and waits for all answers. */
    Answered run(Booking booking, List<Wish> wishes) throws Exception {
        desk.open(booking);
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<Boolean>>(wishes.size());
        long from;
        long booked = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wish : wishes) {
                answers.add(
                        people.submit(() -> {
                            start.await();
                            return desk.book(booking, wish);
                        }));
            }
            from = System.nanoTime();
            start.countDown();
            for (var answer : answers) {
                booked += answer.get() ? 1 : 0;
            }
        }
        var wall = Duration.ofNanos(System.nanoTime() - from);
        return new Answered(
                new Throughput(wishes.size(), wishes.size(), wall, Duration.ZERO),
                booked,
                desk.overlaps());
    }

    @Override
    public void close() {
        desk.close();
    }
}
