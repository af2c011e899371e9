// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which hours therapists are asked about before they are booked: for a first session, or for one
 * that is to move.
 */
@Repository
@Profile("board")
public class Questions {

    /** Of all that happens to an offer, the question is what happened last. */
    private static final String OPEN =
            """
            SELECT o.request_id, o.expires_at, x.therapist_id, x.starts_at, x.ends_at, x.format,
                coalesce(office.name, x.office_id) AS office, r.party, r.concerns
            FROM offer o
            JOIN taken_slot s ON s.practice_id = o.practice_id AND s.offer_id = o.offer_id
            JOIN offer_option x ON x.practice_id = s.practice_id AND x.offer_id = s.offer_id
                AND x.option_id = s.option_id
            JOIN request r ON r.practice_id = o.practice_id AND r.request_id = o.request_id
            LEFT JOIN office ON office.practice_id = x.practice_id AND office.office_id = x.office_id
            WHERE o.practice_id = ? AND o.status = 'OPEN' AND s.kind = 'HELD'
                AND (SELECT event_type FROM timeline t WHERE t.practice_id = o.practice_id
                    AND t.request_id = o.request_id
                    AND t.event_type IN ('TrialOffered', 'TherapistAsked')
                    ORDER BY seq DESC LIMIT 1) = 'TherapistAsked'
                AND %s = ? ORDER BY o.expires_at, o.request_id\
            """;

    private final JdbcClient jdbc;

    Questions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A question that is open.
     *
     * @param office null for a session by video
     * @param answerBy until when the hour is kept
     */
    public record Question(
            String requestId,
            String therapistId,
            Instant startsAt,
            Instant endsAt,
            String format,
            @Nullable String office,
            String party,
            List<String> concerns,
            Instant answerBy) {

        /** Whether it is this person who is asked. */
        public boolean isTo(Staff staff) {
            return staff.is(Role.THERAPIST) && therapistId.equals(staff.therapistId());
        }
    }

    /** What a therapist is asked, the most urgent first. */
    public List<Question> to(String practiceId, String therapistId) {
        return list("s.therapist_id", practiceId, therapistId);
    }

    /** What is asked about a request; empty for nothing. */
    public Optional<Question> about(String practiceId, String requestId) {
        return list("o.request_id", practiceId, requestId).stream().findFirst();
    }

    private List<Question> list(String column, String practiceId, String value) {
        return jdbc.sql(OPEN.formatted(column))
                .params(practiceId, value)
                .query((row, number) -> question(row))
                .list();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getString("request_id"),
                row.getString("therapist_id"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("format"),
                row.getString("office"),
                row.getString("party"),
                List.of((String[]) row.getArray("concerns").getArray()),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
