// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what the projection has. */
@Repository
@Profile("board")
class OverviewQueries {

    private final JdbcClient jdbc;

    OverviewQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A label and how many. */
    record Counted(String label, long value) {}

    /** How far requests that came in since then have got. */
    Map<String, @Nullable Object> funnel(String practiceId, Instant since) {
        return jdbc.sql(
                        """
                        SELECT count(*) AS asked, count(r.first_offer_at) AS offered,
                            count(r.first_session_at) AS confirmed, count(a.request_id) AS attended
                        FROM request r LEFT JOIN (
                            SELECT DISTINCT s.request_id
                            FROM session_outcome o JOIN session s USING (practice_id, session_id)
                            WHERE o.practice_id = :practice AND o.outcome IN ('ATTENDED', 'LATE')) a
                            USING (request_id)
                        WHERE r.practice_id = :practice AND r.received_at >= :since\
                        """)
                .param("practice", practiceId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query()
                .singleRow();
    }

    /** Days from request to first session, for requests since then. */
    List<Counted> daysToSession(String practiceId, Instant since) {
        return counted(
                """
                SELECT width_bucket(extract(epoch FROM first_session_at - received_at) / 86400,
                    ARRAY[1, 2, 3, 5, 7, 14]::double precision[])::text AS label, count(*) AS value
                FROM request WHERE practice_id = ? AND first_session_at IS NOT NULL AND received_at >= ?
                GROUP BY 1 ORDER BY 1\
                """,
                practiceId,
                since);
    }

    /** Open requests by a column of theirs. */
    List<Counted> open(String practiceId, Column column) {
        return jdbc.sql(
                        "SELECT %s AS label, count(*) AS value FROM request WHERE practice_id = ? AND state <> 'CLOSED' GROUP BY 1 ORDER BY 2 DESC, 1"
                                .formatted(column.name().toLowerCase(Locale.ROOT)))
                .param(practiceId)
                .query((row, number) -> new Counted(row.getString("label"), row.getLong("value")))
                .list();
    }

    /** What open requests are counted by. */
    enum Column {
        STATE,
        FORMAT,
        PARTY
    }

    /** Sessions booked in the seven days from now on, by therapist. */
    List<Counted> load(String practiceId, Instant now) {
        return counted(
                """
                SELECT t.therapist_id AS label, (SELECT count(*) FROM session s
                    WHERE s.practice_id = t.practice_id AND s.therapist_id = t.therapist_id
                    AND s.status = 'CONFIRMED' AND s.starts_at >= p.at
                    AND s.starts_at < p.at + interval '7 days') AS value
                FROM therapist t, (SELECT ?::text AS practice, ?::timestamptz AS at) p
                WHERE t.practice_id = p.practice AND t.listed ORDER BY 2 DESC, 1 LIMIT 30\
                """,
                practiceId,
                now);
    }

    /** Missed sessions by how many days before they were booked. */
    List<Counted> missed(String practiceId, Instant since) {
        return counted(
                """
                SELECT width_bucket(extract(epoch FROM s.starts_at - r.received_at) / 86400,
                    ARRAY[1, 3, 7, 14]::double precision[])::text AS label, count(*) AS value
                FROM session_outcome o JOIN session s USING (practice_id, session_id)
                JOIN request r USING (practice_id, request_id)
                WHERE o.practice_id = ? AND o.outcome = 'NO_SHOW' AND r.received_at >= ?
                GROUP BY 1 ORDER BY 1\
                """,
                practiceId,
                since);
    }

    /**
     * Who waits for what isn't there: {@code party state part}, such as {@code COUPLE NV evenings}.
     */
    List<Counted> unmet(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT r.party || ' ' || r.sits_in || ' ' || CASE
                            WHEN cardinality(n.times) = 0 THEN 'any'
                            WHEN NOT EXISTS (SELECT FROM unnest(n.times) t
                                WHERE split_part(t, ' ', 2)::int < 17 * 60) THEN 'evenings'
                            WHEN NOT EXISTS (SELECT FROM unnest(n.times) t
                                WHERE split_part(t, ' ', 3)::int > 12 * 60) THEN 'mornings'
                            ELSE 'certain' END AS label, count(*) AS value
                        FROM request r JOIN participant n USING (practice_id, request_id)
                        WHERE r.practice_id = ? AND r.state IN ('WAITING', 'WAITLISTED') AND n.position = 1
                        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 15\
                        """)
                .param(practiceId)
                .query((row, number) -> new Counted(row.getString("label"), row.getLong("value")))
                .list();
    }

    private List<Counted> counted(String sql, String practiceId, Instant since) {
        return jdbc.sql(sql)
                .params(practiceId, since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Counted(row.getString("label"), row.getLong("value")))
                .list();
    }
}
