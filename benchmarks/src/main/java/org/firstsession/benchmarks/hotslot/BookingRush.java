// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.stack.Postgres;

/** Many people book at once, each on a virtual thread, over a pool of connections. */
final class BookingRush implements AutoCloseable {

    private final HikariDataSource pool;

    /** Threads cost nothing, so thousands would crowd round the pool: they queue up before it. */
    private final Semaphore free;

    /**
     * @param connections how many statements PostgreSQL works on at a time
     */
    BookingRush(String jdbcUrl, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(Postgres.USER);
        config.setPassword("");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        config.setConnectionTimeout(120_000);
        // From the first use on, the server keeps each statement prepared.
        config.addDataSourceProperty("prepareThreshold", 1);
        pool = new HikariDataSource(config);
        free = new Semaphore(connections);
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
        try (var connection = pool.getConnection()) {
            booking.createTable(connection);
        }
        var start = new CountDownLatch(1);
        var answers = new ArrayList<Future<Boolean>>(wishes.size());
        long from;
        long booked = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var wish : wishes) {
                answers.add(
                        people.submit(() -> {
                            start.await();
                            return book(booking, wish);
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
                overlaps());
    }

    private boolean book(Booking booking, Wish wish) throws SQLException, InterruptedException {
        free.acquire();
        try (var connection = pool.getConnection()) {
            return booking.book(connection, wish);
        } finally {
            free.release();
        }
    }

    private long overlaps() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT count(*) FROM booking one JOIN booking other
                                  ON one.therapist_id = other.therapist_id
                                 AND one.during && other.during
                                 AND one.booking_id < other.booking_id\
                                """)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
