// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialRescheduled;

/** Trial sessions, confirmed and cancelled. */
final class SessionRows {

    private final Rows rows;

    SessionRows(Rows rows) {
        this.rows = rows;
    }

    void on(TrialConfirmed event) {
        var slot = event.getSlot();
        rows.change(
                """
                INSERT INTO session (practice_id, session_id, request_id, revision, status,
                    therapist_id, starts_at, ends_at, format, office_id, room_id, people, person_ids)
                VALUES (?, ?, ?, ?, 'CONFIRMED', ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                event.getPracticeId(),
                event.getSessionId(),
                event.getRequestId(),
                event.getRevision(),
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat(),
                slot.getOfficeId(),
                slot.getRoomId(),
                event.getPersonIds().size(),
                event.getPersonIds());
    }

    void on(TrialRescheduled event) {
        var slot = event.getSlot();
        rows.change(
                """
                UPDATE session SET revision = ?, therapist_id = ?, starts_at = ?, ends_at = ?,
                    format = ?, office_id = ?, room_id = ?
                WHERE practice_id = ? AND session_id = ?\
                """,
                event.getRevision(),
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat(),
                slot.getOfficeId(),
                slot.getRoomId(),
                event.getPracticeId(),
                event.getSessionId());
    }

    /** Over once it is recorded for everybody; as before when that is taken back. */
    void on(OutcomeRecorded event) {
        if (event.getOutcome() == null) {
            rows.change(
                    """
                    DELETE FROM session_outcome
                    WHERE practice_id = ? AND session_id = ? AND person_id = ?\
                    """,
                    event.getPracticeId(),
                    event.getSessionId(),
                    event.getPersonId());
        } else {
            rows.change(
                    """
                    INSERT INTO session_outcome (practice_id, session_id, person_id, outcome)
                    VALUES (?, ?, ?, ?)
                    ON CONFLICT (practice_id, session_id, person_id)
                        DO UPDATE SET outcome = excluded.outcome\
                    """,
                    event.getPracticeId(),
                    event.getSessionId(),
                    event.getPersonId(),
                    event.getOutcome());
        }
        rows.change(
                """
                UPDATE session s SET status = CASE WHEN s.people = (SELECT count(*)
                    FROM session_outcome o WHERE o.practice_id = s.practice_id
                        AND o.session_id = s.session_id) THEN 'OVER' ELSE 'CONFIRMED' END
                WHERE s.practice_id = ? AND s.session_id = ?\
                """,
                event.getPracticeId(),
                event.getSessionId());
    }

    void on(TrialCancelled event) {
        rows.change(
                """
                UPDATE session SET status = 'CANCELLED', revision = ?, cancelled_by = ?, late = ?
                WHERE practice_id = ? AND session_id = ?\
                """,
                event.getRevision(),
                event.getCancelledBy(),
                event.getLate(),
                event.getPracticeId(),
                event.getSessionId());
    }
}
