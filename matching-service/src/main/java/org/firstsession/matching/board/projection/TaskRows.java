// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.Objects;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TaskCompleted;

/** What a person has to look at, per request. */
final class TaskRows {

    private final Rows rows;

    TaskRows(Rows rows) {
        this.rows = rows;
    }

    /** Whoever did not look is called again: the same task with a new due time. */
    void on(HumanNeeded event) {
        var requestId = event.getRequestId();
        if (requestId == null) {
            requestId = requestOf(event);
        } else {
            settled(event.getPracticeId(), requestId, event.getReason().name());
        }
        rows.change(
                """
                INSERT INTO person_task (practice_id, seq, request_id, reason, due_at)
                VALUES (?, ?, ?, ?, ?)\
                """,
                event.getPracticeId(),
                event.getSeq(),
                requestId,
                event.getReason(),
                event.getDueAt());
    }

    /** Whose session it is about. */
    private String requestOf(HumanNeeded event) {
        return rows.find(
                        String.class,
                        "SELECT request_id FROM session WHERE practice_id = ? AND session_id = ?",
                        event.getPracticeId(),
                        Objects.requireNonNullElse(event.getSessionId(), ""))
                .orElseThrow(() ->
                        new IllegalStateException(
                                event.getEventId() + " concerns no known request"));
    }

    /** A new offer, a place on the waitlist or a booking settles what kept a request from it. */
    void settledByOffer(String practiceId, String requestId) {
        rows.change(
                """
                UPDATE person_task SET open = false WHERE practice_id = ? AND request_id = ? AND open
                AND reason IN ('NOTHING_FEASIBLE', 'OFFER_LAPSED', 'OFFER_DECLINED', 'REFILLS_LAPSED',
                    'WAITLIST_REVIEW', 'SUGGESTION_UNANSWERED', 'THERAPIST_SILENT', 'SECOND_NO_SHOW',
                    'PARTNER_ABSENT', 'NOBODY_WAS_THERE', 'CHOICES_DIFFER', 'CHOICE_MISSING',
                    'OUTCOME_MISSING')\
                """,
                practiceId,
                requestId);
    }

    /** What was about a session is moot once that is moved or cancelled. */
    void aboutSession(String practiceId, String requestId) {
        rows.change(
                """
                UPDATE person_task SET open = false WHERE practice_id = ? AND request_id = ? AND open
                AND reason IN ('TIME_OFF_OVER_SESSION', 'CLOSURE_OVER_SESSION', 'BUSY_OVER_SESSION',
                    'LICENCE_ENDS_BEFORE_SESSION', 'DELISTED_WITH_SESSION',
                    'NOT_LICENSED_WHERE_CLIENT_SITS', 'OUTCOME_MISSING',
                    'ROOM_LOST_BY_SESSION')\
                """,
                practiceId,
                requestId);
    }

    void settled(String practiceId, String requestId, String reason) {
        rows.change(
                """
                UPDATE person_task SET open = false
                WHERE practice_id = ? AND request_id = ? AND open AND reason = ?\
                """,
                practiceId,
                requestId,
                reason);
    }

    /** Done, or due later. A safety concern ends only when its hold is lifted. */
    void on(TaskCompleted event) {
        rows.change(
                """
                UPDATE person_task SET open = ?::timestamptz IS NOT NULL, due_at = coalesce(?, due_at)
                WHERE practice_id = ? AND request_id = ? AND open AND reason <> 'SAFETY'\
                """,
                event.getWaitUntil(),
                event.getWaitUntil(),
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
