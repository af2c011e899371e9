// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.ZoneOffset;
import org.firstsession.notification.plan.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was answered before it was asked, so that nobody is asked. */
@Component
class Answers {

    private static final String WHEREABOUTS = "WHEREABOUTS";
    private static final String OUTCOME = "OUTCOME";
    private static final String CHOICE = "CHOICE";

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void whereabouts(Decision.WhereaboutsConfirmed confirmed) {
        keep(confirmed.about(), confirmed.sessionId(), confirmed.personId(), WHEREABOUTS);
    }

    /** Who wasn't there isn't asked how it was. */
    void outcome(Decision.OutcomeRecorded recorded) {
        keep(recorded.about(), recorded.sessionId(), recorded.personId(), OUTCOME);
        if (!recorded.wasThere()) {
            keep(recorded.about(), recorded.sessionId(), recorded.personId(), CHOICE);
        }
    }

    void takeBack(Decision.OutcomeTakenBack takenBack) {
        jdbc.sql(
                        """
                        DELETE FROM answer
                        WHERE practice_id = ? AND session_id = ? AND person_id = ?
                            AND question IN (?, ?)\
                        """)
                .params(
                        takenBack.about().practiceId(),
                        takenBack.sessionId(),
                        takenBack.personId(),
                        OUTCOME,
                        CHOICE)
                .update();
    }

    void choice(Decision.ChoiceRecorded recorded) {
        keep(recorded.about(), recorded.sessionId(), recorded.personId(), CHOICE);
    }

    private void keep(Decision.About about, String sessionId, String personId, String question) {
        jdbc.sql(
                        """
                        INSERT INTO answer AS a
                            (practice_id, session_id, question, person_id, answered_at)
                        VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, session_id, question, person_id) DO UPDATE
                        SET answered_at = greatest(a.answered_at, excluded.answered_at)\
                        """)
                .params(
                        about.practiceId(),
                        sessionId,
                        question,
                        personId,
                        about.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
