// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import static org.firstsession.matching.board.page.Columns.instant;
import static org.firstsession.matching.board.page.Columns.instantOrNull;
import static org.firstsession.matching.board.page.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the queue. */
@Repository
@Profile("board")
class QueueQueries {

    private final JdbcClient jdbc;

    QueueQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The practices that were opened, by name. */
    List<Practice> practices() {
        return jdbc.sql(
                        """
                        SELECT practice_id, name, time_zone, seq, told_at, log_partition, log_offset
                        FROM practice WHERE name IS NOT NULL ORDER BY name, practice_id\
                        """)
                .query((row, number) ->
                        new Practice(
                                row.getString("practice_id"),
                                row.getString("name"),
                                row.getString("time_zone"),
                                row.getLong("seq"),
                                instant(row, "told_at"),
                                row.getInt("log_partition"),
                                row.getLong("log_offset")))
                .list();
    }

    Counts counts(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT count(*) FILTER (WHERE state NOT IN ('OFFERED', 'CONFIRMED', 'CLOSED')) AS waiting,
                               count(*) FILTER (WHERE state = 'OFFERED')   AS offered,
                               count(*) FILTER (WHERE state = 'CONFIRMED') AS confirmed,
                               count(*) FILTER (WHERE state = 'CLOSED')    AS closed,
                               (SELECT count(DISTINCT request_id) FROM person_task t
                                WHERE t.practice_id = :practice AND t.open) AS needs_person
                        FROM request WHERE practice_id = :practice\
                        """)
                .param("practice", practiceId)
                .query((row, number) ->
                        new Counts(
                                row.getLong("waiting"),
                                row.getLong("offered"),
                                row.getLong("confirmed"),
                                row.getLong("needs_person"),
                                row.getLong("closed")))
                .single();
    }

    /**
     * Open requests, the one with the nearest due time first; sessions whose time has passed last.
     */
    List<QueueRow> open(String practiceId, Instant now, int limit) {
        return jdbc.sql(
                        """
                        SELECT r.*, n.due_at AS next_due_at,
                               t.reason IS NOT NULL AS needs_person,
                               CASE WHEN n.due_at = t.due_at THEN t.reason END AS need,
                               s.therapist_id, s.starts_at
                        FROM request r
                        LEFT JOIN LATERAL (
                            SELECT reason, due_at FROM person_task t
                            WHERE t.practice_id = r.practice_id AND t.request_id = r.request_id AND t.open
                            ORDER BY due_at, seq LIMIT 1) t ON true
                        LEFT JOIN session s ON s.practice_id = r.practice_id
                            AND s.request_id = r.request_id AND s.status = 'CONFIRMED'
                        CROSS JOIN LATERAL (
                            SELECT CASE WHEN r.state = 'WAITING' THEN coalesce(t.due_at, r.due_at)
                                        ELSE least(t.due_at, r.due_at) END AS due_at) n
                        WHERE r.practice_id = :practice AND r.state <> 'CLOSED'
                        ORDER BY (t.reason IS NULL AND r.state = 'CONFIRMED' AND r.due_at < :now),
                            n.due_at, r.request_id
                        LIMIT :limit\
                        """)
                .param("practice", practiceId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(QueueQueries::row)
                .list();
    }

    /** Closed requests, the one that closed last first. */
    List<QueueRow> closed(String practiceId, int limit) {
        return jdbc.sql(
                        """
                        SELECT r.*, NULL::timestamptz AS next_due_at,
                               false AS needs_person, NULL AS need,
                               NULL AS therapist_id, NULL::timestamptz AS starts_at
                        FROM request r
                        WHERE r.practice_id = :practice AND r.state = 'CLOSED'
                        ORDER BY r.changed_at DESC, r.request_id
                        LIMIT :limit\
                        """)
                .param("practice", practiceId)
                .param("limit", limit)
                .query(QueueQueries::row)
                .list();
    }

    private static QueueRow row(ResultSet row, int number) throws SQLException {
        return new QueueRow(
                row.getString("request_id"),
                row.getString("state"),
                row.getString("sits_in"),
                row.getString("format"),
                texts(row, "concerns"),
                instant(row, "received_at"),
                instant(row, "changed_at"),
                row.getString("closed_because"),
                instantOrNull(row, "next_due_at"),
                row.getBoolean("needs_person"),
                row.getString("need"),
                session(row));
    }

    private static QueueRow.@Nullable Session session(ResultSet row) throws SQLException {
        var therapistId = row.getString("therapist_id");
        return therapistId == null
                ? null
                : new QueueRow.Session(therapistId, instant(row, "starts_at"));
    }
}
