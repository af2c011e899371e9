// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.util.Collections;
import java.util.List;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What nobody may be refused: an accept in time, cancelling, leaving, going on alone, joining while
 * the invitation is open, and saying that something is not safe.
 */
final class RightsCheck implements Check {

    private static final Phase[] UNBOOKED = {
        Phase.INVITED, Phase.WAITING, Phase.WAITLISTED, Phase.OFFERED, Phase.ASKED, Phase.SUGGESTED
    };

    private final Ledger ledger;
    private final NaiveRules rules;
    private @Nullable Class<? extends Event> owed;
    private @Nullable Class<? extends Event> orElse;

    RightsCheck(Ledger ledger, NaiveRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public void before(Step step) {
        owed = null;
        orElse = null;
        var request =
                step.decides() && step.command() instanceof Command.OfRequest ofRequest
                        ? ledger.requests.get(ofRequest.requestId())
                        : null;
        if (request != null && ledger.policy != null) {
            note(step.command(), request);
        }
    }

    @Override
    public void after(Step step) {
        if (owed != null) {
            boolean given = step.has(owed) || orElse != null && step.has(orElse);
            require(given, "refused what is a right, " + owed.getSimpleName());
        }
    }

    private void note(Command command, AuditedRequest request) {
        switch (command) {
            case Command.AcceptOffer accept -> noteAccept(accept, request);
            case Command.CancelTrial cancel -> {
                var upcoming = request.upcoming(ledger.now);
                if (upcoming != null
                        && upcoming.id.equals(cancel.sessionId())
                        && isFree(cancel)
                        && (cancel.personId() == null || isOf(request, cancel.personId()))) {
                    owed = Event.TrialCancelled.class;
                }
            }
            case Command.WithdrawRequest withdraw -> {
                if (isOf(request, withdraw.personId()) && request.isAt(UNBOOKED)) {
                    owed = Event.RequestClosed.class;
                    orElse = Event.PersonWithdrew.class;
                }
            }
            case Command.ContinueAlone alone -> {
                if (isOf(request, alone.personId())
                        && request.isAt(UNBOOKED)
                        && (request.isCouple() || request.phase == Phase.SUGGESTED)) {
                    owed = Event.ContinuedAlone.class;
                }
            }
            case Command.JoinRequest join -> {
                var partner = ledger.same(List.of(join.partner().personId()));
                if (mayJoin(request) && Collections.disjoint(partner, request.people())) {
                    owed = Event.PartnerJoined.class;
                }
            }
            case Command.DeclineInvitation decline -> {
                if (mayJoin(request)) {
                    owed = Event.InvitationDeclined.class;
                }
            }
            case Command.RaiseSafetyConcern raise -> {
                boolean theirs = raise.personId() == null || isOf(request, raise.personId());
                if (theirs && request.phase != Phase.CLOSED) {
                    owed = Event.SafetyHoldPlaced.class;
                }
            }
            case Command.LiftSafetyHold lift -> {
                if (lift.meta().actor().role() == ActorRole.CLINICAL_LEAD
                        && request.hold != null
                        && isFree(lift)
                        && !lift.reasonCode().isBlank()) {
                    owed = Event.SafetyHoldLifted.class;
                }
            }
            default -> {}
        }
    }

    private void noteAccept(Command.AcceptOffer accept, AuditedRequest request) {
        var offer = request.offer;
        if (offer == null
                || request.phase == Phase.ASKED
                || offer.asked
                || !offer.id.equals(accept.offerId())
                || !isOf(request, accept.personId())
                || offer.consents.contains(accept.personId())) {
            return;
        }
        boolean givable =
                offer.options.stream()
                        .filter(option -> option.optionId().equals(accept.optionId()))
                        .map(Option::slot)
                        .anyMatch(slot -> canBeGiven(slot, request));
        // A session that has begun can't be moved any more.
        boolean begun =
                request.booking != null
                        && request.phase == Phase.BOOKED
                        && !ledger.now.isBefore(request.booking.slot.startsAt());
        if (!givable || begun) {
            return;
        }
        int still = request.people().size() - offer.consents.size();
        if (request.isByInvitation() && still > 1) {
            owed = Event.OptionConsented.class;
        } else if (request.phase == Phase.BOOKED) {
            owed = Event.TrialRescheduled.class;
            orElse = Event.TherapistAsked.class;
        } else {
            owed = Event.TrialConfirmed.class;
            orElse = Event.TherapistAsked.class;
        }
    }

    private boolean canBeGiven(Slot slot, AuditedRequest request) {
        return ledger.now.isBefore(slot.startsAt())
                && !rules.isOff(slot)
                && rules.isInRightRoom(slot, request.needs)
                && rules.isLicensed(slot, request.needs);
    }

    private boolean mayJoin(AuditedRequest request) {
        return request.phase == Phase.INVITED
                && request.phaseDue != null
                && ledger.now.isBefore(request.phaseDue);
    }

    private static boolean isOf(AuditedRequest request, PersonId person) {
        return request.people().contains(person);
    }

    private static boolean isFree(Command.OfStaff command) {
        return command.expectedCaseVersion() == null;
    }
}
