// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;

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
                    therapist_id, starts_at, ends_at, format, office_id)
                VALUES (?, ?, ?, ?, 'CONFIRMED', ?, ?, ?, ?, ?)\
                """,
                event.getPracticeId(),
                event.getSessionId(),
                event.getRequestId(),
                event.getRevision(),
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat(),
                slot.getOfficeId());
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
