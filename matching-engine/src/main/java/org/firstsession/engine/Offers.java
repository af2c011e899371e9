// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Offer;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.calendar.WorkingTime;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Bounds;
import org.firstsession.engine.matching.OfferPlanner;
import org.firstsession.engine.matching.Plan;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.WithdrawalReason;

/** Makes offers, and turns them into sessions. */
final class Offers {

    private Offers() {}

    /** Offers what there is within bounds; false when there is nothing. */
    static boolean offer(
            Decision decision, RequestId requestId, OfferOccasion occasion, Bounds bounds) {
        var one = decision.current(requestId);
        var plan = OfferPlanner.plan(decision.book(), one, decision.now(), bounds);
        if (plan.isEmpty()) {
            return false;
        }
        offer(decision, one, plan, occasion);
        return true;
    }

    /** Offers what there is, or puts the request onto the waitlist; unless it is kept back. */
    static void offerOrWaitlist(Decision decision, RequestId requestId, OfferOccasion occasion) {
        var one = decision.current(requestId);
        if (!one.mayBeMatched()) {
            return;
        }
        var plan = OfferPlanner.plan(decision.book(), one, decision.now(), Bounds.NONE);
        if (plan.isEmpty()) {
            waitlist(decision, requestId, plan);
        } else {
            offer(decision, one, plan, occasion);
        }
    }

    /** The same hour with somebody else goes before other hours. */
    static void offerSameHourElsewhere(Decision decision, RequestId requestId, Slot slot) {
        if (decision.current(requestId).mayBeMatched()
                && !offer(
                        decision,
                        requestId,
                        OfferOccasion.SAME_HOUR_ELSEWHERE,
                        Bounds.sameHourAs(slot))) {
            offerOrWaitlist(decision, requestId, OfferOccasion.SAME_HOUR_ELSEWHERE);
        }
    }

    /** Puts a request onto the waitlist, whatever a search would find. */
    static void waitlist(Decision decision, RequestId requestId) {
        var one = decision.current(requestId);
        waitlist(
                decision,
                requestId,
                OfferPlanner.plan(decision.book(), one, decision.now(), Bounds.NONE));
    }

    static void offer(Decision decision, Case one, Plan plan, OfferOccasion occasion) {
        int round = one.history().rounds() + 1;
        var offerId = new OfferId(one.requestId() + "-o" + round);
        var options = new ArrayList<Option>();
        for (var choice : plan.choices()) {
            var optionId = new OptionId(offerId + "-" + (options.size() + 1));
            options.add(new Option(optionId, choice.slot(), choice.why()));
        }
        var expiresAt = expiry(decision, one, occasion, plan);
        var explanation = plan.explanation();
        decision.add(meta ->
                new Event.TrialOffered(
                        meta,
                        one.requestId(),
                        offerId,
                        round,
                        expiresAt,
                        options,
                        explanation,
                        occasion));
    }

    /** Takes the open offer back, if there is one. */
    static void withdraw(Decision decision, RequestId requestId, WithdrawalReason reason) {
        decision.current(requestId)
                .openOffer()
                .ifPresent(offer ->
                        decision.add(meta ->
                                new Event.OfferWithdrawn(
                                        meta, requestId, offer.offerId(), reason)));
    }

    /** Books an option that everybody has agreed to; or asks the therapist first. */
    static void agreed(Decision decision, RequestId requestId, Offer offer, Option option) {
        var one = decision.current(requestId);
        var slot = option.slot();
        if (asksFirst(decision, slot)) {
            var lifetime = decision.policy().lifetimes().therapistAnswer();
            var answerBy =
                    whileBooked(one, earlier(decision.now().plus(lifetime), slot.startsAt()));
            decision.add(meta ->
                    new Event.TherapistAsked(
                            meta, requestId, offer.offerId(), option.optionId(), slot, answerBy));
        } else {
            book(decision, one, offer.offerId(), option.optionId(), slot);
        }
    }

    /** Whether the therapist of an hour wants to be asked before it is booked. */
    static boolean asksFirst(Decision decision, Slot slot) {
        return decision.book().therapist(slot.therapistId()).orElseThrow().profile().asksFirst();
    }

    /** Confirms a session, or moves the one that is booked. */
    static void book(Decision decision, Case one, OfferId offerId, OptionId optionId, Slot slot) {
        if (one.state() instanceof CaseState.Confirmed confirmed) {
            move(decision, one, confirmed.session(), slot);
        } else {
            confirm(decision, one, offerId, optionId, slot);
        }
    }

    static void confirm(
            Decision decision, Case one, OfferId offerId, OptionId optionId, Slot slot) {
        var id = one.requestId();
        var sessionId = new SessionId(id + "-s" + (one.history().sessions() + 1));
        decision.add(meta ->
                new Event.TrialConfirmed(
                        meta, id, sessionId, 1, offerId, optionId, one.needs().personIds(), slot));
    }

    /** Moves a session: the new hour is taken and the old one freed in one event. */
    static void move(Decision decision, Case one, Session session, Slot slot) {
        decision.add(meta ->
                new Event.TrialRescheduled(
                        meta,
                        one.requestId(),
                        session.sessionId(),
                        session.revision() + 1,
                        decision.role(),
                        one.needs().personIds(),
                        session.slot(),
                        slot));
    }

    /** A session can be moved until it begins, so an offer to move it ends then at the latest. */
    static Instant whileBooked(Case one, Instant end) {
        return one.state() instanceof CaseState.Confirmed confirmed
                ? earlier(end, confirmed.session().slot().startsAt())
                : end;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void waitlist(Decision decision, RequestId requestId, Plan plan) {
        var reviewAt = decision.now().plus(decision.policy().lifetimes().waitlistReview());
        var explanation = plan.explanation();
        decision.add(meta -> new Event.RequestWaitlisted(meta, requestId, explanation, reviewAt));
    }

    /** An offer from the waitlist finds people unprepared: it lives in their waking hours only. */
    private static Instant expiry(Decision decision, Case one, OfferOccasion occasion, Plan plan) {
        var policy = decision.policy();
        if (occasion != OfferOccasion.REFILL) {
            return whileBooked(one, decision.now().plus(policy.offerLife(one.channel())));
        }
        var firstStart =
                plan.choices().stream()
                        .map(choice -> choice.slot().startsAt())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return earlier(whenAllHaveBeenAwake(decision, one), firstStart);
    }

    /** Each of those who answer has the whole life of a refill in waking hours of their own. */
    private static Instant whenAllHaveBeenAwake(Decision decision, Case one) {
        var lifetimes = decision.policy().lifetimes();
        var awake = WorkingTime.daily(lifetimes.wakingFromMinute(), lifetimes.wakingToMinute());
        return one.needs().participants().stream()
                .map(person ->
                        WorkingTime.after(
                                decision.now(), lifetimes.refill(), awake, person.timeZone()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
