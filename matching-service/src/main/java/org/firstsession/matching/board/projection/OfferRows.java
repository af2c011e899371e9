// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.time.Instant;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.OfferWithdrawn;
import org.firstsession.events.OptionConsented;
import org.firstsession.events.TherapistAsked;
import org.firstsession.events.TherapistDeclined;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.types.CriterionPoints;
import org.firstsession.types.Option;

/** Offers with their options, and why they were found. */
final class OfferRows {

    private final Rows rows;

    OfferRows(Rows rows) {
        this.rows = rows;
    }

    void on(TrialOffered event) {
        var why = Explained.of(event.getExplanation());
        rows.change(
                """
                INSERT INTO offer (practice_id, offer_id, request_id, round, status, offered_at,
                    expires_at, considered, removed_rules, removed_count, occasion,
                    nearest_therapists, nearest_rules, more_by, more_therapists)
                VALUES (?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?::int[], ?, ?, ?, ?, ?::int[])\
                """,
                event.getPracticeId(),
                event.getOfferId(),
                event.getRequestId(),
                event.getRound(),
                event.getRecordedAt(),
                event.getExpiresAt(),
                why.considered(),
                why.removedRules(),
                why.removedCount(),
                event.getOccasion(),
                why.nearestTherapists(),
                why.nearestRules(),
                why.moreBy(),
                why.moreTherapists());
        int position = 0;
        for (var option : event.getOptions()) {
            option(event, option, ++position);
        }
    }

    void on(HoldExtended event) {
        keptUntil(event.getExpiresAt(), event.getPracticeId(), event.getOfferId());
    }

    void on(OfferDeclined event) {
        end(event.getPracticeId(), event.getOfferId(), "DECLINED");
    }

    void on(OfferExpired event) {
        end(event.getPracticeId(), event.getOfferId(), "EXPIRED");
    }

    void on(OptionConsented event) {
        keptUntil(event.getExpiresAt(), event.getPracticeId(), event.getOfferId());
    }

    /** The hour is kept until the therapist's answer is due. */
    void on(TherapistAsked event) {
        keptUntil(event.getAnswerBy(), event.getPracticeId(), event.getOfferId());
    }

    void on(OfferWithdrawn event) {
        end(event.getPracticeId(), event.getOfferId(), "WITHDRAWN");
    }

    void on(TherapistDeclined event) {
        end(event.getPracticeId(), event.getOfferId(), "DECLINED");
    }

    /** The offer that a session was moved by, if both partners agreed to one. */
    void movedBy(String practiceId, String requestId) {
        rows.change(
                """
                UPDATE offer SET status = 'ACCEPTED'
                WHERE practice_id = ? AND request_id = ? AND status = 'OPEN'\
                """,
                practiceId,
                requestId);
    }

    void on(TrialConfirmed event) {
        end(event.getPracticeId(), event.getOfferId(), "ACCEPTED");
        rows.change(
                """
                UPDATE offer_option SET taken = true
                WHERE practice_id = ? AND offer_id = ? AND option_id = ?\
                """,
                event.getPracticeId(),
                event.getOfferId(),
                event.getOptionId());
    }

    private void keptUntil(Instant end, String practiceId, String offerId) {
        rows.change(
                "UPDATE offer SET expires_at = ? WHERE practice_id = ? AND offer_id = ?",
                end,
                practiceId,
                offerId);
    }

    private void end(String practiceId, String offerId, String status) {
        rows.change(
                "UPDATE offer SET status = ? WHERE practice_id = ? AND offer_id = ?",
                status,
                practiceId,
                offerId);
    }

    private void option(TrialOffered offer, Option option, int position) {
        var slot = option.getSlot();
        rows.change(
                """
                INSERT INTO offer_option (practice_id, offer_id, option_id, position, therapist_id,
                    starts_at, ends_at, format, office_id, criteria, points)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::int[])\
                """,
                offer.getPracticeId(),
                offer.getOfferId(),
                option.getOptionId(),
                position,
                slot.getTherapistId(),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getFormat(),
                slot.getOfficeId(),
                option.getWhy().stream().map(CriterionPoints::getCriterion).toList(),
                option.getWhy().stream().map(CriterionPoints::getPoints).toList());
    }
}
