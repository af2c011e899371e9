// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;

/**
 * Which hours are offered and booked: never twice for a therapist, a room or a person, never
 * outside the rules; and where nothing is found there is nothing.
 */
final class HourCheck implements Check {

    private final Ledger ledger;
    private final NaiveRules rules;

    HourCheck(Ledger ledger, NaiveRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public void on(Event event, Step step) {
        switch (event) {
            case Event.TrialOffered it -> checkOffer(it, step);
            case Event.HoldExtended it -> {
                var offer = ledger.request(it.requestId()).offer;
                require(
                        offer == null || !it.expiresAt().isBefore(offer.expiresAt),
                        "an extension takes time away");
            }
            case Event.OfferExpired it -> {
                var offer = ledger.request(it.requestId()).offer;
                require(
                        offer == null || !offer.expiresAt.isAfter(ledger.now),
                        "an offer expired too early");
            }
            case Event.TrialConfirmed it -> checkSession(it, step);
            case Event.TrialRescheduled it -> checkMove(it, step);
            case Event.RequestWaitlisted it -> {
                var request = ledger.request(it.requestId());
                if (refills(step) < WaitlistCheck.MOST) {
                    requireNothingFor(request, request.needs, slot -> true);
                }
            }
            case Event.PeopleLinked it -> checkLink(it);
            case Event.CommandRefused it -> checkRefusal(it, step);
            default -> {}
        }
    }

    @Override
    public void after(Step step) {
        for (var request : ledger.requests.values()) {
            var offer = request.offer;
            require(
                    offer == null
                            || offer.extensions <= ledger.policy().holdExtensions()
                            || !step.has(Event.HoldExtended.class),
                    "extended too often");
        }
    }

    private void checkOffer(Event.TrialOffered offered, Step step) {
        var request = ledger.request(offered.requestId());
        var policy = ledger.policy();
        var needs = needs(request, step);
        int count = offered.options().size();
        require(count >= 1 && count <= policy.optionsPerOffer(), "how many options?");
        if (offered.occasion() != OfferOccasion.REFILL) {
            var life =
                    request.channel == Channel.TEXT_MESSAGE
                            ? policy.textOfferSeconds()
                            : policy.webOfferSeconds();
            require(offered.expiresAt().equals(ledger.now.plusSeconds(life)), "another life");
        }
        var wanted = wanted(request, step);
        var perTherapist = new HashMap<TherapistId, Long>();
        for (int i = 0; i < count; i++) {
            var slot = offered.options().get(i).slot();
            var problem = rules.problemWith(slot, request, needs);
            require(problem == null, "offered although " + problem + ": " + slot);
            require(wanted.test(slot), "not what was asked for: " + slot);
            require(count == 1 || !isScarce(slot), "a scarce hour has others beside it: " + slot);
            perTherapist.merge(slot.therapistId(), 1L, Long::sum);
            for (int j = 0; j < i; j++) {
                checkApart(slot, offered.options().get(j).slot());
            }
        }
        perTherapist.forEach((therapist, held) -> {
            var profile = ledger.listed.get(therapist);
            require(
                    profile == null || held <= rules.mayHold(profile, request),
                    "too many hours of one therapist are held");
        });
        checkSameHour(offered, request);
    }

    /** When a therapist drops out, the same hour with somebody else goes before all others. */
    private void checkSameHour(Event.TrialOffered offered, AuditedRequest request) {
        if (offered.occasion() != OfferOccasion.SAME_HOUR_ELSEWHERE || request.declined.isEmpty()) {
            return;
        }
        var lost = request.declined.getLast();
        var hour = lost.startsAt();
        if (!offered.options().getFirst().slot().startsAt().equals(hour)) {
            requireNothingFor(
                    request,
                    request.needs,
                    slot ->
                            slot.startsAt().equals(hour)
                                    && !slot.therapistId().equals(lost.therapistId()));
        }
    }

    private static void checkApart(Slot one, Slot other) {
        boolean sameTherapist = one.therapistId().equals(other.therapistId());
        boolean sameRoom = one.roomId() != null && one.roomId().equals(other.roomId());
        require(
                !(sameTherapist || sameRoom) || !NaiveRules.overlap(one, other),
                "options take one hour twice");
    }

    private void checkSession(Event.TrialConfirmed confirmed, Step step) {
        var request = ledger.request(confirmed.requestId());
        var slot = confirmed.slot();
        if (!(step.command() instanceof Command.AssignTherapist)) {
            require(isOffered(request, confirmed.slot()), "confirmed what was not offered");
            require(
                    request.offer != null && request.offer.id.equals(confirmed.offerId()),
                    "confirmed from another offer");
        }
        checkBooked(slot, request, request.needs);
    }

    private void checkMove(Event.TrialRescheduled moved, Step step) {
        var request = ledger.request(moved.requestId());
        if (step.command() instanceof Command.RescheduleTrial) {
            var needs = needs(request, step);
            var problem = rules.problemWith(moved.slot(), request, needs);
            require(problem == null, "moved although " + problem + ": " + moved.slot());
            require(wanted(request, step).test(moved.slot()), "moved to what nobody asked for");
        } else {
            require(isOffered(request, moved.slot()), "moved to what was not offered");
        }
        checkBooked(moved.slot(), request, request.needs);
    }

    private void checkBooked(Slot slot, AuditedRequest request, Needs needs) {
        require(ledger.now.isBefore(slot.startsAt()), "booked after its start");
        require(rules.isLicensed(slot, needs), "booked without a licence: " + slot);
        var taken = rules.whoHas(slot, request, needs);
        require(taken == null, "booked although " + taken + ": " + slot);
    }

    /** What becomes one person must not have two sessions at one time. */
    private void checkLink(Event.PeopleLinked linked) {
        var some = ledger.same(List.of(linked.personId()));
        var others = ledger.same(List.of(linked.otherPersonId()));
        for (var one : ledger.requests.values()) {
            for (var other : ledger.requests.values()) {
                if (one != other
                        && one.people().stream().anyMatch(some::contains)
                        && other.people().stream().anyMatch(others::contains)) {
                    require(
                            one.taken().stream()
                                    .filter(slot -> slot.endsAt().isAfter(ledger.now))
                                    .noneMatch(slot ->
                                            other.taken().stream()
                                                    .anyMatch(it -> NaiveRules.overlap(it, slot))),
                            "linked people are in two places");
                }
            }
        }
    }

    private void checkRefusal(Event.CommandRefused refused, Step step) {
        if (refused.reason() != RefusalReason.NOTHING_ELSE_FEASIBLE
                || refused.requestId() == null) {
            return;
        }
        var request = ledger.request(refused.requestId());
        var offer = request.offer;
        boolean answered = offer != null && offer.pinned;
        if (answered
                || request.isAt(Phase.INVITED, Phase.SUGGESTED)
                || offer != null && request.phase == Phase.BOOKED) {
            return;
        }
        var seen = offer == null ? List.<Slot>of() : offer.slots();
        request.declined.addAll(seen);
        requireNothingFor(request, needs(request, step), wanted(request, step));
        for (int i = 0; i < seen.size(); i++) {
            request.declined.removeLast();
        }
    }

    private void requireNothingFor(AuditedRequest request, Needs needs, Predicate<Slot> wanted) {
        var missed = rules.anythingFor(request, needs, wanted);
        require(missed == null, "nothing was found, but there is: " + missed);
    }

    /** What is asked for: of a move perhaps at other times than those on record. */
    private static Needs needs(AuditedRequest request, Step step) {
        if (!(step.command() instanceof Command.RescheduleTrial move)
                || !move.requestId().equals(request.id)
                || move.times().isEmpty()) {
            return request.needs;
        }
        var who = move.personId();
        return Notes.withPeople(
                request.needs,
                request.needs.participants().stream()
                        .map(one ->
                                who == null || who.equals(one.personId())
                                        ? one.withTimes(move.times())
                                        : one)
                        .toList());
    }

    /** Which hours would do in place of a booked one; all for whoever has none. */
    private Predicate<Slot> wanted(AuditedRequest request, Step step) {
        if (!(step.command() instanceof Command.RescheduleTrial move)
                || !move.requestId().equals(request.id)
                || request.booking == null) {
            return slot -> true;
        }
        var now = request.booking.slot;
        // What somebody has to agree to first is held beside the booked hour, so it lies apart.
        boolean offered =
                step.events().stream().anyMatch(event -> isOfferToMove(event, request))
                        || step.isRefused() && asksFirst(move.otherTherapist(), now);
        return slot -> {
            boolean sameTherapist = slot.therapistId().equals(now.therapistId());
            return (sameTherapist || move.otherTherapist())
                    && !(sameTherapist && slot.startsAt().equals(now.startsAt()))
                    && !((request.isByInvitation() || offered) && NaiveRules.overlap(slot, now));
        };
    }

    private static boolean isOfferToMove(Event event, AuditedRequest request) {
        return event instanceof Event.TrialOffered offer
                && offer.occasion() == OfferOccasion.MOVE
                && offer.requestId().equals(request.id);
    }

    /** Whether a therapist who could take a session over wants to be asked before. */
    private boolean asksFirst(boolean otherTherapist, Slot now) {
        return ledger.listed.values().stream()
                .filter(one -> otherTherapist || one.therapistId().equals(now.therapistId()))
                .anyMatch(TherapistProfile::asksFirst);
    }

    private boolean isScarce(Slot slot) {
        int from = ledger.policy().scarcity().offeredAloneFromPoints();
        return from > 0 && rules.price(slot) >= from;
    }

    private static boolean isOffered(AuditedRequest request, Slot slot) {
        return request.offer != null
                && request.offer.options.stream().map(Option::slot).anyMatch(slot::equals);
    }

    private static long refills(Step step) {
        return step.events().stream()
                .filter(event ->
                        event instanceof Event.TrialOffered offered
                                && offered.occasion() == OfferOccasion.REFILL)
                .count();
    }
}
