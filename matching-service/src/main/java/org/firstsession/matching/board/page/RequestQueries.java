// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import static org.firstsession.matching.board.page.Columns.instant;
import static org.firstsession.matching.board.page.Columns.instantOrNull;
import static org.firstsession.matching.board.page.Columns.numbers;
import static org.firstsession.matching.board.page.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads one request with all that belongs to it. */
@Repository
@Profile("board")
class RequestQueries {

    private final JdbcClient jdbc;

    RequestQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RequestRow> request(Practice practice, String requestId) {
        return jdbc.sql(
                        """
                        SELECT * FROM request
                        WHERE practice_id = :practice AND request_id = :request\
                        """)
                .param("practice", practice.id())
                .param("request", requestId)
                .query((row, number) ->
                        new RequestRow(
                                practice,
                                requestId,
                                row.getString("state"),
                                row.getString("channel"),
                                row.getString("party"),
                                row.getString("sits_in"),
                                row.getString("format"),
                                texts(row, "concerns"),
                                instant(row, "received_at"),
                                instantOrNull(row, "due_at"),
                                row.getString("closed_because"),
                                tasks(practice.id(), requestId),
                                offers(practice.id(), requestId),
                                options(practice.id(), requestId),
                                sessions(practice.id(), requestId),
                                timeline(practice.id(), requestId)))
                .optional();
    }

    private List<RequestRow.Task> tasks(String practiceId, String requestId) {
        return list(
                """
                SELECT reason, due_at FROM person_task
                WHERE practice_id = :practice AND request_id = :request AND open
                ORDER BY due_at, seq\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Task(row.getString("reason"), instant(row, "due_at")));
    }

    private List<RequestRow.Offer> offers(String practiceId, String requestId) {
        return list(
                """
                SELECT * FROM offer WHERE practice_id = :practice AND request_id = :request
                ORDER BY round DESC\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Offer(
                                row.getString("offer_id"),
                                row.getInt("round"),
                                row.getString("status"),
                                instant(row, "offered_at"),
                                instant(row, "expires_at"),
                                row.getInt("considered"),
                                texts(row, "removed_rules"),
                                numbers(row, "removed_count")));
    }

    private List<RequestRow.Option> options(String practiceId, String requestId) {
        return list(
                """
                SELECT o.*, coalesce(office.name, o.office_id) AS office
                FROM offer_option o JOIN offer USING (practice_id, offer_id)
                LEFT JOIN office USING (practice_id, office_id)
                WHERE o.practice_id = :practice AND offer.request_id = :request
                ORDER BY o.position\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Option(
                                row.getString("offer_id"),
                                row.getInt("position"),
                                hour(row),
                                texts(row, "criteria"),
                                numbers(row, "points"),
                                row.getBoolean("taken")));
    }

    private List<RequestRow.Session> sessions(String practiceId, String requestId) {
        return list(
                """
                SELECT s.*, coalesce(office.name, s.office_id) AS office
                FROM session s LEFT JOIN office USING (practice_id, office_id)
                WHERE s.practice_id = :practice AND s.request_id = :request
                ORDER BY s.starts_at, s.session_id\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Session(
                                hour(row),
                                row.getString("status"),
                                row.getString("cancelled_by"),
                                row.getBoolean("late")));
    }

    private List<RequestRow.Entry> timeline(String practiceId, String requestId) {
        return list(
                """
                SELECT seq, recorded_at, event_type, details FROM timeline
                WHERE practice_id = :practice AND request_id = :request ORDER BY seq\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Entry(
                                row.getLong("seq"),
                                instant(row, "recorded_at"),
                                row.getString("event_type"),
                                texts(row, "details")));
    }

    private <T> List<T> list(String sql, String practiceId, String requestId, RowMapper<T> mapper) {
        return jdbc.sql(sql)
                .param("practice", practiceId)
                .param("request", requestId)
                .query(mapper)
                .list();
    }

    private static RequestRow.Hour hour(ResultSet row) throws SQLException {
        return new RequestRow.Hour(
                row.getString("therapist_id"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("format"),
                row.getString("office"));
    }
}
