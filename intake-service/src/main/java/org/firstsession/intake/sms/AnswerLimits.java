// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What answering texts may cost. Beyond it texts are kept and read by a person, and not answered;
 * the answer to a crisis is never counted.
 */
@Component
class AnswerLimits {

    private final JdbcClient jdbc;
    private final TextSettings settings;
    private final Clock clock;

    AnswerLimits(JdbcClient jdbc, TextSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes an answer of what is left, inside the caller's transaction; false when none is. */
    boolean take(String practiceId, UUID conversationId) {
        return takeOfPhone(conversationId) && takeOfDay(practiceId);
    }

    private boolean takeOfPhone(UUID conversationId) {
        return jdbc.sql(
                                """
                                UPDATE conversation SET
                                    hour = date_trunc('hour', clock_timestamp()),
                                    answers = CASE
                                        WHEN hour = date_trunc('hour', clock_timestamp())
                                        THEN answers + 1 ELSE 1 END
                                WHERE conversation_id = ?
                                  AND (hour IS DISTINCT FROM date_trunc('hour', clock_timestamp())
                                       OR answers < ?)\
                                """)
                        .params(conversationId, settings.answersAnHour())
                        .update()
                == 1;
    }

    private boolean takeOfDay(String practiceId) {
        var today = LocalDate.ofInstant(Instant.now(clock), ZoneOffset.UTC);
        return jdbc.sql(
                                """
                                INSERT INTO texts_of_day AS t (practice_id, day, answers)
                                VALUES (?, ?, 1)
                                ON CONFLICT (practice_id, day)
                                    DO UPDATE SET answers = t.answers + 1 WHERE t.answers < ?\
                                """)
                        .params(practiceId, today, settings.answersADay())
                        .update()
                == 1;
    }
}
