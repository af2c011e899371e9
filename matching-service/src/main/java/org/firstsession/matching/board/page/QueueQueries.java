// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import static org.firstsession.matching.board.page.Columns.instant;
import static org.firstsession.matching.board.page.Columns.instantOrNull;
import static org.firstsession.matching.board.page.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the queue. */
@Repository
@Profile("board")
class QueueQueries {

    /**
     * Which requests a page has room for, by the cheap part alone: only those are then looked at in
     * full.
     */
    private static final String FIRST =
            """
            WITH desk AS (
                SELECT * FROM unnest(:desk_requests::text[], :desk_matters::text[],
                    :desk_due::text[]::timestamptz[], :desk_urgent::bool[])
                    AS d (request_id, matter, due_at, urgent)),
            tasks AS (
                SELECT request_id, min(due_at) AS due_at, bool_or(urgent) AS urgent FROM (
                    SELECT request_id, due_at, reason = 'SAFETY' AS urgent FROM person_task
                    WHERE practice_id = :practice AND open
                    UNION ALL SELECT request_id, due_at, urgent FROM desk) everything
                GROUP BY request_id),
            first AS MATERIALIZED (
                SELECT r.request_id, row_number() OVER (ORDER BY %s) AS place
                FROM request r LEFT JOIN tasks t USING (request_id)
                CROSS JOIN LATERAL (
                    SELECT CASE WHEN r.state = 'WAITING' THEN coalesce(t.due_at, r.due_at)
                                ELSE least(t.due_at, r.due_at) END AS due_at) n
                WHERE r.practice_id = :practice %s
                ORDER BY %s LIMIT :limit)
            """;

    /** A request with what is next, whose it is and who may open it. */
    private static final String LINES =
            """
            SELECT r.*, n.due_at AS next_due_at, t.reason IS NOT NULL AS needs_person,
                   CASE WHEN n.due_at = t.due_at THEN t.reason END AS need,
                   urgent.seq AS urgent_seq, seen.display_name AS acknowledged_by,
                   own.display_name AS owner, rest.account_ids AS open_to,
                   s.therapist_id, s.starts_at
            FROM first JOIN request r ON r.practice_id = :practice AND r.request_id = first.request_id
            LEFT JOIN LATERAL (
                SELECT 'need.' || reason AS reason, due_at, seq FROM person_task t
                WHERE t.practice_id = r.practice_id AND t.request_id = r.request_id AND t.open
                UNION ALL
                SELECT 'desk.' || matter, due_at, 0 FROM desk d WHERE d.request_id = r.request_id
                ORDER BY due_at, seq LIMIT 1) t ON true
            LEFT JOIN LATERAL (
                SELECT seq FROM person_task u
                WHERE u.practice_id = r.practice_id AND u.request_id = r.request_id AND u.open
                    AND u.reason = 'SAFETY' ORDER BY seq DESC LIMIT 1) urgent ON true
            LEFT JOIN staff.acknowledgement a ON a.practice_id = r.practice_id
                AND a.task_seq = urgent.seq
            LEFT JOIN staff.account seen ON seen.account_id = a.account_id
            LEFT JOIN staff.owner o ON o.practice_id = r.practice_id AND o.request_id = r.request_id
            LEFT JOIN staff.account own ON own.account_id = o.account_id
            LEFT JOIN staff.restriction rest ON rest.practice_id = r.practice_id
                AND rest.request_id = r.request_id
            LEFT JOIN LATERAL (
                SELECT therapist_id, starts_at FROM session s
                WHERE s.practice_id = r.practice_id AND s.request_id = r.request_id
                    AND s.status = 'CONFIRMED' LIMIT 1) s ON true
            CROSS JOIN LATERAL (
                SELECT CASE WHEN r.state = 'WAITING' THEN coalesce(t.due_at, r.due_at)
                            ELSE least(t.due_at, r.due_at) END AS due_at) n
            ORDER BY first.place\
            """;

    private static final String OPEN_ORDER =
            "coalesce(t.urgent, false) DESC,"
                    + " (t.due_at IS NULL AND r.state = 'CONFIRMED' AND r.due_at < :now),"
                    + " n.due_at, r.request_id";
    private static final String CLOSED_ORDER = "r.changed_at DESC, r.request_id";

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

    /**
     * How many requests stand where.
     *
     * @param atDesk the requests that something at the desk is about
     */
    Counts counts(String practiceId, UUID accountId, Collection<String> atDesk) {
        return jdbc.sql(
                        """
                        SELECT count(*) FILTER (WHERE state NOT IN ('OFFERED', 'CONFIRMED')) AS waiting,
                               count(*) FILTER (WHERE state = 'OFFERED')   AS offered,
                               count(*) FILTER (WHERE state = 'CONFIRMED') AS confirmed,
                               (SELECT count(*) FROM (
                                SELECT request_id FROM person_task t
                                WHERE t.practice_id = :practice AND t.open
                                UNION SELECT d.request_id FROM request d
                                WHERE d.practice_id = :practice AND d.state <> 'CLOSED'
                                AND d.request_id = ANY (:desk)) needing) AS needs_person,
                               (SELECT count(*) FROM staff.owner o JOIN request m USING (practice_id, request_id)
                                WHERE o.practice_id = :practice AND o.account_id = :account
                                AND m.state <> 'CLOSED') AS mine
                        FROM request WHERE practice_id = :practice AND state <> 'CLOSED'\
                        """)
                .param("practice", practiceId)
                .param("account", accountId)
                .param("desk", atDesk.toArray(String[]::new))
                .query((row, number) ->
                        new Counts(
                                row.getLong("waiting"),
                                row.getLong("offered"),
                                row.getLong("confirmed"),
                                row.getLong("needs_person"),
                                row.getLong("mine")))
                .single();
    }

    /** There may be very many of them, so they are counted only where the number is shown. */
    long closed(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM request
                        WHERE practice_id = ? AND state = 'CLOSED'\
                        """)
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    /**
     * Requests as they were asked for: somebody's safety first, then the one with the nearest due
     * time; sessions whose time has passed last. Closed ones, and those behind a number: the one
     * that changed last first.
     *
     * @param found ids that a search gave; null when nobody searched
     * @param desk what waits at the desk about requests, with the time by which somebody looks
     */
    List<QueueRow> lines(
            String practiceId,
            QueueAsked asked,
            @Nullable List<String> found,
            List<AtDesk> desk,
            UUID accountId,
            Instant now,
            int limit) {
        var view = asked.chosen();
        var part =
                switch (view) {
                    case OPEN -> "AND r.state <> 'CLOSED'";
                    case CLOSED -> "AND r.state = 'CLOSED'";
                    case MINE ->
                            "AND r.state <> 'CLOSED' AND r.request_id IN (SELECT request_id FROM"
                                    + " staff.owner WHERE practice_id = :practice AND account_id = :account)";
                    case PERSON -> "AND r.state <> 'CLOSED' AND t.due_at IS NOT NULL";
                    case COUNTED ->
                            "AND r.received_at >= :since AND "
                                    + asked.lookBack().orElseThrow().condition();
                };
        var order =
                switch (view) {
                    case OPEN, MINE, PERSON -> OPEN_ORDER;
                    case CLOSED, COUNTED -> CLOSED_ORDER;
                };
        var sql = FIRST.formatted(order, part + narrowed(asked, found), order) + LINES;
        return jdbc.sql(sql)
                .param("practice", practiceId)
                .param("account", accountId)
                .param("state", QueueAsked.filled(asked.state()))
                .param("format", QueueAsked.filled(asked.format()))
                .param("party", QueueAsked.filled(asked.party()))
                .param("place", QueueAsked.filled(asked.place()))
                .param("found", found == null ? null : found.toArray(String[]::new))
                .param("desk_requests", column(desk, AtDesk::requestId))
                .param("desk_matters", column(desk, AtDesk::matter))
                .param("desk_due", column(desk, item -> item.dueAt().toString()))
                .param("desk_urgent", desk.stream().map(AtDesk::urgent).toArray(Boolean[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(LookBack.SPAN).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(QueueQueries::row)
                .list();
    }

    /**
     * Only what is asked: by conditions that nobody asked for the database would take the list for
     * a short one, and look all tasks through for each of its lines.
     */
    private static String narrowed(QueueAsked asked, @Nullable List<String> found) {
        return condition(" AND r.state = :state", asked.state())
                + condition(" AND r.format = :format", asked.format())
                + condition(" AND r.party = :party", asked.party())
                + condition(" AND r.sits_in = :place", asked.place())
                + (found == null ? "" : " AND r.request_id = ANY (:found)");
    }

    private static String condition(String sql, @Nullable String asked) {
        return QueueAsked.filled(asked) == null ? "" : sql;
    }

    /** Something at the desk about a request. */
    record AtDesk(String requestId, String matter, Instant dueAt, boolean urgent) {}

    private static String[] column(List<AtDesk> desk, Function<AtDesk, String> part) {
        return desk.stream().map(part).toArray(String[]::new);
    }

    /** The states in which people of open requests sit. */
    List<String> places(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT sits_in FROM request
                        WHERE practice_id = ? AND state <> 'CLOSED' ORDER BY 1\
                        """)
                .param(practiceId)
                .query((row, number) -> row.getString("sits_in"))
                .list();
    }

    /** The last thing that staff did on the board: it changes pages though no event tells of it. */
    long lastAction(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT coalesce(max(action_id), 0) FROM staff.action
                        WHERE practice_id = ?\
                        """)
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    /**
     * A task that is due within a stretch of time.
     *
     * @param openTo who may open its request; empty for everybody
     */
    record DueTask(String requestId, String reason, Instant dueAt, List<UUID> openTo) {}

    long overdue(String practiceId, Instant now) {
        return count(practiceId, Instant.EPOCH, now);
    }

    /** How many requests have a task due in the stretch. */
    long count(String practiceId, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        SELECT count(DISTINCT request_id) FROM person_task
                        WHERE practice_id = ? AND open AND due_at >= ? AND due_at < ?\
                        """)
                .params(practiceId, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    List<DueTask> due(String practiceId, Instant from, Instant to, int limit) {
        return jdbc.sql(
                        """
                        SELECT request_id, reason, due_at, account_ids AS open_to
                        FROM person_task LEFT JOIN staff.restriction
                            USING (practice_id, request_id)
                        WHERE practice_id = ? AND open AND due_at >= ? AND due_at < ?
                        ORDER BY due_at, seq LIMIT ?\
                        """)
                .params(
                        practiceId,
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        limit)
                .query((row, number) ->
                        new DueTask(
                                row.getString("request_id"),
                                row.getString("reason"),
                                instant(row, "due_at"),
                                openTo(row)))
                .list();
    }

    private static QueueRow row(ResultSet row, int number) throws SQLException {
        var urgent = row.getLong("urgent_seq");
        var urgentSeq = row.wasNull() ? null : Long.valueOf(urgent);
        boolean closed = "CLOSED".equals(row.getString("state"));
        return new QueueRow(
                row.getString("request_id"),
                row.getString("state"),
                row.getString("party"),
                row.getString("sits_in"),
                row.getString("format"),
                texts(row, "languages"),
                texts(row, "concerns"),
                instant(row, "received_at"),
                instant(row, "changed_at"),
                row.getString("closed_because"),
                closed ? null : instantOrNull(row, "next_due_at"),
                row.getBoolean("needs_person"),
                row.getString("need"),
                urgentSeq,
                row.getString("acknowledged_by"),
                row.getObject("first_session_at") != null,
                row.getString("owner"),
                openTo(row),
                session(row));
    }

    /** Who may open a request; empty for everybody. */
    static List<UUID> openTo(ResultSet row) throws SQLException {
        var accounts = row.getArray("open_to");
        return accounts == null ? List.of() : List.of((UUID[]) accounts.getArray());
    }

    private static QueueRow.@Nullable Session session(ResultSet row) throws SQLException {
        var therapistId = row.getString("therapist_id");
        return therapistId == null
                ? null
                : new QueueRow.Session(therapistId, instant(row, "starts_at"));
    }
}
