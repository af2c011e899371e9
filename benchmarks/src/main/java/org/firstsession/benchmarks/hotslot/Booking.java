// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.sql.Connection;
import java.sql.SQLException;

/** A way to book an hour in PostgreSQL, the right one or one that is often seen. */
enum Booking {
    EXCLUSION_CONSTRAINT(
            "exclusion constraint, one statement",
            "EXCLUDE USING gist (therapist_id WITH =, during WITH &&)") {
        @Override
        boolean book(Connection connection, Wish wish) throws SQLException {
            return insert(connection, wish);
        }
    },
    CHECK_THEN_INSERT("looks whether the hour is free, then inserts", "") {
        @Override
        boolean book(Connection connection, Wish wish) throws SQLException {
            return inTransaction(
                    connection, () -> !isTaken(connection, wish, "") && insert(connection, wish));
        }
    },
    UNIQUE_START_AND_END(
            "unique therapist, start and end", "UNIQUE (therapist_id, starts_at, blocked_until)") {
        @Override
        boolean book(Connection connection, Wish wish) throws SQLException {
            return insert(connection, wish);
        }
    },
    FOR_UPDATE("locks the bookings in the way FOR UPDATE, then inserts", "") {
        @Override
        boolean book(Connection connection, Wish wish) throws SQLException {
            return inTransaction(
                    connection,
                    () -> !isTaken(connection, wish, " FOR UPDATE") && insert(connection, wish));
        }
    };

    private static final String DEADLOCK = "40P01";

    private final String words;
    private final String constraint;

    Booking(String words, String constraint) {
        this.words = words;
        this.constraint = constraint;
    }

    /** What it does, in words. */
    String words() {
        return words;
    }

    /**
     * Books an hour unless it is taken.
     *
     * @return whether it was booked
     */
    abstract boolean book(Connection connection, Wish wish) throws SQLException;

    /** Makes an empty table that protects itself as this way would have it. */
    void createTable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS btree_gist");
            statement.execute("DROP TABLE IF EXISTS booking");
            statement.execute(
                    """
                    CREATE TABLE booking (
                        booking_id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        therapist_id  int         NOT NULL,
                        starts_at     timestamptz NOT NULL,
                        blocked_until timestamptz NOT NULL,
                        during        tstzrange   NOT NULL
                            GENERATED ALWAYS AS (tstzrange(starts_at, blocked_until)) STORED
                        %s
                    )\
                    """
                            .formatted(constraint.isEmpty() ? "" : ", " + constraint));
            if (constraint.isEmpty()) {
                statement.execute("CREATE INDEX ON booking USING gist (therapist_id, during)");
            }
        }
    }

    private static boolean insert(Connection connection, Wish wish) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        INSERT INTO booking (therapist_id, starts_at, blocked_until)
                        VALUES (?, ?, ?) ON CONFLICT DO NOTHING\
                        """)) {
            insert.setInt(1, wish.therapist());
            insert.setObject(2, wish.startsAt());
            insert.setObject(3, wish.blockedUntil());
            return insert.executeUpdate() == 1;
        }
    }

    private static boolean isTaken(Connection connection, Wish wish, String lock)
            throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "SELECT booking_id FROM booking WHERE therapist_id = ?"
                                + " AND during && tstzrange(?, ?)"
                                + lock)) {
            select.setInt(1, wish.therapist());
            select.setObject(2, wish.startsAt());
            select.setObject(3, wish.blockedUntil());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean inTransaction(Connection connection, Attempt attempt)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            boolean booked = attempt.books();
            connection.commit();
            return booked;
        } catch (SQLException e) {
            connection.rollback();
            if (DEADLOCK.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** One try to book. */
    @FunctionalInterface
    private interface Attempt {
        boolean books() throws SQLException;
    }
}
