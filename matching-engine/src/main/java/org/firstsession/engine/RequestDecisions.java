// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.Collections;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/** Takes requests in, and ends them. */
final class RequestDecisions {

    private static final int COUPLE = 2;

    private RequestDecisions() {}

    static void request(Decision decision, Command.RequestTrial request) {
        var needs = request.needs();
        var id = request.requestId();
        if (decision.book().caseOf(id).isPresent()) {
            decision.refuse(request, RefusalReason.REQUEST_EXISTS);
            return;
        }
        int people = needs.participants().size();
        if (people > (needs.party() == PartyKind.COUPLE ? COUPLE : 1)
                || needs.partnerWishes() != null
                || areOnePerson(decision, needs)) {
            decision.refuse(request, RefusalReason.PARTY_NOT_SUPPORTED);
            return;
        }
        var channel = request.meta().channel();
        decision.add(meta -> new Event.TrialRequested(meta, id, channel, needs));
        if (needs.lacksPartner()) {
            var expiresAt = decision.now().plus(decision.policy().lifetimes().invitation());
            decision.add(meta -> new Event.PartnerInvited(meta, id, expiresAt));
        }
        begin(decision, id, request.safety());
    }

    /** Everything that stands before matching, and then matching itself. */
    static void begin(Decision decision, RequestId id, @Nullable SafetyScope safety) {
        if (safety != null) {
            SafetyDecisions.holdBack(decision, id, safety);
        }
        if (!decision.current(id).needs().lacksPartner()) {
            match(decision, id);
        }
    }

    /** Offers what there is to people who are all known, unless a person has to look first. */
    static void match(Decision decision, RequestId id) {
        var needs = decision.current(id).needs();
        var person = needOfPerson(decision, needs);
        if (person != null) {
            decision.needPerson(id, person);
            return;
        }
        Offers.offerOrWaitlist(decision, id, OfferOccasion.FIRST);
        if (isSomebody(needs, AgeStatement.NOT_STATED)) {
            decision.needPerson(id, HumanNeed.AGE_NOT_STATED);
        }
    }

    static void withdraw(Decision decision, Command.WithdrawRequest withdraw) {
        var found = Cases.ofClient(decision, withdraw);
        if (found == null) {
            return;
        }
        switch (found.state()) {
            case CaseState.Confirmed confirmed ->
                    decision.refuse(withdraw, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Settled settled ->
                    decision.refuse(withdraw, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Closed closed -> decision.refuse(withdraw, RefusalReason.REQUEST_CLOSED);
            default -> {
                if (found.needs().isByInvitation()) {
                    CoupleDecisions.leave(decision, found, withdraw.personId());
                } else {
                    Offers.withdraw(decision, found.requestId(), WithdrawalReason.CLOSED);
                    close(decision, found.requestId(), CloseReason.WITHDRAWN);
                }
            }
        }
    }

    /** The practice ends a request. */
    static void close(Decision decision, Command.CloseRequest close) {
        var found = Cases.ofStaff(decision, close, close.reasonCode());
        if (found == null) {
            return;
        }
        var id = found.requestId();
        switch (found.state()) {
            case CaseState.Confirmed confirmed ->
                    decision.refuse(close, RefusalReason.ALREADY_CONFIRMED);
            case CaseState.Closed closed -> decision.refuse(close, RefusalReason.REQUEST_CLOSED);
            default -> {
                Offers.withdraw(decision, id, WithdrawalReason.CLOSED);
                decision.add(meta ->
                        new Event.RequestClosed(
                                meta,
                                id,
                                CloseReason.BY_PRACTICE,
                                close.reasonCode(),
                                close.noteId()));
            }
        }
    }

    static void close(Decision decision, RequestId id, CloseReason reason) {
        decision.add(meta -> new Event.RequestClosed(meta, id, reason, null, null));
    }

    /** Whether two who ask together are one by their ids, or by what staff has found out. */
    private static boolean areOnePerson(Decision decision, Needs needs) {
        var ids = needs.personIds();
        return ids.size() == COUPLE && decision.book().areOnePerson(ids.getFirst(), ids.getLast());
    }

    private static boolean isSomebody(Needs needs, AgeStatement age) {
        for (var one : needs.participants()) {
            if (one.age() == age) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable HumanNeed needOfPerson(Decision decision, Needs needs) {
        var topics = decision.policy().needsPerson();
        if (!Collections.disjoint(topics, needs.allConcerns())) {
            return HumanNeed.TOPIC_NEEDS_PERSON;
        }
        boolean minor = isSomebody(needs, AgeStatement.UNDER_18);
        return minor ? HumanNeed.UNDER_18 : null;
    }
}
