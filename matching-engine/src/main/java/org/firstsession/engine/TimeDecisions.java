// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Instant;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.jspecify.annotations.Nullable;

/** Decides what is due. Nothing lapses by itself: it does when a tick stands on the log. */
final class TimeDecisions {

    /** So many offers from the waitlist may lapse before a person asks what is the matter. */
    private static final int LAPSES = 2;

    private TimeDecisions() {}

    static void advance(Decision decision) {
        for (var id : decision.before().dueBy(decision.now())) {
            decideState(decision, decision.current(id));
            decision.book().caseOf(id).ifPresent(one -> remindOfTasks(decision, one));
        }
        Refill.afterTick(decision);
        decision.add(Event.TimeAdvanced::new);
    }

    /** What the state itself has waited for. A person's task is due by its own time. */
    private static void decideState(Decision decision, Case one) {
        var id = one.requestId();
        boolean called = !one.tasks().isEmpty();
        switch (one.state()) {
            case CaseState.Invited invited when isDue(decision, invited.expiresAt()) ->
                    CoupleDecisions.suggestAlone(decision, id);
            case CaseState.Offered offered when isDue(decision, offered.offer().expiresAt()) ->
                    expire(decision, one);
            case CaseState.Confirmed confirmed when confirmed.move() != null -> {
                expireMove(decision, one);
                var after = decision.current(id);
                if (after.openOffer().isEmpty()) {
                    // After an outage the session itself may be over by now.
                    decideState(decision, after);
                }
            }
            case CaseState.Closed closed
                    when isDue(decision, closed.closedAt().plus(Book.memory())) ->
                    decision.add(meta -> new Event.CaseArchived(meta, id));
            case CaseState.TherapistAsked asked when !called ->
                    call(decision, asked.answerBy(), id, HumanNeed.THERAPIST_SILENT);
            case CaseState.AloneSuggested suggested when !called ->
                    call(decision, suggested.answerBy(), id, HumanNeed.SUGGESTION_UNANSWERED);
            case CaseState.Waitlisted listed when !called ->
                    call(decision, listed.reviewAt(), id, HumanNeed.WAITLIST_REVIEW);
            case CaseState.Settled settled when !called ->
                    call(decision, settled.answerBy(), id, HumanNeed.CHOICE_MISSING);
            case CaseState.Confirmed confirmed when !called -> {
                var due = decision.policy().lifetimes().outcomeDue();
                var dueAt = confirmed.session().slot().endsAt().plus(due);
                call(decision, dueAt, id, HumanNeed.OUTCOME_MISSING);
            }
            default -> {}
        }
    }

    private static void expire(Decision decision, Case one) {
        var id = one.requestId();
        var offer = one.openOffer().orElseThrow();
        decision.add(meta -> new Event.OfferExpired(meta, id, offer.offerId()));
        if (offer.occasion() != OfferOccasion.REFILL) {
            decision.needPerson(id, HumanNeed.OFFER_LAPSED);
        } else if (decision.current(id).history().lapsedRefills() >= LAPSES) {
            decision.needPerson(id, HumanNeed.REFILLS_LAPSED);
        }
    }

    private static void expireMove(Decision decision, Case one) {
        var id = one.requestId();
        var move = one.openOffer().filter(offer -> isDue(decision, offer.expiresAt())).orElse(null);
        if (move == null) {
            return;
        }
        decision.add(meta -> new Event.OfferExpired(meta, id, move.offerId()));
        if (move.asked()) {
            // The session stays where it is, and whoever wanted to move it waits for a word.
            decision.needPerson(id, sessionOf(one), HumanNeed.THERAPIST_SILENT);
        }
    }

    private static void call(Decision decision, Instant dueAt, RequestId id, HumanNeed reason) {
        if (isDue(decision, dueAt)) {
            decision.needPerson(id, sessionOf(decision.current(id)), reason);
        }
    }

    /** Whoever should have looked is called again, until somebody has. */
    private static void remindOfTasks(Decision decision, Case one) {
        for (var task : one.tasks()) {
            if (isDue(decision, task.dueAt())) {
                decision.needPerson(one.requestId(), sessionOf(one), task.reason());
            }
        }
    }

    private static @Nullable SessionId sessionOf(Case one) {
        return one.state() instanceof CaseState.Confirmed confirmed
                ? confirmed.session().sessionId()
                : null;
    }

    private static boolean isDue(Decision decision, Instant at) {
        return !at.isAfter(decision.now());
    }
}
