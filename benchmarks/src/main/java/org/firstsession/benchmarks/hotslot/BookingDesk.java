// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.firstsession.stack.Postgres;

/** Books in PostgreSQL over a pool of connections. */
final class BookingDesk implements AutoCloseable {

    private final HikariDataSource pool;

    /** Threads cost nothing, so thousands would crowd round the pool: they queue up before it. */
    private final Semaphore free;

    /**
     * @param connections how many statements PostgreSQL works on at a time
     */
    BookingDesk(String jdbcUrl, int connections) {
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

    /** Begins anew, with an empty table that protects itself as this way would have it. */
    void open(Booking booking) throws SQLException {
        try (var connection = pool.getConnection()) {
            booking.createTable(connection);
        }
    }

    /** Books an hour unless it is taken; whether it was booked. */
    boolean book(Booking booking, Wish wish) throws SQLException, InterruptedException {
        free.acquire();
        try (var connection = pool.getConnection()) {
            return booking.book(connection, wish);
        } finally {
            free.release();
        }
    }

    /** How many pairs of bookings one therapist would have to give at once. */
    long overlaps() throws SQLException {
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
