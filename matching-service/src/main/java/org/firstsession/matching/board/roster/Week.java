// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what lies in a stretch of time. */
@Repository
@Profile("board")
class Week {

    private final JdbcClient jdbc;

    Week(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An hour that isn't free.
     *
     * @param kind {@code HELD} or {@code CONFIRMED}
     * @param sessionId null for one that is held
     * @param officeId of a session in person
     */
    record Taken(
            String therapistId,
            String requestId,
            String kind,
            Instant startsAt,
            Instant endsAt,
            @Nullable String sessionId,
            @Nullable String officeId,
            boolean closedToViewers) {}

    /**
     * Time in which somebody isn't there.
     *
     * @param kind {@code OFF}, {@code BUSY} or {@code CLOSED}
     * @param whose a therapist, an office, or empty for the practice
     */
    record Away(String kind, String whose, Instant startsAt, Instant endsAt) {

        boolean overlaps(Instant from, Instant to) {
            return startsAt.isBefore(to) && endsAt.isAfter(from);
        }
    }

    /** Held and booked hours that overlap the stretch; of one therapist where that is asked. */
    List<Taken> taken(String practiceId, @Nullable String therapistId, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        SELECT k.therapist_id, k.request_id, k.kind, lower(k.during) AS starts_at,
                            coalesce(s.ends_at, upper(k.during)) AS ends_at, s.session_id,
                            s.office_id,
                            EXISTS (SELECT FROM staff.restriction x WHERE x.practice_id = k.practice_id
                                AND x.request_id = k.request_id) AS restricted
                        FROM taken_slot k LEFT JOIN session s ON k.kind = 'CONFIRMED'
                            AND s.practice_id = k.practice_id AND s.request_id = k.request_id
                            AND s.starts_at = lower(k.during) AND s.therapist_id = k.therapist_id
                            AND s.status <> 'CANCELLED'
                        WHERE k.practice_id = :practice AND k.during && tstzrange(:from, :to)
                            AND (:therapist::text IS NULL OR k.therapist_id = :therapist)
                        ORDER BY k.therapist_id, starts_at\
                        """)
                .param("practice", practiceId)
                .param("therapist", therapistId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Taken(
                                row.getString("therapist_id"),
                                row.getString("request_id"),
                                row.getString("kind"),
                                instant(row, "starts_at"),
                                instant(row, "ends_at"),
                                row.getString("session_id"),
                                row.getString("office_id"),
                                row.getBoolean("restricted")))
                .list();
    }

    /** Everybody's and everything's time away that overlaps the stretch. */
    List<Away> away(String practiceId, Instant from, Instant to) {
        return jdbc.sql(
                        """
                        SELECT kind, whose, starts_at, ends_at FROM away
                        WHERE practice_id = ? AND ends_at > ? AND starts_at < ?
                        ORDER BY kind, whose, starts_at\
                        """)
                .params(practiceId, from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Away(
                                row.getString("kind"),
                                row.getString("whose"),
                                instant(row, "starts_at"),
                                instant(row, "ends_at")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
