// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.util.Collections;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.RequestId;

/**
 * A concern stops matching and offers and nothing else, and only a person lifts it; nobody under 18
 * and no topic of the practice's list is matched automatically.
 */
final class SafetyCheck implements Check {

    private final Ledger ledger;

    SafetyCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void on(Event event, Step step) {
        switch (event) {
            case Event.TrialOffered it -> {
                requireFree(it);
                requireLookedAt(it.requestId(), step);
            }
            case Event.OptionConsented it -> requireFree(it);
            case Event.TherapistAsked it -> requireFree(it);
            case Event.TrialConfirmed it -> requireFree(it);
            case Event.TrialRescheduled it -> requireFree(it);
            case Event.TherapistAssigned it -> requireFree(it);
            case Event.SafetyHoldPlaced it -> checkHold(it, step);
            case Event.SafetyHoldLifted it ->
                    require(
                            step.command() instanceof Command.LiftSafetyHold lift
                                    && lift.meta().actor().role() == ActorRole.CLINICAL_LEAD
                                    && it.liftedBy().equals(lift.meta().actor())
                                    && !it.reasonCode().isBlank(),
                            "lifted by whom?");
            default -> {}
        }
    }

    @Override
    public void after(Step step) {
        for (var request : ledger.requests.values()) {
            require(
                    !request.isHeldBack() || request.offer == null,
                    "an offer stays open under a concern");
            require(
                    request.hold == null
                            || request.tasks.containsKey(HumanNeed.SAFETY)
                            || request.isAt(AuditedRequest.Phase.CLOSED),
                    "nobody looks at a concern");
        }
        if (step.decides() && !step.isRefused()) {
            boolean concern =
                    switch (step.command()) {
                        case Command.RequestTrial request -> request.safety() != null;
                        case Command.JoinRequest join -> join.safety() != null;
                        default -> false;
                    };
            require(!concern || step.has(Event.SafetyHoldPlaced.class), "a concern was lost");
        }
    }

    private void checkHold(Event.SafetyHoldPlaced placed, Step step) {
        require(
                step.events().stream()
                        .anyMatch(event ->
                                event instanceof Event.HumanNeeded needed
                                        && placed.requestId().equals(needed.requestId())
                                        && needed.reason() == HumanNeed.SAFETY),
                "nobody is called for a concern");
        require(
                !step.has(Event.TrialCancelled.class) && !step.has(Event.SlotReleased.class),
                "a concern takes a booked session away");
    }

    private void requireFree(Event.OfCase event) {
        require(
                !ledger.request(event.requestId()).isHeldBack(),
                event.getClass().getSimpleName() + " under a safety concern");
    }

    /** Whom a person has to see first is offered nothing before. */
    private void requireLookedAt(RequestId id, Step step) {
        var request = ledger.request(id);
        require(!request.leftToPerson, "an offer for whom a person has to see first");
        boolean begins =
                step.command() instanceof Command.RequestTrial
                        || step.command() instanceof Command.JoinRequest
                        || step.command() instanceof Command.ContinueAlone;
        if (!begins || !(((Command.OfRequest) step.command()).requestId().equals(id))) {
            return;
        }
        var needs = request.needs;
        var wishes = needs.partnerWishes();
        var topics = ledger.policy().needsPerson();
        require(
                Collections.disjoint(topics, needs.concerns())
                        && (wishes == null || Collections.disjoint(topics, wishes.concerns())),
                "a topic for a person was matched");
        require(
                needs.participants().stream().noneMatch(one -> one.age() == AgeStatement.UNDER_18),
                "somebody under 18 was matched");
    }
}
