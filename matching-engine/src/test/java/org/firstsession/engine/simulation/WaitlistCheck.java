// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import static org.firstsession.engine.simulation.Check.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.simulation.AuditedRequest.Phase;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;

/**
 * A freed hour goes to who has waited longest, to one at a time, and never twice to the same
 * request; two lapses are a person's call; and at a tick nobody waits for an hour that is there.
 */
final class WaitlistCheck implements Check {

    static final int MOST = 20;
    private static final int LAPSES = 2;

    private final Ledger ledger;
    private final NaiveRules rules;
    private final Map<RequestId, Set<String>> lapsed = new HashMap<>();
    private List<AuditedRequest> waiting = List.of();
    private int refills;

    WaitlistCheck(Ledger ledger, NaiveRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    @Override
    public void before(Step step) {
        refills = 0;
        waiting = waitlist();
    }

    @Override
    public void on(Event event, Step step) {
        switch (event) {
            case Event.TrialOffered it when it.occasion() == OfferOccasion.REFILL ->
                    checkRefill(it);
            case Event.OfferExpired it -> noteLapse(it, step);
            case Event.OfferDeclined it -> noteLapse(it, step);
            default -> {}
        }
    }

    @Override
    public void after(Step step) {
        require(refills <= MOST, "too many refills at once");
        // Looking for every hour of everybody is slow: now and then is enough in so many weeks.
        if (step.decides()
                && step.command() instanceof Command.AdvanceTime
                && refills < MOST
                && step.events().getLast().meta().seq() % 3 == 0) {
            for (var request : waiting) {
                if (request.phase == Phase.WAITLISTED && request.mayBeMatched()) {
                    var missed = rules.anythingFor(request, request.needs, slot -> true);
                    require(missed == null, "somebody waits for what is there: " + missed);
                }
            }
        }
    }

    private void checkRefill(Event.TrialOffered offered) {
        refills++;
        var request = ledger.request(offered.requestId());
        require(waiting.contains(request), "a refill for somebody who did not wait");
        var seen = lapsed.getOrDefault(offered.requestId(), Set.of());
        for (var option : offered.options()) {
            require(!seen.contains(name(option.slot())), "the same refill twice");
            for (var ahead : waiting.subList(0, waiting.indexOf(request))) {
                if (ahead.isAt(Phase.WAITLISTED, Phase.WAITING) && isLeftToEngine(ahead)) {
                    require(!suits(option.slot(), ahead), "somebody has waited longer");
                }
            }
        }
        var life = ledger.policy().lifetimes();
        var awake = OpenHours.daily(life.wakingFromMinute(), life.wakingToMinute());
        var first =
                offered.options().stream()
                        .map(option -> option.slot().startsAt())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        // Each has the time in waking hours of their own; who has it last ends it.
        require(
                offered.expiresAt().equals(first)
                        || request.needs.participants().stream()
                                .map(Participant::timeZone)
                                .allMatch(zone ->
                                        OpenHours.areWithin(
                                                ledger.now,
                                                offered.expiresAt(),
                                                life.refillMinutes(),
                                                awake,
                                                zone)),
                "a refill lives at night");
        require(
                offered.expiresAt().equals(first)
                        || request.needs.participants().stream()
                                .map(Participant::timeZone)
                                .anyMatch(zone ->
                                        OpenHours.isAfter(
                                                ledger.now,
                                                offered.expiresAt(),
                                                life.refillMinutes(),
                                                awake,
                                                zone)),
                "a refill lives too long");
        require(!offered.expiresAt().isAfter(first), "a refill outlives its hour");
    }

    private void noteLapse(Event.OfCase event, Step step) {
        var request = ledger.request(event.requestId());
        var offer = request.offer;
        if (offer == null || offer.occasion != OfferOccasion.REFILL) {
            return;
        }
        waiting.add(request);
        inOrder(waiting);
        var names = lapsed.computeIfAbsent(request.id, id -> new HashSet<>());
        offer.slots().forEach(slot -> names.add(name(slot)));
        if (event instanceof Event.OfferExpired) {
            boolean parked =
                    step.events().stream()
                            .anyMatch(one ->
                                    one instanceof Event.HumanNeeded needed
                                            && request.id.equals(needed.requestId())
                                            && needed.reason() == HumanNeed.REFILLS_LAPSED);
            require(
                    parked == (request.lapsedRefills + 1 >= LAPSES),
                    "a person is called after two lapses");
        }
    }

    /** Whether an hour would have done for somebody else, in their own length and room. */
    private boolean suits(Slot slot, AuditedRequest other) {
        var profile = Objects.requireNonNull(ledger.listed.get(slot.therapistId()));
        return !other.passedOver.contains(slot.therapistId())
                && rules.mayHold(profile, other) > 0
                && rules.unfit(profile, other, other.needs, slot.format(), slot.officeId())
                        .isEmpty()
                && rules.anythingAt(
                                slot.startsAt(),
                                slot.format(),
                                slot.officeId(),
                                profile,
                                other,
                                other.needs)
                        != null;
    }

    private List<AuditedRequest> waitlist() {
        var all = new ArrayList<AuditedRequest>();
        for (var request : ledger.requests.values()) {
            if (request.phase == Phase.WAITLISTED) {
                all.add(request);
            }
        }
        inOrder(all);
        return all;
    }

    /** Who comes back from a refill waits since they first did. */
    private static void inOrder(List<AuditedRequest> requests) {
        requests.sort(
                Comparator.comparing(
                        (AuditedRequest one) -> Objects.requireNonNull(one.waitingSince)));
    }

    private static boolean isLeftToEngine(AuditedRequest request) {
        return request.mayBeMatched() && !request.tasks.containsKey(HumanNeed.REFILLS_LAPSED);
    }

    private static String name(Slot slot) {
        return slot.therapistId() + " " + slot.startsAt() + " " + slot.format();
    }
}
