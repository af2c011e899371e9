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
import org.firstsession.engine.matching.FreeSlots.FreeSlot;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.RuleCount;
import org.jspecify.annotations.Nullable;

/**
 * Finds the options of an offer: all hours that pass the hard rules, ranked, from different
 * therapists where possible.
 */
public final class OfferPlanner {

    private final Search search;
    private final Ranking ranking;
    private final Map<HardRule, Integer> removed = new EnumMap<>(HardRule.class);
    private final List<Scored> candidates = new ArrayList<>();

    private OfferPlanner(Search search) {
        this.search = search;
        this.ranking = new Ranking(search);
    }

    /** What could be offered to a case now. */
    public static Plan plan(Book book, Case request, Instant now) {
        var planner = new OfferPlanner(Search.of(book, request, now));
        for (var therapist : book.therapists()) {
            planner.consider(therapist);
        }
        return new Plan(
                planner.choose(book.policy().optionsPerOffer()),
                planner.explanation(book.therapists().size()));
    }

    private void consider(Therapist therapist) {
        List<Way> open = Way.of(therapist, search.book());
        for (var rule : HardRules.IN_ORDER) {
            open =
                    open.stream()
                            .filter(way -> rule.question().allows(search, therapist, way))
                            .toList();
            if (open.isEmpty()) {
                removed.merge(rule.rule(), 1, Integer::sum);
                return;
            }
        }
        var free = FreeSlots.of(search, therapist, open);
        if (free.isEmpty()) {
            removed.merge(HardRule.HAS_FREE_SLOT, 1, Integer::sum);
        }
        for (var slot : free) {
            candidates.add(new Scored(slot, ranking.points(slot)));
        }
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
        }
        return choices;
    }

    /** The best hour that goes with those chosen; another therapist goes before more points. */
    private @Nullable FreeSlot best(List<FreeSlot> chosen) {
        @Nullable FreeSlot best = null;
        boolean bestIsOther = false;
        int bestPoints = 0;
        for (var candidate : candidates) {
            var free = candidate.free();
            boolean other = chosen.stream().noneMatch(one -> sameTherapist(one, free));
            if (!other && chosen.stream().anyMatch(one -> overlap(one, free))) {
                continue;
            }
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

    /** Ties: the earlier hour, then the therapist's id, then video. */
    private static boolean comesFirst(FreeSlot one, FreeSlot other) {
        int byTime = one.slot().startsAt().compareTo(other.slot().startsAt());
        if (byTime != 0) {
            return byTime < 0;
        }
        int byTherapist = one.slot().therapistId().compareTo(other.slot().therapistId());
        if (byTherapist != 0) {
            return byTherapist < 0;
        }
        return one.slot().format().compareTo(other.slot().format()) < 0;
    }

    private static boolean sameTherapist(FreeSlot one, FreeSlot other) {
        return one.slot().therapistId().equals(other.slot().therapistId());
    }

    private static boolean overlap(FreeSlot one, FreeSlot other) {
        return sameTherapist(one, other)
                && one.slot().startsAt().isBefore(other.slot().blockedUntil())
                && other.slot().startsAt().isBefore(one.slot().blockedUntil());
    }

    private Explanation explanation(int considered) {
        return new Explanation(
                considered,
                removed.entrySet().stream()
                        .map(entry -> new RuleCount(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private record Scored(FreeSlot free, int points) {}
}
