// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Duration;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.matching.Bounds;
import org.firstsession.engine.matching.Feasibility;
import org.firstsession.engine.matching.OfferPlanner;
import org.firstsession.engine.matching.Plan;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistAnswer;
import org.firstsession.engine.types.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** What becomes of a booked session: moved, cancelled, declined by its therapist. */
final class SessionDecisions {

    private SessionDecisions() {}

    static void cancel(Decision decision, Command.CancelTrial cancel) {
        var found = Cases.unchanged(decision, cancel, cancel.personId());
        if (found == null) {
            return;
        }
        var session = upcoming(decision, cancel, found, cancel.sessionId());
        if (session == null) {
            return;
        }
        cancel(decision, found, session, cancel.meta().actor().role());
        if (cancel.personId() != null) {
            RequestDecisions.close(decision, found.requestId(), CloseReason.CANCELLED);
        } else {
            // The practice took the hour away, so it owes another one.
            Offers.offerOrWaitlist(decision, found.requestId(), OfferOccasion.AFTER_PERSON);
        }
    }

    /**
     * Moves a session. One screen's people have said when they can come, so the best hour is booked
     * at once; partners by invitation each agree to the new hour, and keep the old one until then;
     * so does everybody where the therapist is to be asked first.
     */
    static void reschedule(Decision decision, Command.RescheduleTrial move) {
        var found = Cases.unchanged(decision, move, move.personId());
        if (found == null) {
            return;
        }
        if (found.isOpen() && found.isHeldBack()) {
            decision.refuse(move, RefusalReason.SAFETY_HOLD);
            return;
        }
        var session = upcoming(decision, move, found, move.sessionId());
        if (session == null) {
            return;
        }
        if (!found.mayBeMatched()) {
            // Somebody books such a session by hand, and moves it by hand.
            decision.refuse(move, RefusalReason.WAITS_FOR_PERSON);
            return;
        }
        var atOnce =
                found.needs().isByInvitation()
                        ? null
                        : hourToBookAtOnce(decision, plan(decision, found, session, move, false));
        var plan = atOnce == null ? plan(decision, found, session, move, true) : null;
        if (found.openOffer().isPresent() || (plan != null && plan.isEmpty())) {
            decision.refuse(move, RefusalReason.NOTHING_ELSE_FEASIBLE);
        } else if (plan != null) {
            Offers.offer(decision, found, plan, OfferOccasion.MOVE);
        } else if (atOnce != null) {
            Offers.move(decision, found, session, atOnce);
        }
    }

    private static Plan plan(
            Decision decision,
            Case found,
            Session session,
            Command.RescheduleTrial move,
            boolean whileKept) {
        return OfferPlanner.plan(
                decision.book(),
                found.asking(withTimes(found.needs(), move)),
                decision.now(),
                Bounds.insteadOf(session.slot(), move.otherTherapist(), whileKept));
    }

    /** The best hour, unless there is none or its therapist is asked first. */
    private static @Nullable Slot hourToBookAtOnce(Decision decision, Plan plan) {
        var best = plan.isEmpty() ? null : plan.choices().getFirst().slot();
        return best == null || Offers.asksFirst(decision, best) ? null : best;
    }

    static void answer(Decision decision, Command.AnswerByTherapist answer) {
        if (answer.answer() == TherapistAnswer.DECLINE && answer.reason() == null) {
            decision.refuse(answer, RefusalReason.INVALID);
            return;
        }
        boolean theirs = answer.meta().actor().role() == ActorRole.THERAPIST;
        if (!Cases.mayGive(decision, answer, theirs || Cases.isStaff(answer))) {
            return;
        }
        var found = Cases.of(decision, answer);
        if (found == null) {
            return;
        }
        if (answer.sessionId() != null) {
            giveBack(decision, answer, found, answer.sessionId());
            return;
        }
        var asked = found.askedOption().orElse(null);
        if (asked == null || !asked.slot().therapistId().equals(answer.therapistId())) {
            decision.refuse(answer, RefusalReason.NOT_ASKED);
        } else {
            answerTo(decision, answer, found, asked);
        }
    }

    /** Asked before a session by video: the law looks at where somebody really sits. */
    static void confirmWhereabouts(Decision decision, Command.ConfirmWhereabouts confirm) {
        if (confirm.state().isBlank()) {
            decision.refuse(confirm, RefusalReason.INVALID);
            return;
        }
        var found = Cases.ofClient(decision, confirm);
        if (found == null) {
            return;
        }
        var session = upcoming(decision, confirm, found, confirm.sessionId());
        if (session == null) {
            return;
        }
        if (session.slot().format() != Format.VIRTUAL) {
            decision.refuse(confirm, RefusalReason.INVALID);
            return;
        }
        var id = found.requestId();
        decision.add(meta ->
                new Event.WhereaboutsConfirmed(
                        meta, id, session.sessionId(), confirm.personId(), confirm.state()));
        if (!Feasibility.isLicensed(decision.book(), decision.current(id), session.slot())) {
            decision.needPerson(id, session.sessionId(), HumanNeed.NOT_LICENSED_WHERE_CLIENT_SITS);
        }
    }

    /** Frees the hour; what becomes of the request follows. */
    private static void cancel(
            Decision decision, Case found, Session session, ActorRole cancelledBy) {
        var id = found.requestId();
        var slot = session.slot();
        var notice = Duration.ofHours(decision.policy().lateCancelHours());
        boolean late = decision.now().isAfter(slot.startsAt().minus(notice));
        Offers.withdraw(decision, id, WithdrawalReason.CLOSED);
        decision.add(meta ->
                new Event.TrialCancelled(
                        meta,
                        id,
                        session.sessionId(),
                        session.revision() + 1,
                        cancelledBy,
                        late,
                        found.needs().personIds(),
                        slot));
        decision.add(meta -> new Event.SlotReleased(meta, id, slot));
    }

    private static void answerTo(
            Decision decision, Command.AnswerByTherapist answer, Case found, Option option) {
        var id = found.requestId();
        var offerId = found.openOffer().orElseThrow().offerId();
        if (answer.answer() == TherapistAnswer.DECLINE && answer.reason() != null) {
            var reason = answer.reason();
            decision.add(meta ->
                    new Event.TherapistDeclined(meta, id, offerId, answer.therapistId(), reason));
            if (!(found.state() instanceof CaseState.Confirmed)) {
                Offers.offerSameHourElsewhere(decision, id, option.slot());
            }
        } else if (!Feasibility.canStillBeGiven(
                decision.book(), found, option.slot(), decision.now())) {
            decision.refuse(answer, RefusalReason.OPTION_TAKEN);
        } else if (Cases.hasBegun(decision, found)) {
            decision.refuse(answer, RefusalReason.SESSION_STARTED);
        } else {
            Offers.book(decision, found, offerId, option.optionId(), option.slot());
        }
    }

    /** A therapist can't give a booked session: the same hour is sought elsewhere. */
    private static void giveBack(
            Decision decision, Command.AnswerByTherapist answer, Case found, SessionId sessionId) {
        var session = upcoming(decision, answer, found, sessionId);
        if (session == null) {
            return;
        }
        if (!session.slot().therapistId().equals(answer.therapistId())
                || answer.answer() == TherapistAnswer.ACCEPT) {
            decision.refuse(answer, RefusalReason.NOT_ASKED);
            return;
        }
        cancel(decision, found, session, ActorRole.THERAPIST);
        Offers.offerSameHourElsewhere(decision, found.requestId(), session.slot());
    }

    private static Needs withTimes(Needs needs, Command.RescheduleTrial move) {
        if (move.times().isEmpty()) {
            return needs;
        }
        var changed = needs;
        for (var person : needs.participants()) {
            if (move.personId() == null || move.personId().equals(person.personId())) {
                changed = changed.with(person.withTimes(move.times()));
            }
        }
        return changed;
    }

    /** The session that is meant, when it is booked and hasn't begun. */
    private static @Nullable Session upcoming(
            Decision decision, Command.OfRequest command, Case found, SessionId sessionId) {
        if (!(found.state() instanceof CaseState.Confirmed confirmed)
                || !confirmed.session().sessionId().equals(sessionId)) {
            decision.refuse(command, RefusalReason.NOT_CONFIRMED);
            return null;
        }
        if (!decision.now().isBefore(confirmed.session().slot().startsAt())) {
            decision.refuse(command, RefusalReason.SESSION_STARTED);
            return null;
        }
        return confirmed.session();
    }
}
