// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** How sessions went, and what follows. */
final class OutcomeDecisions {

    private OutcomeDecisions() {}

    /** Who was there, those say who were: the therapist, or the staff for them. */
    static void record(Decision decision, Command.RecordOutcome record) {
        boolean theirs = record.meta().actor().role() == ActorRole.THERAPIST;
        if (!Cases.mayGive(decision, record, theirs || Cases.isStaff(record))) {
            return;
        }
        var found = Cases.ofPerson(decision, record, record.personId());
        if (found == null) {
            return;
        }
        if (record.outcome() == null) {
            takeBack(decision, record, found);
        } else if (!(found.state() instanceof CaseState.Confirmed confirmed)) {
            boolean settled =
                    found.state() instanceof CaseState.Settled it
                            && it.session().sessionId().equals(record.sessionId());
            decision.refuse(
                    record, settled ? RefusalReason.OUTCOME_SETTLED : RefusalReason.NOT_CONFIRMED);
        } else if (!confirmed.session().sessionId().equals(record.sessionId())) {
            decision.refuse(record, RefusalReason.NOT_CONFIRMED);
        } else if (decision.now().isBefore(confirmed.session().slot().startsAt())) {
            decision.refuse(record, RefusalReason.SESSION_NOT_OVER);
        } else {
            Offers.withdraw(decision, found.requestId(), WithdrawalReason.CLOSED);
            add(decision, record);
            if (decision.current(found.requestId()).state() instanceof CaseState.Settled settled) {
                settle(decision, found, settled.session());
            }
        }
    }

    static void choose(Decision decision, Command.ContinueOrStop choose) {
        var found = Cases.ofClient(decision, choose);
        if (found == null) {
            return;
        }
        if (!(found.state() instanceof CaseState.Settled settled)
                || !settled.session().sessionId().equals(choose.sessionId())) {
            boolean isBooked = found.state() instanceof CaseState.Confirmed;
            decision.refuse(
                    choose,
                    isBooked ? RefusalReason.SESSION_NOT_OVER : RefusalReason.NOT_CONFIRMED);
            return;
        }
        if (!wasThere(settled.session(), choose.personId())) {
            decision.refuse(choose, RefusalReason.SESSION_NOT_OVER);
            return;
        }
        var id = found.requestId();
        decision.add(meta ->
                new Event.ChoiceRecorded(
                        meta, id, choose.sessionId(), choose.personId(), choose.choice()));
        if (decision.current(id).state() instanceof CaseState.Settled after
                && after.choices().size() == found.needs().personIds().size()) {
            goOn(decision, id, after);
        }
    }

    /** Joint sessions go on only when both want them; when they differ, a person talks to each. */
    private static void goOn(Decision decision, RequestId id, CaseState.Settled settled) {
        var wanted = settled.choices().stream().map(one -> one.choice()).distinct().toList();
        if (wanted.size() > 1) {
            decision.needPerson(id, HumanNeed.CHOICES_DIFFER);
            return;
        }
        switch (wanted.getFirst()) {
            case CONTINUE -> RequestDecisions.close(decision, id, CloseReason.CONTINUES);
            case STOP -> RequestDecisions.close(decision, id, CloseReason.STOPPED);
            case ANOTHER_THERAPIST ->
                    Offers.offerOrWaitlist(decision, id, OfferOccasion.ANOTHER_THERAPIST);
        }
    }

    /** A first no-show is rebooked in a friendly way; a second one is a person's call. */
    private static void settle(Decision decision, Case found, Session session) {
        var id = found.requestId();
        if (session.has(Outcome.NOBODY_THERE)) {
            decision.needPerson(id, session.sessionId(), HumanNeed.NOBODY_WAS_THERE);
        } else if (isAbsence(session)
                && (session.has(Outcome.ATTENDED) || session.has(Outcome.LATE))) {
            decision.needPerson(id, session.sessionId(), HumanNeed.PARTNER_ABSENT);
        } else if (session.has(Outcome.NO_SHOW)) {
            if (found.history().noShows() > 0) {
                decision.needPerson(id, session.sessionId(), HumanNeed.SECOND_NO_SHOW);
            } else {
                Offers.offerOrWaitlist(decision, id, OfferOccasion.REBOOKING);
            }
        } else if (session.has(Outcome.CANCELLED_LATE)) {
            RequestDecisions.close(decision, id, CloseReason.CANCELLED);
        }
    }

    private static boolean isAbsence(Session session) {
        return session.has(Outcome.NO_SHOW) || session.has(Outcome.CANCELLED_LATE);
    }

    /** Makes the offer that was owed after a session and could not be made at the time. */
    static void resume(Decision decision, RequestId id, CaseState.Settled settled) {
        var session = settled.session();
        if (session.has(Outcome.NO_SHOW) || session.has(Outcome.NOBODY_THERE)) {
            Offers.offerOrWaitlist(decision, id, OfferOccasion.REBOOKING);
        } else if (areAllFor(Choice.ANOTHER_THERAPIST, decision.current(id), settled)) {
            Offers.offerOrWaitlist(decision, id, OfferOccasion.ANOTHER_THERAPIST);
        }
    }

    private static boolean areAllFor(Choice choice, Case one, CaseState.Settled settled) {
        return settled.choices().size() == one.needs().personIds().size()
                && settled.choices().stream().allMatch(it -> it.choice() == choice);
    }

    private static void takeBack(Decision decision, Command.RecordOutcome record, Case found) {
        var session = outcomeThatCanGo(found);
        if (session == null || !session.sessionId().equals(record.sessionId())) {
            decision.refuse(record, whyNotTakenBack(record, found));
            return;
        }
        if (session.outcomes().stream()
                .noneMatch(one -> one.personId().equals(record.personId()))) {
            decision.refuse(record, RefusalReason.SESSION_NOT_OVER);
            return;
        }
        Offers.withdraw(decision, found.requestId(), WithdrawalReason.OUTCOME_TAKEN_BACK);
        add(decision, record);
    }

    private static RefusalReason whyNotTakenBack(Command.RecordOutcome record, Case found) {
        if (found.history().sessions() == 0) {
            return RefusalReason.NOT_CONFIRMED;
        }
        return found.state() instanceof CaseState.Confirmed confirmed
                        && confirmed.session().sessionId().equals(record.sessionId())
                ? RefusalReason.SESSION_NOT_OVER
                : RefusalReason.OUTCOME_SETTLED;
    }

    /** The session whose outcome can still be taken back: nothing final has followed from it. */
    private static @Nullable Session outcomeThatCanGo(Case found) {
        return switch (found.state()) {
            case CaseState.Confirmed confirmed when !confirmed.session().outcomes().isEmpty() ->
                    confirmed.session();
            case CaseState.Settled settled when settled.choices().isEmpty() -> settled.session();
            case CaseState.Waiting waiting -> found.history().settled();
            case CaseState.Waitlisted waitlisted -> found.history().settled();
            case CaseState.Offered offered -> found.history().settled();
            default -> null;
        };
    }

    private static boolean wasThere(Session session, PersonId person) {
        return session.outcomes().stream()
                .anyMatch(one ->
                        one.personId().equals(person)
                                && (one.outcome() == Outcome.ATTENDED
                                        || one.outcome() == Outcome.LATE));
    }

    private static void add(Decision decision, Command.RecordOutcome record) {
        decision.add(meta ->
                new Event.OutcomeRecorded(
                        meta,
                        record.requestId(),
                        record.sessionId(),
                        record.personId(),
                        record.outcome()));
    }
}
