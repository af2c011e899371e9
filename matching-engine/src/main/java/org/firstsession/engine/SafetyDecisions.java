// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.WithdrawalReason;

/** Keeps matching back while somebody may not be safe. Booked sessions and cancelling go on. */
final class SafetyDecisions {

    private SafetyDecisions() {}

    static void raise(Decision decision, Command.RaiseSafetyConcern raise) {
        var found = Cases.ofPerson(decision, raise, raise.personId());
        if (found == null) {
            return;
        }
        if (found.isOpen()) {
            holdBack(decision, found.requestId(), raise.scope());
        } else {
            decision.refuse(raise, RefusalReason.REQUEST_CLOSED);
        }
    }

    /** Places the hold, takes an open offer back that it covers, and calls a person. */
    static void holdBack(Decision decision, RequestId id, SafetyScope scope) {
        decision.add(meta -> new Event.SafetyHoldPlaced(meta, id, scope));
        if (decision.current(id).isHeldBack()) {
            Offers.withdraw(decision, id, WithdrawalReason.SAFETY);
        }
        decision.needPerson(id, HumanNeed.SAFETY);
    }

    static void lift(Decision decision, Command.LiftSafetyHold lift) {
        var found = Cases.ofLead(decision, lift, lift.reasonCode());
        if (found == null) {
            return;
        }
        if (found.hold() == null) {
            decision.refuse(lift, RefusalReason.NO_HOLD);
            return;
        }
        var id = found.requestId();
        decision.add(meta ->
                new Event.SafetyHoldLifted(
                        meta, id, lift.meta().actor(), lift.reasonCode(), lift.noteId()));
        boolean isOthersTask =
                found.state() instanceof CaseState.Settled
                        && !decision.current(id).tasks().isEmpty();
        if (!isOthersTask) {
            StaffDecisions.goOn(decision, id);
        }
    }
}
