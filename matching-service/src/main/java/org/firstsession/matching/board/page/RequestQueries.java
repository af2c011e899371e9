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

    boolean isThere(String practiceId, String requestId) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM request
                            WHERE practice_id = ? AND request_id = ?)\
                        """)
                .params(practiceId, requestId.replace('\0', '?'))
                .query(Boolean.class)
                .single();
    }

    Optional<RequestRow> request(Practice practice, String requestId) {
        return jdbc.sql(
                        """
                        SELECT r.*, own.display_name AS owner,
                            EXISTS (SELECT FROM staff.restriction x WHERE x.practice_id = r.practice_id
                                AND x.request_id = r.request_id) AS restricted,
                            (SELECT count(*) FROM timeline t WHERE t.practice_id = r.practice_id
                                AND t.request_id = r.request_id AND t.event_type NOT IN
                                    ('CommandRefused', 'DuplicateIgnored', 'CaseArchived')) AS version
                        FROM request r
                        LEFT JOIN staff.owner o USING (practice_id, request_id)
                        LEFT JOIN staff.account own ON own.account_id = o.account_id
                        WHERE r.practice_id = :practice AND r.request_id = :request\
                        """)
                .param("practice", practice.id())
                .param("request", requestId)
                .query((row, number) ->
                        new RequestRow(
                                practice,
                                requestId,
                                row.getLong("version"),
                                row.getString("state"),
                                row.getString("channel"),
                                row.getString("party"),
                                row.getString("sits_in"),
                                row.getString("format"),
                                texts(row, "concerns"),
                                instant(row, "received_at"),
                                instantOrNull(row, "due_at"),
                                row.getString("closed_because"),
                                row.getString("close_reason_code"),
                                row.getString("held_back"),
                                row.getString("owner"),
                                row.getBoolean("restricted"),
                                sides(practice.id(), requestId),
                                tasks(practice.id(), requestId),
                                offers(practice.id(), requestId),
                                options(practice.id(), requestId),
                                sessions(practice.id(), requestId),
                                waitlistings(practice.id(), requestId),
                                timeline(practice.id(), requestId),
                                deliveries(practice.id(), requestId),
                                links(practice.id(), requestId)))
                .optional();
    }

    private List<RequestRow.Side> sides(String practiceId, String requestId) {
        return list(
                """
                SELECT * FROM participant WHERE practice_id = :practice AND request_id = :request
                ORDER BY position\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Side(
                                row.getString("person_id"),
                                row.getInt("position"),
                                row.getString("state"),
                                row.getString("zip"),
                                row.getString("time_zone"),
                                texts(row, "times"),
                                texts(row, "languages"),
                                row.getString("plan"),
                                row.getString("age"),
                                row.getString("format"),
                                texts(row, "concerns"),
                                row.getString("therapist_gender")));
    }

    private List<RequestRow.Task> tasks(String practiceId, String requestId) {
        return list(
                """
                SELECT t.seq, t.reason, t.due_at, s.display_name, a.acknowledged_at
                FROM person_task t
                LEFT JOIN staff.acknowledgement a
                    ON a.practice_id = t.practice_id AND a.task_seq = t.seq
                LEFT JOIN staff.account s USING (account_id)
                WHERE t.practice_id = :practice AND t.request_id = :request AND t.open
                ORDER BY t.reason <> 'SAFETY', t.due_at, t.seq\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Task(
                                row.getLong("seq"),
                                row.getString("reason"),
                                instant(row, "due_at"),
                                row.getString("display_name"),
                                instantOrNull(row, "acknowledged_at")));
    }

    private List<RequestRow.Offer> offers(String practiceId, String requestId) {
        return list(
                """
                SELECT o.*, o.offered_at AS at FROM offer o
                WHERE practice_id = :practice AND request_id = :request ORDER BY round DESC\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Offer(
                                row.getString("offer_id"),
                                row.getInt("round"),
                                row.getString("status"),
                                row.getString("occasion"),
                                instant(row, "offered_at"),
                                instant(row, "expires_at"),
                                why(row)));
    }

    private List<RequestRow.Why> waitlistings(String practiceId, String requestId) {
        return list(
                """
                SELECT w.*, w.listed_at AS at FROM waitlisting w
                WHERE practice_id = :practice AND request_id = :request ORDER BY seq DESC LIMIT 5\
                """,
                practiceId,
                requestId,
                (row, number) -> why(row));
    }

    private static RequestRow.Why why(ResultSet row) throws SQLException {
        return new RequestRow.Why(
                instant(row, "at"),
                row.getInt("considered"),
                texts(row, "removed_rules"),
                numbers(row, "removed_count"),
                texts(row, "nearest_therapists"),
                texts(row, "nearest_rules"),
                texts(row, "more_by"),
                numbers(row, "more_therapists"));
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
                                row.getString("option_id"),
                                row.getInt("position"),
                                hour(row),
                                texts(row, "criteria"),
                                numbers(row, "points"),
                                row.getBoolean("taken")));
    }

    private List<RequestRow.Session> sessions(String practiceId, String requestId) {
        return list(
                """
                SELECT s.*, coalesce(office.name, s.office_id) AS office,
                    ARRAY(SELECT person_id || ' ' || outcome FROM session_outcome x
                        WHERE x.practice_id = s.practice_id AND x.session_id = s.session_id
                        ORDER BY person_id) AS outcomes
                FROM session s LEFT JOIN office USING (practice_id, office_id)
                WHERE s.practice_id = :practice AND s.request_id = :request
                ORDER BY s.starts_at, s.session_id\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Session(
                                row.getString("session_id"),
                                hour(row),
                                row.getString("status"),
                                row.getString("cancelled_by"),
                                row.getBoolean("late"),
                                texts(row, "person_ids"),
                                texts(row, "outcomes")));
    }

    private List<RequestRow.Entry> timeline(String practiceId, String requestId) {
        return list(
                """
                SELECT seq, recorded_at, event_type, details, command_id FROM timeline
                WHERE practice_id = :practice AND request_id = :request ORDER BY seq\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Entry(
                                row.getLong("seq"),
                                instant(row, "recorded_at"),
                                row.getString("event_type"),
                                texts(row, "details"),
                                row.getString("command_id")));
    }

    private List<RequestRow.Delivery> deliveries(String practiceId, String requestId) {
        return list(
                """
                SELECT * FROM delivery WHERE practice_id = :practice AND request_id = :request
                ORDER BY settled_at, effect_id\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Delivery(
                                instant(row, "settled_at"),
                                row.getString("kind"),
                                row.getString("recipient"),
                                row.getString("channel"),
                                row.getString("result"),
                                row.getString("reason"),
                                row.getBoolean("repeated")));
    }

    private List<RequestRow.Link> links(String practiceId, String requestId) {
        return list(
                """
                SELECT n.person_id,
                    CASE WHEN l.person_id = n.person_id THEN l.other_person_id
                        ELSE l.person_id END AS other_person_id,
                    (SELECT o.request_id FROM participant o WHERE o.practice_id = n.practice_id
                        AND o.person_id = CASE WHEN l.person_id = n.person_id
                            THEN l.other_person_id ELSE l.person_id END LIMIT 1) AS other_request_id
                FROM participant n JOIN people_link l ON l.practice_id = n.practice_id
                    AND n.person_id IN (l.person_id, l.other_person_id)
                WHERE n.practice_id = :practice AND n.request_id = :request ORDER BY 1, 2\
                """,
                practiceId,
                requestId,
                (row, number) ->
                        new RequestRow.Link(
                                row.getString("person_id"),
                                row.getString("other_person_id"),
                                row.getString("other_request_id")));
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
