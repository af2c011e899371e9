// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.firstsession.events.SlotReleased;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRescheduled;
import org.firstsession.types.Slot;

/** Every hour that isn't free. A tripwire: the database itself refuses two that overlap. */
final class TakenSlots {

    private final Rows rows;
    private boolean taken;

    TakenSlots(Rows rows) {
        this.rows = rows;
    }

    void on(TrialOffered event) {
        for (var option : event.getOptions()) {
            take(
                    event.getPracticeId(),
                    event.getRequestId(),
                    event.getOfferId(),
                    option.getOptionId(),
                    "HELD",
                    option.getSlot());
        }
    }

    void on(TrialConfirmed event) {
        release(event.getPracticeId(), event.getOfferId());
        take(
                event.getPracticeId(),
                event.getRequestId(),
                event.getOfferId(),
                event.getOptionId(),
                "CONFIRMED",
                event.getSlot());
    }

    /** Frees all that an offer holds. */
    void release(String practiceId, String offerId) {
        rows.change(
                "DELETE FROM taken_slot WHERE practice_id = ? AND offer_id = ?",
                practiceId,
                offerId);
    }

    /** Frees the other options of an offer. */
    void keepOnly(String practiceId, String offerId, String optionId) {
        rows.change(
                """
                DELETE FROM taken_slot WHERE practice_id = ? AND offer_id = ? AND option_id <> ?\
                """,
                practiceId,
                offerId,
                optionId);
    }

    /**
     * The old hour is free and the new one taken; what an offer of other hours held is free too.
     */
    void on(TrialRescheduled event) {
        rows.change(
                """
                DELETE FROM taken_slot WHERE practice_id = ? AND request_id = ?
                    AND (kind = 'HELD' OR therapist_id = ? AND during = tstzrange(?, ?, '[)'))\
                """,
                event.getPracticeId(),
                event.getRequestId(),
                event.getBefore().getTherapistId(),
                event.getBefore().getStartsAt(),
                event.getBefore().getBlockedUntil());
        take(
                event.getPracticeId(),
                event.getRequestId(),
                event.getSessionId(),
                "revision-" + event.getRevision(),
                "CONFIRMED",
                event.getSlot());
    }

    void on(SlotReleased event) {
        rows.change(
                """
                DELETE FROM taken_slot
                WHERE practice_id = ? AND request_id = ? AND therapist_id = ? AND kind = 'CONFIRMED'
                    AND during = tstzrange(?, ?, '[)')\
                """,
                event.getPracticeId(),
                event.getRequestId(),
                event.getSlot().getTherapistId(),
                event.getSlot().getStartsAt(),
                event.getSlot().getBlockedUntil());
    }

    /**
     * Lets the database judge what was taken so far, instead of at the end of the transaction:
     * within a batch a later event could free what must never have been taken.
     */
    void judge() {
        if (taken) {
            rows.change("SET CONSTRAINTS taken_slot_apart, taken_room_apart IMMEDIATE");
            rows.change("SET CONSTRAINTS taken_slot_apart, taken_room_apart DEFERRED");
            taken = false;
        }
    }

    private void take(
            String practiceId,
            String requestId,
            String offerId,
            String optionId,
            String kind,
            Slot slot) {
        taken = true;
        rows.change(
                """
                INSERT INTO taken_slot
                    (practice_id, therapist_id, during, kind, request_id, offer_id, option_id, room_id)
                VALUES (?, ?, tstzrange(?, ?, '[)'), ?, ?, ?, ?, ?)\
                """,
                practiceId,
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getBlockedUntil(),
                kind,
                requestId,
                offerId,
                optionId,
                slot.getRoomId());
    }
}
