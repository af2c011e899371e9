// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.time.Duration;
import java.util.Collections;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Takes requests in, and ends them. */
final class RequestDecisions {

    private RequestDecisions() {}

    static void request(Decision decision, Command.RequestTrial request) {
        var needs = request.needs();
        var id = request.requestId();
        if (decision.book().caseOf(id).isPresent()) {
            decision.refuse(request, RefusalReason.REQUEST_EXISTS);
            return;
        }
        if (needs.party() != PartyKind.INDIVIDUAL || needs.participants().size() != 1) {
            decision.refuse(request, RefusalReason.PARTY_NOT_SUPPORTED);
            return;
        }
        var channel = request.meta().channel();
        decision.add(meta -> new Event.TrialRequested(meta, id, channel, needs));

        var person = needOfPerson(decision, needs);
        if (person != null) {
            decision.needPerson(id, null, person);
            return;
        }
        if (!OfferDecisions.offer(decision, Case.requested(id, channel, needs))) {
            decision.needPerson(id, null, HumanNeed.NOTHING_FEASIBLE);
        }
        if (needs.participants().stream().anyMatch(one -> one.age() == AgeStatement.NOT_STATED)) {
            decision.needPerson(id, null, HumanNeed.AGE_NOT_STATED);
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
            case CaseState.Cancelled cancelled ->
                    decision.refuse(withdraw, RefusalReason.REQUEST_CLOSED);
            case CaseState.Closed closed -> decision.refuse(withdraw, RefusalReason.REQUEST_CLOSED);
            case CaseState.Waiting waiting -> close(decision, found, CloseReason.WITHDRAWN);
            case CaseState.Offered offered -> {
                OfferDecisions.endOffer(decision, found, offered.offer());
                close(decision, found, CloseReason.WITHDRAWN);
            }
        }
    }

    static void cancel(Decision decision, Command.CancelTrial cancel) {
        var found = Cases.of(decision, cancel);
        if (found == null) {
            return;
        }
        var person = cancel.personId();
        if (person != null && !found.needs().concerns(person)) {
            decision.refuse(cancel, RefusalReason.NOT_THEIRS);
            return;
        }
        var session = confirmed(found);
        if (session == null || !session.sessionId().equals(cancel.sessionId())) {
            decision.refuse(cancel, RefusalReason.NOT_CONFIRMED);
            return;
        }
        var slot = session.slot();
        if (!decision.now().isBefore(slot.startsAt())) {
            decision.refuse(cancel, RefusalReason.SESSION_STARTED);
            return;
        }
        var notice = Duration.ofHours(decision.book().policy().lateCancelHours());
        boolean late = decision.now().isAfter(slot.startsAt().minus(notice));
        decision.add(meta ->
                new Event.TrialCancelled(
                        meta,
                        found.requestId(),
                        session.sessionId(),
                        session.revision() + 1,
                        cancel.meta().actor().role(),
                        late,
                        found.needs().personIds(),
                        slot));
        decision.add(meta -> new Event.SlotReleased(meta, found.requestId(), slot));
        close(decision, found, CloseReason.CANCELLED);
    }

    private static @Nullable HumanNeed needOfPerson(Decision decision, Needs needs) {
        var topics = decision.book().policy().needsPerson();
        if (!Collections.disjoint(topics, needs.concerns())) {
            return HumanNeed.TOPIC_NEEDS_PERSON;
        }
        boolean minor =
                needs.participants().stream().anyMatch(one -> one.age() == AgeStatement.UNDER_18);
        return minor ? HumanNeed.UNDER_18 : null;
    }

    private static @Nullable Session confirmed(Case found) {
        return found.state() instanceof CaseState.Confirmed confirmed ? confirmed.session() : null;
    }

    private static void close(Decision decision, Case found, CloseReason reason) {
        decision.add(meta -> new Event.RequestClosed(meta, found.requestId(), reason));
    }
}
