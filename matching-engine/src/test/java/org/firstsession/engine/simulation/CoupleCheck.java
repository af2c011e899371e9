// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;

/**
 * Two people, each with a will of their own: no joint session without both, nothing said for
 * somebody else, and neither learns what the other decided, or when.
 */
final class CoupleCheck implements Check {

    private final Ledger ledger;

    CoupleCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void on(Event event, Step step) {
        switch (event) {
            case Event.PartnerInvited it -> {
                require(ledger.request(it.requestId()).lacksPartner(), "invited whom?");
                var hours = ledger.policy().lifetimes().invitationHours();
                require(
                        it.expiresAt().equals(ledger.now.plus(Duration.ofHours(hours))),
                        "another deadline of an invitation");
            }
            case Event.TrialRequested it -> requireTwo(it.needs().personIds());
            case Event.PeopleLinked it -> requireNoCouple(it);
            case Event.PartnerJoined it -> {
                require(
                        step.command() instanceof Command.JoinRequest join
                                && join.partner().equals(it.partner()),
                        "joined by somebody else");
                var asker = ledger.request(it.requestId()).needs.asker().personId();
                requireTwo(List.of(asker, it.partner().personId()));
            }
            case Event.InvitationDeclined it -> requireAlone(it, step);
            case Event.ConsentWithheld it -> {
                require(
                        step.command() instanceof Command.DeclineOffer decline
                                && decline.personId().equals(it.personId()),
                        "somebody else's no");
                requireAlone(it, step);
            }
            case Event.IndividualTrialSuggested it -> checkSuggestion(it, step);
            case Event.ContinuedAlone it ->
                    require(
                            step.command() instanceof Command.ContinueAlone alone
                                    && alone.personId().equals(it.personId()),
                            "somebody else goes on alone");
            case Event.PersonWithdrew it ->
                    require(
                            step.command() instanceof Command.WithdrawRequest withdraw
                                    && withdraw.personId().equals(it.personId()),
                            "somebody else leaves");
            case Event.OptionConsented it -> checkConsent(it, step);
            case Event.OfferDeclined it -> {
                var request = ledger.request(it.requestId());
                var offer = request.offer;
                require(
                        !request.isByInvitation()
                                || offer != null
                                        && !offer.pinned
                                        && step.command() instanceof Command.RequestOtherOptions,
                        "an answer shows before the offer ends");
            }
            case Event.TrialOffered it ->
                    require(
                            !ledger.request(it.requestId()).lacksPartner(),
                            "hours are held while the invitation is open");
            case Event.TherapistAsked it -> requireConsents(it.requestId(), step);
            case Event.TrialConfirmed it -> {
                requireConsents(it.requestId(), step);
                var request = ledger.request(it.requestId());
                require(
                        it.personIds().size() == request.people().size()
                                && request.people().containsAll(it.personIds()),
                        "confirmed for others");
            }
            case Event.TrialRescheduled it -> {
                if (ledger.request(it.requestId()).isByInvitation()) {
                    requireConsents(it.requestId(), step);
                }
            }
            default -> {}
        }
    }

    /** Two who ask together are two. */
    private void requireTwo(List<PersonId> people) {
        require(
                people.size() < 2
                        || !ledger.same(List.of(people.getFirst())).contains(people.getLast()),
                "somebody asks together with themselves");
    }

    private void requireNoCouple(Event.PeopleLinked linked) {
        var some = ledger.same(List.of(linked.personId()));
        var others = ledger.same(List.of(linked.otherPersonId()));
        for (var request : ledger.requests.values()) {
            require(
                    Collections.disjoint(request.people(), some)
                            || Collections.disjoint(request.people(), others),
                    "two who ask together become one person");
        }
    }

    private void checkSuggestion(Event.IndividualTrialSuggested suggested, Step step) {
        var request = ledger.request(suggested.requestId());
        require(
                request.needs.participants().getFirst().personId().equals(suggested.personId()),
                "suggested to the wrong one");
        if (request.phase == Phase.INVITED) {
            require(
                    step.command() instanceof Command.AdvanceTime
                            && request.phaseDue != null
                            && !request.phaseDue.isAfter(ledger.now),
                    "a declined invitation shows before its deadline");
        } else {
            require(step.has(Event.PersonWithdrew.class), "suggested for no reason");
        }
    }

    private void checkConsent(Event.OptionConsented consented, Step step) {
        var request = ledger.request(consented.requestId());
        var offer = request.offer;
        require(offer != null && request.isCouple(), "consented to nothing");
        require(request.people().contains(consented.personId()), "a stranger's consent");
        require(
                step.command() instanceof Command.AcceptOffer accept
                        && accept.optionId().equals(consented.optionId())
                        && (!request.isByInvitation()
                                || accept.personId().equals(consented.personId())),
                "one speaks for the other");
        var start =
                offer.options.stream()
                        .filter(one -> one.optionId().equals(consented.optionId()))
                        .map(one -> one.slot().startsAt())
                        .findFirst()
                        .orElse(Instant.MAX);
        // An hour to move to is held at most until the booked one begins.
        var booked = request.booking;
        if (booked != null && booked.slot.startsAt().isBefore(start)) {
            start = booked.slot.startsAt();
        }
        var hours = Duration.ofHours(ledger.policy().lifetimes().consentHours());
        var fresh = ledger.now.plus(hours);
        var expected =
                !request.isByInvitation() || offer.pinned
                        ? offer.expiresAt
                        : fresh.isBefore(start) ? fresh : start;
        require(consented.expiresAt().equals(expected), "held for the other how long?");
    }

    /** Nobody is asked, and nothing booked, before all who would come have agreed. */
    private void requireConsents(RequestId id, Step step) {
        var request = ledger.request(id);
        if (step.command() instanceof Command.AssignTherapist assign) {
            require(assign.consentOf().containsAll(request.people()), "assigned without consent");
            return;
        }
        var offer = request.offer;
        if (request.isCouple()) {
            require(
                    offer != null && offer.consents.containsAll(request.people()),
                    "a couple without both consents");
        } else {
            require(
                    step.command() instanceof Command.AnswerByTherapist
                            || step.command() instanceof Command.AcceptOffer accept
                                    && request.people().contains(accept.personId()),
                    "booked by a stranger");
        }
    }

    /** Nothing else about the request may follow: it would show. */
    private static void requireAlone(Event.OfCase event, Step step) {
        require(
                step.events().stream()
                                .filter(one -> event.requestId().equals(one.requestId()))
                                .filter(one -> !(one instanceof Event.HoldExtended))
                                .count()
                        == 1,
                "a no shows at once");
    }
}
