// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firstsession.matching.board.page.LookBack;
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

    /**
     * How far requests got, and how soon.
     *
     * @param daysToSession the bucket of days from request to first session (0 is under one day);
     *     null for those without one
     */
    record Progress(
            @Nullable Integer daysToSession,
            long asked,
            long offered,
            long confirmed,
            long attended) {

        /** How many got as far as a step of {@link LookBack#STEPS}. */
        long count(String step) {
            return switch (step) {
                case "asked" -> asked;
                case "offered" -> offered;
                case "confirmed" -> confirmed;
                case "attended" -> attended;
                default -> throw new IllegalArgumentException("there is no step " + step);
            };
        }
    }

    /** How far requests that came in since then have got. */
    List<Progress> progress(String practiceId, Instant since) {
        return jdbc.sql(
                        """
                        SELECT %s AS days_to_session, count(*) AS asked,
                            count(r.first_offer_at) AS offered, count(r.first_session_at) AS confirmed,
                            count(*) FILTER (WHERE r.attended) AS attended
                        FROM request r WHERE r.practice_id = ? AND r.received_at >= ? GROUP BY 1\
                        """
                                .formatted(LookBack.DAYS_BUCKET))
                .params(practiceId, since.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Progress(
                                row.getObject("days_to_session", Integer.class),
                                row.getLong("asked"),
                                row.getLong("offered"),
                                row.getLong("confirmed"),
                                row.getLong("attended")))
                .list();
    }

    /** Open requests by each column of theirs, the most first. */
    Map<Column, List<Counted>> open(String practiceId) {
        var open = new EnumMap<Column, List<Counted>>(Column.class);
        jdbc.sql(
                        """
                        SELECT CASE WHEN state IS NOT NULL THEN 'STATE'
                                WHEN format IS NOT NULL THEN 'FORMAT' ELSE 'PARTY' END AS counted_by,
                            coalesce(state, format, party) AS label, count(*) AS value
                        FROM request WHERE practice_id = ? AND state <> 'CLOSED'
                        GROUP BY GROUPING SETS ((state), (format), (party)) ORDER BY 3 DESC, 2\
                        """)
                .param(practiceId)
                .query(row -> {
                    open.computeIfAbsent(
                                    Column.valueOf(row.getString("counted_by")),
                                    first -> new ArrayList<>())
                            .add(counted(row, 0));
                });
        return open;
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
                SELECT t.therapist_id AS label, coalesce(s.booked, 0) AS value
                FROM therapist t LEFT JOIN (SELECT practice_id, therapist_id, count(*) AS booked
                    FROM session, (SELECT ?::text AS practice, ?::timestamptz AS at) p
                    WHERE practice_id = p.practice AND status = 'CONFIRMED' AND starts_at >= p.at
                        AND starts_at < p.at + interval '7 days'
                    GROUP BY practice_id, therapist_id) s USING (practice_id, therapist_id)
                WHERE t.practice_id = ? AND t.listed ORDER BY 2 DESC, 1 LIMIT 30\
                """,
                practiceId,
                now.atOffset(ZoneOffset.UTC),
                practiceId);
    }

    /**
     * How much of their weekly limits therapists were booked in the four weeks before, percent: the
     * fifteen with the most and the fifteen with the least.
     */
    List<Counted> share(String practiceId, Instant now) {
        return counted(
                """
                SELECT label, value FROM (
                    SELECT t.therapist_id AS label,
                        coalesce(s.booked, 0) * 100 / (4 * greatest(t.weekly_trial_limit, 1)) AS value,
                        row_number() OVER (ORDER BY coalesce(s.booked, 0) * 100
                            / (4 * greatest(t.weekly_trial_limit, 1)) DESC, t.therapist_id) AS place,
                        count(*) OVER () AS all_of_them
                    FROM therapist t LEFT JOIN (SELECT practice_id, therapist_id, count(*) AS booked
                        FROM session, (SELECT ?::text AS practice, ?::timestamptz AS at) p
                        WHERE practice_id = p.practice AND status <> 'CANCELLED'
                            AND starts_at >= p.at - interval '28 days' AND starts_at < p.at
                        GROUP BY practice_id, therapist_id) s USING (practice_id, therapist_id)
                    WHERE t.practice_id = ? AND t.listed AND t.accepts_new_clients) ranked
                WHERE place <= 15 OR place > all_of_them - 15 ORDER BY place\
                """,
                practiceId,
                now.atOffset(ZoneOffset.UTC),
                practiceId);
    }

    /** Missed sessions by how many days before they were booked. */
    List<Counted> missed(String practiceId, Instant since) {
        return counted(
                """
                SELECT %s::text AS label, count(*) AS value
                FROM request r CROSS JOIN LATERAL unnest(r.missed_after) AS since_asking
                WHERE r.practice_id = ? AND r.received_at >= ? AND r.missed_after <> '{}'
                GROUP BY 1 ORDER BY 1\
                """
                        .formatted(LookBack.LEAD_BUCKET),
                practiceId,
                since.atOffset(ZoneOffset.UTC));
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
                        FROM request r CROSS JOIN LATERAL (SELECT times FROM participant p
                            WHERE p.practice_id = r.practice_id AND p.request_id = r.request_id
                                AND p.position = 1 LIMIT 1) n
                        WHERE r.practice_id = ? AND r.state IN ('WAITING', 'WAITLISTED')
                        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 15\
                        """)
                .param(practiceId)
                .query(OverviewQueries::counted)
                .list();
    }

    private List<Counted> counted(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(OverviewQueries::counted).list();
    }

    private static Counted counted(ResultSet row, int number) throws SQLException {
        return new Counted(row.getString("label"), row.getLong("value"));
    }
}
