// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.firstsession.matching.board.staff.Questions;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what actions need to know. */
@Repository
@Profile("board")
class Situations {

    private final JdbcClient jdbc;
    private final Questions questions;

    Situations(JdbcClient jdbc, Questions questions) {
        this.jdbc = jdbc;
        this.questions = questions;
    }

    Optional<Situation> of(String practiceId, String requestId) {
        return jdbc.sql(
                        """
                        SELECT p.time_zone,
                            ARRAY(SELECT person_id FROM participant n WHERE n.practice_id = r.practice_id
                                AND n.request_id = r.request_id ORDER BY position) AS people,
                            (SELECT offer_id FROM offer o WHERE o.practice_id = r.practice_id
                                AND o.request_id = r.request_id AND o.status = 'OPEN'
                                ORDER BY round DESC LIMIT 1) AS offer_id,
                            (SELECT session_id FROM session s WHERE s.practice_id = r.practice_id
                                AND s.request_id = r.request_id AND s.status <> 'CANCELLED'
                                ORDER BY starts_at DESC LIMIT 1) AS session_id
                        FROM request r JOIN practice p USING (practice_id)
                        WHERE r.practice_id = ? AND r.request_id = ?\
                        """)
                .params(practiceId, requestId)
                .query((row, number) ->
                        new Situation(
                                practiceId,
                                requestId,
                                zone(row.getString("time_zone")),
                                List.of((String[]) row.getArray("people").getArray()),
                                row.getString("offer_id"),
                                row.getString("session_id"),
                                questions
                                        .about(practiceId, requestId)
                                        .map(Questions.Question::therapistId)
                                        .orElse(null)))
                .optional();
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
