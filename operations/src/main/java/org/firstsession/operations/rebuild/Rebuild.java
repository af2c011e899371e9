// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code staff.rebuild} in the database {@code board}: what was asked of the board, and
 * how far it is. The board works the rows off in the order of their ids.
 *
 * @param eventsTotal how many records there are to read; null before it begins
 * @param contentHash of the rows that it made; null before it ends, and when it failed
 * @param error why it failed; null when it didn't
 * @param waitsForAnother whether an earlier one is under way
 */
record Rebuild(
        long id,
        Instant askedAt,
        String askedBy,
        @Nullable Instant startedAt,
        long eventsDone,
        @Nullable Long eventsTotal,
        @Nullable Instant finishedAt,
        @Nullable String contentHash,
        @Nullable String error,
        boolean waitsForAnother) {

    private static final String ASK =
            "INSERT INTO staff.rebuild (asked_by) VALUES (?) RETURNING id";

    private static final String LOOK =
            """
            SELECT id, asked_at, asked_by, started_at, events_done, events_total, finished_at,
                content_hash, error, EXISTS (SELECT FROM staff.rebuild AS earlier WHERE
                    earlier.id < own.id AND earlier.started_at IS NOT NULL
                    AND earlier.finished_at IS NULL) AS waits
            FROM staff.rebuild AS own WHERE id = ?\
            """;

    /** Asks for one; gives its id. */
    static long ask(Connection board, String askedBy) throws SQLException {
        try (var statement = board.prepareStatement(ASK)) {
            statement.setString(1, askedBy);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How far it is. */
    static Rebuild look(Connection board, long id) throws SQLException {
        try (var statement = board.prepareStatement(LOOK)) {
            statement.setLong(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("rebuild " + id + " has gone");
                }
                return of(row);
            }
        }
    }

    boolean isStarted() {
        return startedAt != null;
    }

    boolean isFinished() {
        return finishedAt != null;
    }

    private static Rebuild of(ResultSet row) throws SQLException {
        var asked = instant(row, "asked_at");
        return new Rebuild(
                row.getLong("id"),
                asked == null ? Instant.EPOCH : asked,
                row.getString("asked_by"),
                instant(row, "started_at"),
                row.getLong("events_done"),
                row.getObject("events_total", Long.class),
                instant(row, "finished_at"),
                row.getString("content_hash"),
                row.getString("error"),
                row.getBoolean("waits"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
