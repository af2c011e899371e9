// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.util.List;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;

/**
 * What the events of a case make of it. The hours that an event names are taken and released on the
 * way.
 */
final class CaseFold {

    private final Agendas agendas;
    private final People people;

    CaseFold(Agendas agendas, People people) {
        this.agendas = agendas;
        this.people = people;
    }

    /** The case after an event, under the policy in force. */
    Case after(Case one, Event.OfCase event, Policy policy) {
        return switch (event) {
            case Event.PartnerInvited invited -> one.invited(invited.expiresAt());
            case Event.PartnerJoined joined ->
                    one.joined(one.needs().joinedBy(joined.partner(), joined.wishes()));
            case Event.InvitationDeclined declined -> one.invitationDeclined();
            case Event.IndividualTrialSuggested suggested ->
                    one.aloneSuggested(suggested.personId(), suggested.answerBy());
            case Event.ContinuedAlone alone -> {
                forgetOthers(one, alone.personId());
                yield one.continuedAlone(alone.personId());
            }
            case Event.PersonWithdrew withdrew -> {
                var rest = otherThan(one, withdrew.personId());
                forgetOthers(one, rest);
                yield one.leftTo(rest);
            }
            case Event.TrialOffered offered -> {
                for (var option : offered.options()) {
                    agendas.take(one, new Taken(option.slot(), one.requestId(), false));
                }
                yield one.offered(
                        new Offer(
                                offered.offerId(),
                                offered.occasion(),
                                offered.expiresAt(),
                                0,
                                offered.options(),
                                false,
                                List.of(),
                                List.of(),
                                false));
            }
            case Event.HoldExtended extended ->
                    one.extended(
                            extended.expiresAt(),
                            extended.reason() == ExtensionReason.CLIENT_ASKED);
            case Event.ConsentWithheld withheld -> one.consentWithheld(withheld.personId());
            case Event.OptionConsented consented -> {
                agendas.releaseHolds(one);
                var next =
                        one.consented(
                                consented.optionId(), consented.personId(), consented.expiresAt());
                agendas.takeHolds(next);
                yield next;
            }
            case Event.OfferDeclined declined -> {
                agendas.releaseHolds(one);
                yield one.offerDeclined();
            }
            case Event.OfferExpired expired -> {
                agendas.releaseHolds(one);
                yield one.offerExpired();
            }
            case Event.OfferWithdrawn withdrawn -> {
                agendas.releaseHolds(one);
                yield one.offerWithdrawn();
            }
            case Event.TherapistAsked asked -> {
                var option =
                        one.openOffer()
                                .flatMap(offer -> offer.option(asked.optionId()))
                                .orElseThrow();
                agendas.releaseHolds(one);
                var next = one.therapistAsked(option, asked.answerBy());
                agendas.takeHolds(next);
                yield next;
            }
            case Event.TherapistDeclined declined -> {
                agendas.releaseHolds(one);
                yield one.therapistDeclined(declined.therapistId(), declined.reason());
            }
            case Event.RequestWaitlisted listed ->
                    one.waitlisted(listed.meta().recordedAt(), listed.reviewAt());
            case Event.TherapistAssigned assigned -> one;
            case Event.TrialConfirmed confirmed -> {
                agendas.releaseHolds(one);
                agendas.take(one, new Taken(confirmed.slot(), one.requestId(), true));
                yield one.confirmed(
                        new Session(
                                confirmed.sessionId(),
                                confirmed.revision(),
                                confirmed.slot(),
                                List.of()));
            }
            case Event.TrialRescheduled moved -> {
                agendas.releaseHolds(one);
                agendas.release(one, moved.before());
                agendas.take(one, new Taken(moved.slot(), one.requestId(), true));
                yield one.rescheduled(moved.slot(), moved.revision());
            }
            case Event.TrialCancelled cancelled -> one.cancelled();
            case Event.SlotReleased released -> {
                agendas.release(one, released.slot());
                yield one;
            }
            case Event.RequestClosed closed -> {
                if (closed.reason() == CloseReason.CONTINUES
                        && one.state() instanceof CaseState.Settled settled) {
                    var therapist = settled.session().slot().therapistId();
                    one.needs().personIds().forEach(person -> people.treat(person, therapist));
                }
                yield one.closed(closed.meta().recordedAt());
            }
            case Event.WhereaboutsConfirmed whereabouts ->
                    one.inState(whereabouts.personId(), whereabouts.state());
            case Event.SafetyHoldPlaced placed -> one.heldBack(placed.scope());
            case Event.SafetyHoldLifted lifted -> one.released();
            case Event.TaskCompleted completed -> one.lookedAt(completed.waitUntil());
            case Event.OutcomeRecorded recorded ->
                    one.outcome(
                            recorded.personId(),
                            recorded.outcome(),
                            recorded.meta().recordedAt().plus(policy.lifetimes().choice()));
            case Event.ChoiceRecorded chosen ->
                    one.chosen(new PersonChoice(chosen.personId(), chosen.choice()));
            case Event.TrialRequested requested -> throw new IllegalStateException("begins a case");
            case Event.CaseArchived archived -> throw new IllegalStateException("ends a case");
        };
    }

    private static PersonId otherThan(Case one, PersonId person) {
        return one.needs().personIds().stream()
                .filter(it -> !it.equals(person))
                .findFirst()
                .orElseThrow();
    }

    private void forgetOthers(Case one, PersonId staying) {
        for (var person : one.needs().personIds()) {
            if (!person.equals(staying)) {
                people.forget(person, one.requestId());
            }
        }
    }
}
