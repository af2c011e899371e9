// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.time.Instant;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;

/** Requests: where each stands and by when something has to happen next. */
final class RequestRows {

    private final Rows rows;

    RequestRows(Rows rows) {
        this.rows = rows;
    }

    void on(TrialRequested event) {
        var needs = event.getNeeds();
        rows.change(
                """
                INSERT INTO request (practice_id, request_id, state, channel, party, sits_in, format,
                    concerns, received_at, changed_at, due_at)
                VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                event.getPracticeId(),
                event.getRequestId(),
                event.getChannel(),
                needs.getParty(),
                needs.getParticipants().getFirst().getState(),
                needs.getFormat(),
                needs.getConcerns(),
                event.getRecordedAt(),
                event.getRecordedAt(),
                event.getRecordedAt());
    }

    void on(TrialOffered event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "OFFERED",
                event.getRecordedAt(),
                event.getExpiresAt());
    }

    void on(HoldExtended event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "OFFERED",
                event.getRecordedAt(),
                event.getExpiresAt());
    }

    void on(TrialConfirmed event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "CONFIRMED",
                event.getRecordedAt(),
                event.getSlot().getStartsAt());
    }

    /** The offer ended, or the session was cancelled: what is next is due at once. */
    void waits(String practiceId, String requestId, Instant since) {
        move(practiceId, requestId, "WAITING", since, since);
    }

    void on(RequestClosed event) {
        rows.change(
                """
                UPDATE request SET state = 'CLOSED', changed_at = ?, due_at = NULL, closed_because = ?
                WHERE practice_id = ? AND request_id = ?\
                """,
                event.getRecordedAt(),
                event.getReason(),
                event.getPracticeId(),
                event.getRequestId());
    }

    private void move(
            String practiceId, String requestId, String state, Instant at, Instant dueAt) {
        rows.change(
                """
                UPDATE request SET state = ?, changed_at = ?, due_at = ?
                WHERE practice_id = ? AND request_id = ?\
                """,
                state,
                at,
                dueAt,
                practiceId,
                requestId);
    }
}
