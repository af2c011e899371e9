// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.matching.LinearSlots.FreeSlot;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * Finds the options of an offer: all hours that pass the hard rules, ranked, from different
 * therapists where possible. A scarce hour is offered alone.
 */
public final class LinearPlanner {

    private final Search search;
    private final LinearRanking ranking;
    private final Map<HardRule, List<Therapist>> removed = new EnumMap<>(HardRule.class);
    private final List<Scored> candidates = new ArrayList<>();
    private int considered;

    private LinearPlanner(Search search) {
        this.search = search;
        this.ranking = new LinearRanking(search);
    }

    /** What could be offered to a case now, within bounds. */
    public static Plan plan(Book book, Case request, Instant now, Bounds bounds) {
        var planner = new LinearPlanner(Search.of(book, request, now, bounds));
        for (var therapist : book.therapists()) {
            planner.consider(therapist);
        }
        return new Plan(
                planner.choose(book.policy().optionsPerOffer()),
                () -> LinearExplainer.explain(planner.search, planner.considered, planner.removed));
    }

    /**
     * The ways in which a therapist passes every rule before the last, or the rule that is in the
     * way.
     */
    static Verdict judge(Search search, Therapist therapist) {
        List<Way> open = Way.of(therapist, search.book());
        for (var rule : LinearRules.IN_ORDER) {
            open =
                    open.stream()
                            .filter(way -> rule.question().allows(search, therapist, way))
                            .toList();
            if (open.isEmpty()) {
                return new Verdict(rule.rule(), List.of());
            }
        }
        return new Verdict(null, open);
    }

    private void consider(Therapist therapist) {
        var id = therapist.profile().therapistId();
        if (!search.bounds().allow(id) || search.request().history().passedOver().contains(id)) {
            return;
        }
        considered++;
        var verdict = judge(search, therapist);
        if (verdict.failed() != null) {
            remove(verdict.failed(), therapist);
            return;
        }
        var free = LinearSlots.of(search, therapist, verdict.ways());
        if (free.isEmpty()) {
            remove(HardRule.HAS_FREE_SLOT, therapist);
        }
        for (var slot : free) {
            candidates.add(new Scored(slot, ranking.points(slot)));
        }
    }

    private void remove(HardRule rule, Therapist therapist) {
        removed.computeIfAbsent(rule, any -> new ArrayList<>()).add(therapist);
    }

    private List<Plan.Choice> choose(int most) {
        var chosen = new ArrayList<FreeSlot>(most);
        var choices = new ArrayList<Plan.Choice>(most);
        while (choices.size() < most) {
            var next = best(chosen);
            if (next == null) {
                break;
            }
            choices.add(
                    new Plan.Choice(
                            next.slot(), ranking.explain(next, ranking.sameDay(next, chosen))));
            chosen.add(next);
            if (isOfferedAlone(next)) {
                break;
            }
        }
        return choices;
    }

    /** The best hour that goes with those chosen; another therapist goes before more points. */
    private @Nullable FreeSlot best(List<FreeSlot> chosen) {
        @Nullable FreeSlot best = null;
        boolean bestIsOther = false;
        int bestPoints = 0;
        for (var candidate : candidates) {
            var free = beside(chosen, candidate.free());
            if (free == null) {
                continue;
            }
            boolean other = chosen.stream().noneMatch(one -> sameTherapist(one, free));
            int points = candidate.points() + ranking.sameDay(free, chosen);
            if (best == null
                    || (other != bestIsOther
                            ? other
                            : points != bestPoints
                                    ? points > bestPoints
                                    : comesFirst(free, best))) {
                best = free;
                bestIsOther = other;
                bestPoints = points;
            }
        }
        return best;
    }

    /** The candidate, in another room if need be, when it can be held beside those chosen. */
    private @Nullable FreeSlot beside(List<FreeSlot> chosen, FreeSlot free) {
        if (chosen.isEmpty()) {
            return free;
        }
        int bestPrice = chosen.getFirst().price();
        if (isOfferedAlone(free)
                || !search.policy().scarcity().mayStandBeside(bestPrice, free.price())) {
            return null;
        }
        int ofTherapist = 0;
        for (var one : chosen) {
            if (sameTherapist(one, free)) {
                ofTherapist++;
                if (one.slot().overlaps(free.slot())) {
                    return null;
                }
            }
        }
        if (ofTherapist > 0 && ofTherapist >= LinearSlots.mayStillHold(search, free.therapist())) {
            return null;
        }
        return isInRoomOfOne(chosen, free.slot()) ? inAnotherRoom(chosen, free) : free;
    }

    private @Nullable FreeSlot inAnotherRoom(List<FreeSlot> chosen, FreeSlot free) {
        return LinearSlots.inOtherRooms(search, free).stream()
                .filter(slot -> !isInRoomOfOne(chosen, slot))
                .findFirst()
                .map(free::at)
                .orElse(null);
    }

    private static boolean isInRoomOfOne(List<FreeSlot> chosen, Slot slot) {
        var room = slot.roomId();
        return room != null
                && chosen.stream()
                        .anyMatch(one ->
                                room.equals(one.slot().roomId()) && one.slot().overlaps(slot));
    }

    private boolean isOfferedAlone(FreeSlot free) {
        return search.policy().scarcity().isOfferedAlone(free.price());
    }

    /** Ties: the earlier hour, then the therapist's id, then video. */
    private static boolean comesFirst(FreeSlot one, FreeSlot other) {
        int byTime = one.slot().startsAt().compareTo(other.slot().startsAt());
        if (byTime != 0) {
            return byTime < 0;
        }
        int byTherapist = id(one).compareTo(id(other));
        if (byTherapist != 0) {
            return byTherapist < 0;
        }
        int byFormat = one.slot().format().compareTo(other.slot().format());
        if (byFormat != 0) {
            return byFormat < 0;
        }
        var office = one.slot().officeId();
        var otherOffice = other.slot().officeId();
        return office != null && otherOffice != null && office.compareTo(otherOffice) < 0;
    }

    private static boolean sameTherapist(FreeSlot one, FreeSlot other) {
        return id(one).equals(id(other));
    }

    private static TherapistId id(FreeSlot free) {
        return free.slot().therapistId();
    }

    /** The first rule that a therapist fails, or the ways that are open. */
    record Verdict(@Nullable HardRule failed, List<Way> ways) {}

    private record Scored(FreeSlot free, int points) {}
}
