// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.WithdrawalReason;

/** Two people, each with a will of their own. Neither learns what the other decided, or when. */
final class CoupleDecisions {

    private CoupleDecisions() {}

    static void join(Decision decision, Command.JoinRequest join) {
        var found = Cases.of(decision, join);
        if (found == null) {
            return;
        }
        var asker = found.needs().asker().personId();
        if (decision.book().areOnePerson(asker, join.partner().personId())) {
            decision.refuse(join, RefusalReason.INVALID);
            return;
        }
        if (!isOpen(decision, join, found)) {
            return;
        }
        var id = found.requestId();
        decision.add(meta -> new Event.PartnerJoined(meta, id, join.partner(), join.wishes()));
        RequestDecisions.begin(decision, id, join.safety());
    }

    static void decline(Decision decision, Command.DeclineInvitation decline) {
        var found = Cases.of(decision, decline);
        if (found != null && isOpen(decision, decline, found)) {
            decision.add(meta -> new Event.InvitationDeclined(meta, found.requestId()));
        }
    }

    static void continueAlone(Decision decision, Command.ContinueAlone alone) {
        var found = Cases.ofClient(decision, alone);
        if (found == null) {
            return;
        }
        boolean suggested = found.state() instanceof CaseState.AloneSuggested;
        if (found.needs().party() != PartyKind.COUPLE && !suggested) {
            decision.refuse(alone, RefusalReason.NOT_A_COUPLE);
            return;
        }
        switch (found.state()) {
            case CaseState.Confirmed confirmed ->
                    decision.refuse(alone, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Settled settled ->
                    decision.refuse(alone, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Closed closed -> decision.refuse(alone, RefusalReason.REQUEST_CLOSED);
            default -> goOnAlone(decision, found, alone.personId());
        }
    }

    /** One of two leaves; the other learns only that the joint session isn't going ahead. */
    static void leave(Decision decision, Case found, PersonId person) {
        var id = found.requestId();
        Offers.withdraw(decision, id, WithdrawalReason.PERSON_WITHDREW);
        decision.add(meta -> new Event.PersonWithdrew(meta, id, person));
        suggestAlone(decision, id);
    }

    /** The joint session isn't going ahead; whoever asked is left with the choice. */
    static void suggestAlone(Decision decision, RequestId id) {
        var person = decision.current(id).needs().asker().personId();
        var answerBy = decision.now().plus(decision.policy().lifetimes().choice());
        decision.add(meta -> new Event.IndividualTrialSuggested(meta, id, person, answerBy));
    }

    private static void goOnAlone(Decision decision, Case found, PersonId person) {
        var id = found.requestId();
        Offers.withdraw(decision, id, WithdrawalReason.GOES_ON_ALONE);
        decision.add(meta -> new Event.ContinuedAlone(meta, id, person));
        RequestDecisions.match(decision, id);
    }

    /**
     * Whether the invitation can still be answered. A declined one can: whoever asked holds the
     * link too, and would learn of the no from a refusal.
     */
    private static boolean isOpen(Decision decision, Command.OfRequest command, Case found) {
        if (found.state() instanceof CaseState.Invited invited
                && decision.now().isBefore(invited.expiresAt())) {
            return true;
        }
        decision.refuse(command, RefusalReason.INVITATION_CLOSED);
        return false;
    }
}
