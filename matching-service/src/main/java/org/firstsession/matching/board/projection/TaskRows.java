// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.firstsession.events.HumanNeeded;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TrialOffered;

/** What a person has to look at, per request. */
final class TaskRows {

    private final Rows rows;

    TaskRows(Rows rows) {
        this.rows = rows;
    }

    void on(HumanNeeded event) {
        int added =
                rows.change(
                        """
                        INSERT INTO person_task (practice_id, seq, request_id, reason, due_at)
                        SELECT ?, ?, found.request_id, ?, ?
                        FROM (SELECT coalesce(?, (SELECT s.request_id FROM session s
                                 WHERE s.practice_id = ? AND s.session_id = ?)) AS request_id) found
                        WHERE found.request_id IS NOT NULL\
                        """,
                        event.getPracticeId(),
                        event.getSeq(),
                        event.getReason(),
                        event.getDueAt(),
                        event.getRequestId(),
                        event.getPracticeId(),
                        event.getSessionId());
        if (added != 1) {
            throw new IllegalStateException(event.getEventId() + " concerns no known request");
        }
    }

    /** A new offer settles that there was none; a person's age, say, is still to be asked. */
    void on(TrialOffered event) {
        rows.change(
                """
                UPDATE person_task SET open = false WHERE practice_id = ? AND request_id = ? AND open
                AND reason IN ('NOTHING_FEASIBLE', 'OFFER_LAPSED', 'OFFER_DECLINED')\
                """,
                event.getPracticeId(),
                event.getRequestId());
    }

    void on(RequestClosed event) {
        rows.change(
                """
                UPDATE person_task SET open = false
                WHERE practice_id = ? AND request_id = ? AND open\
                """,
                event.getPracticeId(),
                event.getRequestId());
    }
}
