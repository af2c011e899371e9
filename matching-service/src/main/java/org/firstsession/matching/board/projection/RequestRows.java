// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.time.Instant;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.IndividualTrialSuggested;
import org.firstsession.events.OptionConsented;
import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.PartnerInvited;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.RequestWaitlisted;
import org.firstsession.events.SafetyHoldLifted;
import org.firstsession.events.SafetyHoldPlaced;
import org.firstsession.events.TherapistAsked;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;

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
                    concerns, received_at, changed_at, due_at, languages)
                VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?, ?)\
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
                event.getRecordedAt(),
                needs.getParticipants().getFirst().getLanguages());
    }

    void on(PartnerInvited event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "INVITED",
                event.getRecordedAt(),
                event.getExpiresAt());
    }

    void on(IndividualTrialSuggested event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "ALONE_SUGGESTED",
                event.getRecordedAt(),
                event.getAnswerBy());
    }

    void isAlone(String practiceId, String requestId) {
        rows.change(
                """
                UPDATE request SET party = 'INDIVIDUAL'
                WHERE practice_id = ? AND request_id = ?\
                """,
                practiceId,
                requestId);
    }

    void on(RequestWaitlisted event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "WAITLISTED",
                event.getRecordedAt(),
                event.getReviewAt());
    }

    void on(TrialOffered event) {
        moveUnlessBooked(
                event.getPracticeId(),
                event.getRequestId(),
                "OFFERED",
                event.getRecordedAt(),
                event.getExpiresAt());
        rows.change(
                """
                UPDATE request SET first_offer_at = ?
                WHERE practice_id = ? AND request_id = ? AND first_offer_at IS NULL\
                """,
                event.getRecordedAt(),
                event.getPracticeId(),
                event.getRequestId());
    }

    void on(HoldExtended event) {
        rows.change(
                """
                UPDATE request SET changed_at = ?, due_at = ?
                WHERE practice_id = ? AND request_id = ? AND state IN ('OFFERED', 'AWAITING_PARTNER')\
                """,
                event.getRecordedAt(),
                event.getExpiresAt(),
                event.getPracticeId(),
                event.getRequestId());
    }

    void on(OptionConsented event) {
        moveUnlessBooked(
                event.getPracticeId(),
                event.getRequestId(),
                "AWAITING_PARTNER",
                event.getRecordedAt(),
                event.getExpiresAt());
    }

    void on(TherapistAsked event) {
        moveUnlessBooked(
                event.getPracticeId(),
                event.getRequestId(),
                "THERAPIST_ASKED",
                event.getRecordedAt(),
                event.getAnswerBy());
    }

    void on(TrialRescheduled event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "CONFIRMED",
                event.getRecordedAt(),
                event.getSlot().getStartsAt());
    }

    void on(SafetyHoldPlaced event) {
        rows.change(
                """
                UPDATE request SET held_back = CASE WHEN held_back = 'ALL' THEN 'ALL' ELSE ? END
                WHERE practice_id = ? AND request_id = ?\
                """,
                event.getScope(),
                event.getPracticeId(),
                event.getRequestId());
    }

    void on(SafetyHoldLifted event) {
        rows.change(
                "UPDATE request SET held_back = NULL WHERE practice_id = ? AND request_id = ?",
                event.getPracticeId(),
                event.getRequestId());
    }

    /** Follows the session: over when it is recorded for everybody, else booked as before. */
    void on(OutcomeRecorded event) {
        rows.change(
                """
                UPDATE request r SET changed_at = ?,
                    state = CASE WHEN s.status = 'OVER' THEN 'SETTLED' ELSE 'CONFIRMED' END,
                    due_at = CASE WHEN s.status = 'OVER'
                        THEN ? + make_interval(hours => p.choice_hours)
                        ELSE s.starts_at END,
                    attended = EXISTS (SELECT FROM session_outcome o JOIN session each
                        USING (practice_id, session_id)
                        WHERE each.practice_id = r.practice_id AND each.request_id = r.request_id
                            AND o.outcome IN ('ATTENDED', 'LATE')),
                    missed_after = ARRAY(SELECT each.starts_at - r.received_at
                        FROM session_outcome o JOIN session each USING (practice_id, session_id)
                        WHERE each.practice_id = r.practice_id AND each.request_id = r.request_id
                            AND o.outcome = 'NO_SHOW' ORDER BY 1)
                FROM session s, practice p
                WHERE r.practice_id = ? AND r.request_id = ? AND s.practice_id = r.practice_id
                    AND s.session_id = ? AND p.practice_id = r.practice_id\
                """,
                event.getRecordedAt(),
                event.getRecordedAt(),
                event.getPracticeId(),
                event.getRequestId(),
                event.getSessionId());
    }

    void on(TrialConfirmed event) {
        move(
                event.getPracticeId(),
                event.getRequestId(),
                "CONFIRMED",
                event.getRecordedAt(),
                event.getSlot().getStartsAt());
        rows.change(
                """
                UPDATE request SET first_session_at = ?
                WHERE practice_id = ? AND request_id = ? AND first_session_at IS NULL\
                """,
                event.getSlot().getStartsAt(),
                event.getPracticeId(),
                event.getRequestId());
    }

    /** The offer ended, or the session was cancelled: what is next is due at once. */
    void waits(String practiceId, String requestId, Instant since) {
        move(practiceId, requestId, "WAITING", since, since);
    }

    /** The offer of a session ended; one that was to move a booked session leaves that as it is. */
    void waitsUnlessBooked(String practiceId, String requestId, Instant since) {
        moveUnlessBooked(practiceId, requestId, "WAITING", since, since);
    }

    void on(RequestClosed event) {
        rows.change(
                """
                UPDATE request SET state = 'CLOSED', changed_at = ?, due_at = NULL, closed_because = ?,
                    close_reason_code = ?, close_note_id = ?
                WHERE practice_id = ? AND request_id = ?\
                """,
                event.getRecordedAt(),
                event.getReason(),
                event.getReasonCode(),
                event.getNoteId(),
                event.getPracticeId(),
                event.getRequestId());
    }

    private void moveUnlessBooked(
            String practiceId, String requestId, String state, Instant at, Instant dueAt) {
        rows.change(
                """
                UPDATE request SET state = ?, changed_at = ?, due_at = ?
                WHERE practice_id = ? AND request_id = ? AND state <> 'CONFIRMED'\
                """,
                state,
                at,
                dueAt,
                practiceId,
                requestId);
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
