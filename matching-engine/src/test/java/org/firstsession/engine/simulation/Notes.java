// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Booking;
import org.firstsession.engine.simulation.AuditedRequest.OpenOffer;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.TherapistReason;

/** Writes events into the ledger, and lets no request take a step that there is not. */
final class Notes {

    private static final Set<HumanNeed> MOOT_WITH_OFFER =
            EnumSet.of(
                    HumanNeed.NOTHING_FEASIBLE,
                    HumanNeed.OFFER_LAPSED,
                    HumanNeed.OFFER_DECLINED,
                    HumanNeed.REFILLS_LAPSED,
                    HumanNeed.WAITLIST_REVIEW,
                    HumanNeed.SUGGESTION_UNANSWERED,
                    HumanNeed.THERAPIST_SILENT,
                    HumanNeed.SECOND_NO_SHOW,
                    HumanNeed.PARTNER_ABSENT,
                    HumanNeed.NOBODY_WAS_THERE,
                    HumanNeed.CHOICES_DIFFER,
                    HumanNeed.CHOICE_MISSING,
                    HumanNeed.OUTCOME_MISSING);

    private static final Set<HumanNeed> MOOT_WITHOUT_SESSION =
            EnumSet.of(
                    HumanNeed.TIME_OFF_OVER_SESSION,
                    HumanNeed.CLOSURE_OVER_SESSION,
                    HumanNeed.BUSY_OVER_SESSION,
                    HumanNeed.LICENCE_ENDS_BEFORE_SESSION,
                    HumanNeed.DELISTED_WITH_SESSION,
                    HumanNeed.NOT_LICENSED_WHERE_CLIENT_SITS,
                    HumanNeed.OUTCOME_MISSING,
                    HumanNeed.ROOM_LOST_BY_SESSION);

    private final Ledger ledger;

    Notes(Ledger ledger) {
        this.ledger = ledger;
    }

    void note(Event event) {
        switch (event) {
            case Event.PracticeOpened it -> {
                require(ledger.policy == null, "opened twice");
                ledger.policy = it.policy();
                it.offices().forEach(office -> ledger.offices.put(office.officeId(), office));
            }
            case Event.PolicySet it -> ledger.policy = it.policy();
            case Event.TherapistListed it ->
                    ledger.listed.put(it.profile().therapistId(), it.profile());
            case Event.TherapistDelisted it -> {
                ledger.listed.remove(it.therapistId());
                ledger.timeOff.remove(it.therapistId());
                ledger.busy.remove(it.therapistId());
            }
            case Event.TimeOffSet it -> ledger.timeOff.put(it.therapistId(), it.timeOff());
            case Event.BusyTimesReported it -> ledger.busy.put(it.therapistId(), it.busy());
            case Event.ClosureSet it -> {
                if (it.officeId() == null) {
                    ledger.closures = it.closures();
                } else {
                    ledger.officeClosures.put(it.officeId(), it.closures());
                }
            }
            case Event.RoomsSet it -> {
                var office = ledger.offices.get(it.officeId());
                require(office != null, "rooms of no office");
                ledger.offices.put(it.officeId(), office.withRooms(it.rooms()));
            }
            case Event.PeopleLinked it -> {
                linksOf(it.personId()).add(it.otherPersonId());
                linksOf(it.otherPersonId()).add(it.personId());
            }
            case Event.PeopleUnlinked it -> {
                linksOf(it.personId()).remove(it.otherPersonId());
                linksOf(it.otherPersonId()).remove(it.personId());
            }
            case Event.HumanNeeded it -> {
                if (it.requestId() != null) {
                    noteNeed(ledger.request(it.requestId()), it);
                }
            }
            case Event.TrialRequested it ->
                    require(
                            ledger.requests.put(it.requestId(), new AuditedRequest(it)) == null,
                            "asked twice");
            case Event.CaseArchived it -> {
                var request = at(it, Phase.CLOSED);
                var due = request.due(ledger.policy());
                require(due != null && !due.isAfter(ledger.now), "archived too early");
                ledger.requests.remove(it.requestId());
            }
            case Event.OfCase it -> noteStep(it);
            case Event.TimeAdvanced it -> {}
            case Event.CommandRefused it -> {}
            case Event.DuplicateIgnored it -> {}
            case Event.CommandUnreadable it -> {}
        }
    }

    private void noteStep(Event.OfCase event) {
        switch (event) {
            case Event.PartnerInvited it -> {
                var request = at(it, Phase.WAITING);
                request.phase = Phase.INVITED;
                request.phaseDue = it.expiresAt();
            }
            case Event.PartnerJoined it -> {
                var request = at(it, Phase.INVITED);
                request.phase = Phase.WAITING;
                var needs = request.needs;
                request.needs =
                        new Needs(
                                needs.party(),
                                List.of(needs.participants().getFirst(), it.partner()),
                                needs.format(),
                                needs.maxDistanceMetres(),
                                needs.concerns(),
                                needs.therapistGender(),
                                it.wishes());
            }
            case Event.InvitationDeclined it -> at(it, Phase.INVITED);
            case Event.IndividualTrialSuggested it -> {
                var request = at(it, Phase.INVITED, Phase.WAITING, Phase.WAITLISTED);
                request.phase = Phase.SUGGESTED;
                request.phaseDue = it.answerBy();
            }
            case Event.ContinuedAlone it -> {
                var request =
                        at(it, Phase.INVITED, Phase.WAITING, Phase.WAITLISTED, Phase.SUGGESTED);
                request.leftToPerson = false;
                request.tasks.remove(HumanNeed.UNDER_18);
                request.tasks.remove(HumanNeed.TOPIC_NEEDS_PERSON);
                request.phase = Phase.WAITING;
                request.needs = alone(request.needs, it.personId());
            }
            case Event.PersonWithdrew it -> {
                var request = ledger.request(it.requestId());
                var rest =
                        request.people().stream()
                                .filter(one -> !one.equals(it.personId()))
                                .findFirst()
                                .orElseThrow();
                request.needs = alone(request.needs, rest);
            }
            case Event.RequestWaitlisted it -> {
                var request = at(it, Phase.WAITING, Phase.WAITLISTED, Phase.SETTLED);
                leaveSession(request);
                request.phase = Phase.WAITLISTED;
                request.phaseDue = it.reviewAt();
                if (request.waitingSince == null) {
                    request.waitingSince = ledger.now;
                }
                forget(request, MOOT_WITH_OFFER);
            }
            case Event.TrialOffered it -> noteOffer(it);
            case Event.HoldExtended it -> {
                var offer = openOffer(it, it.offerId());
                offer.extensions += it.reason() == ExtensionReason.CLIENT_ASKED ? 1 : 0;
                offer.expiresAt = it.expiresAt();
            }
            case Event.ConsentWithheld it -> {
                var offer = openOffer(it, it.offerId());
                offer.withheld.add(it.personId());
                offer.consents.remove(it.personId());
            }
            case Event.OptionConsented it -> {
                var offer = openOffer(it, it.offerId());
                var agreed =
                        offer.options.stream()
                                .filter(one -> one.optionId().equals(it.optionId()))
                                .toList();
                require(agreed.size() == 1, "agreed to what is not offered");
                offer.options = agreed;
                offer.consents.add(it.personId());
                offer.pinned = true;
                offer.withheld.remove(it.personId());
                offer.expiresAt = it.expiresAt();
            }
            case Event.OfferDeclined it -> {
                var offer = openOffer(it, it.offerId());
                ledger.request(it.requestId()).declined.addAll(offer.slots());
                endOffer(it);
            }
            case Event.OfferExpired it -> {
                var offer = openOffer(it, it.offerId());
                var request = ledger.request(it.requestId());
                if (offer.occasion == OfferOccasion.REFILL) {
                    request.lapsedRefills++;
                }
                if (offer.occasion == OfferOccasion.REFILL || !offer.withheld.isEmpty()) {
                    request.declined.addAll(offer.slots());
                }
                endOffer(it);
            }
            case Event.OfferWithdrawn it -> {
                openOffer(it, it.offerId());
                endOffer(it);
            }
            case Event.TherapistAsked it -> {
                var offer = openOffer(it, it.offerId());
                var request = at(it, Phase.OFFERED, Phase.BOOKED);
                offer.options =
                        offer.options.stream()
                                .filter(one -> one.optionId().equals(it.optionId()))
                                .toList();
                require(offer.slots().equals(List.of(it.slot())), "asked for another hour");
                if (request.phase == Phase.BOOKED) {
                    require(!offer.asked, "asked twice");
                    offer.asked = true;
                    offer.expiresAt = it.answerBy();
                } else {
                    request.phase = Phase.ASKED;
                    request.phaseDue = it.answerBy();
                }
            }
            case Event.TherapistDeclined it -> {
                var request = at(it, Phase.ASKED, Phase.BOOKED);
                require(
                        request.phase == Phase.ASKED || openOffer(it, it.offerId()).asked,
                        "declined what was not asked");
                request.declined.addAll(openOffer(it, it.offerId()).slots());
                if (it.reason() == TherapistReason.SCOPE) {
                    request.passedOver.add(it.therapistId());
                }
                endOffer(it);
                request.tasks.remove(HumanNeed.THERAPIST_SILENT);
            }
            case Event.TrialConfirmed it -> {
                var request =
                        at(
                                it,
                                Phase.WAITING,
                                Phase.WAITLISTED,
                                Phase.OFFERED,
                                Phase.ASKED,
                                Phase.SUGGESTED,
                                Phase.SETTLED);
                leaveSession(request);
                request.offer = null;
                request.booking = new Booking(it);
                request.former = null;
                request.phase = Phase.BOOKED;
                request.waitingSince = null;
                request.lapsedRefills = 0;
                forget(request, MOOT_WITH_OFFER);
            }
            case Event.TrialRescheduled it -> {
                var request = at(it, Phase.BOOKED);
                var booking = booking(request);
                require(booking.slot.equals(it.before()), "moved from elsewhere");
                require(it.revision() == booking.revision + 1, "another revision");
                request.offer = null;
                booking.slot = it.slot();
                booking.revision++;
                forget(request, MOOT_WITHOUT_SESSION);
            }
            case Event.TrialCancelled it -> {
                var request = at(it, Phase.BOOKED);
                require(booking(request).slot.equals(it.slot()), "cancelled what?");
                request.phase = Phase.CANCELLED;
                request.declined.add(it.slot());
                forget(request, MOOT_WITHOUT_SESSION);
            }
            case Event.SlotReleased it -> {
                var request = at(it, Phase.CANCELLED);
                require(booking(request).slot.equals(it.slot()), "released what?");
                request.booking = null;
                request.phase = Phase.WAITING;
            }
            case Event.RequestClosed it -> {
                var request =
                        at(
                                it,
                                Phase.INVITED,
                                Phase.WAITING,
                                Phase.WAITLISTED,
                                Phase.SUGGESTED,
                                Phase.SETTLED);
                require(request.offer == null, "closed with hours held");
                if (it.reason() == CloseReason.CONTINUES) {
                    var therapist = booking(request).slot.therapistId();
                    for (var person : request.people()) {
                        ledger.treatedBy
                                .computeIfAbsent(person, key -> new HashSet<>())
                                .add(therapist);
                    }
                }
                leaveSession(request);
                request.phase = Phase.CLOSED;
                request.phaseDue = ledger.now;
                request.tasks.clear();
            }
            case Event.WhereaboutsConfirmed it -> {
                var request = at(it, Phase.BOOKED);
                var people =
                        request.needs.participants().stream()
                                .map(one ->
                                        one.personId().equals(it.personId())
                                                ? one.inState(it.state())
                                                : one)
                                .toList();
                request.needs = withPeople(request.needs, people);
            }
            case Event.SafetyHoldPlaced it -> {
                var request = ledger.request(it.requestId());
                request.hold = request.hold == SafetyScope.ALL ? SafetyScope.ALL : it.scope();
            }
            case Event.SafetyHoldLifted it -> {
                var request = ledger.request(it.requestId());
                require(request.hold != null, "lifted what?");
                request.hold = null;
                request.tasks.remove(HumanNeed.SAFETY);
            }
            case Event.TherapistAssigned it -> {}
            case Event.TaskCompleted it -> noteLook(it);
            case Event.OutcomeRecorded it -> noteOutcome(it);
            case Event.ChoiceRecorded it -> {
                var request = at(it, Phase.SETTLED);
                var booking = booking(request);
                booking.choices.put(it.personId(), it.choice());
                if (it.choice() == Choice.ANOTHER_THERAPIST) {
                    request.passedOver.add(booking.slot.therapistId());
                }
                request.tasks.remove(HumanNeed.CHOICE_MISSING);
            }
            case Event.TrialRequested it -> throw new AssertionError("begins a request");
            case Event.CaseArchived it -> throw new AssertionError("ends a request");
        }
    }

    private void noteOffer(Event.TrialOffered offered) {
        var request = ledger.request(offered.requestId());
        require(request.offer == null, "a second open offer");
        boolean moves = offered.occasion() == OfferOccasion.MOVE;
        if (moves) {
            at(offered, Phase.BOOKED);
        } else {
            at(offered, Phase.WAITING, Phase.WAITLISTED, Phase.SETTLED);
            leaveSession(request);
            request.phase = Phase.OFFERED;
        }
        request.offer = new OpenOffer(offered);
        forget(request, MOOT_WITH_OFFER);
    }

    private void noteNeed(AuditedRequest request, Event.HumanNeeded needed) {
        request.tasks.put(needed.reason(), needed.dueAt());
        if (needed.reason() == HumanNeed.UNDER_18
                || needed.reason() == HumanNeed.TOPIC_NEEDS_PERSON) {
            request.leftToPerson = true;
        }
    }

    private void noteLook(Event.TaskCompleted looked) {
        var request = ledger.request(looked.requestId());
        var until = looked.waitUntil();
        if (until == null) {
            request.tasks.keySet().removeIf(need -> need != HumanNeed.SAFETY);
            request.leftToPerson = false;
            request.lapsedRefills = 0;
        } else {
            request.tasks.replaceAll((need, due) -> need == HumanNeed.SAFETY ? due : until);
        }
    }

    private void noteOutcome(Event.OutcomeRecorded recorded) {
        var request = at(recorded, Phase.BOOKED, Phase.SETTLED, Phase.WAITING, Phase.WAITLISTED);
        var outcome = recorded.outcome();
        if (request.isAt(Phase.WAITING, Phase.WAITLISTED)) {
            var former = request.former;
            require(former != null && outcome == null, "an outcome of no session");
            request.booking = former;
            request.former = null;
            request.past.remove(former.slot);
            forget(request, MOOT_WITH_OFFER);
        }
        var booking = booking(request);
        require(booking.id.equals(recorded.sessionId()), "an outcome of another session");
        if (outcome == null) {
            booking.outcomes.remove(recorded.personId());
            booking.choices.clear();
            if (request.phase == Phase.SETTLED) {
                forget(request, MOOT_WITH_OFFER);
            }
            request.phase = Phase.BOOKED;
        } else {
            booking.outcomes.put(recorded.personId(), outcome);
            if (booking.outcomes.keySet().containsAll(request.people())) {
                request.phase = Phase.SETTLED;
                request.phaseDue =
                        ledger.now.plus(
                                Duration.ofHours(ledger.policy().lifetimes().choiceHours()));
            }
        }
        request.tasks.remove(HumanNeed.OUTCOME_MISSING);
    }

    /** A settled session is over once something follows from it; its hour was used all the same. */
    private static void leaveSession(AuditedRequest request) {
        var booking = request.booking;
        if (booking != null && request.phase == Phase.SETTLED) {
            request.past.add(booking.slot);
            request.former = booking;
        }
        request.booking = null;
    }

    private void endOffer(Event.OfCase event) {
        var request = ledger.request(event.requestId());
        request.offer = null;
        if (request.phase != Phase.BOOKED) {
            request.phase = Phase.WAITING;
        }
    }

    private OpenOffer openOffer(Event.OfCase event, OfferId offerId) {
        var offer = ledger.request(event.requestId()).offer;
        if (offer == null || !offer.id.equals(offerId)) {
            throw new AssertionError("not open: " + offerId);
        }
        return offer;
    }

    private static Booking booking(AuditedRequest request) {
        if (request.booking == null) {
            throw new AssertionError("there is no session of " + request.id);
        }
        return request.booking;
    }

    private AuditedRequest at(Event.OfCase event, Phase... phases) {
        var request = ledger.request(event.requestId());
        require(
                request.isAt(phases),
                event.getClass().getSimpleName() + " when it is " + request.phase);
        return request;
    }

    private static void forget(AuditedRequest request, Set<HumanNeed> needs) {
        request.tasks.keySet().removeAll(needs);
    }

    private static Needs alone(Needs needs, PersonId staying) {
        var person =
                needs.participants().stream()
                        .filter(one -> one.personId().equals(staying))
                        .findFirst()
                        .orElseThrow();
        var wishes = needs.participants().getFirst().equals(person) ? null : needs.partnerWishes();
        return wishes == null
                ? new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(person),
                        needs.format(),
                        needs.maxDistanceMetres(),
                        needs.concerns(),
                        needs.therapistGender(),
                        null)
                : new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(person),
                        wishes.format(),
                        wishes.maxDistanceMetres(),
                        wishes.concerns(),
                        wishes.therapistGender(),
                        null);
    }

    static Needs withPeople(Needs needs, List<Participant> participants) {
        return new Needs(
                needs.party(),
                participants,
                needs.format(),
                needs.maxDistanceMetres(),
                needs.concerns(),
                needs.therapistGender(),
                needs.partnerWishes());
    }

    private Set<PersonId> linksOf(PersonId person) {
        return ledger.links.computeIfAbsent(person, key -> new HashSet<>());
    }
}
