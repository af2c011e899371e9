// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Duration;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.matching.LinearSlots.FreeSlot;
import org.firstsession.engine.types.Criterion;
import org.firstsession.engine.types.CriterionPoints;
import org.firstsession.engine.types.RankingWeights;

/**
 * The ranking criteria, in integer points. More is better.
 *
 * <p>Example: with a weight of 40 for soonness and a horizon of 28 days, an hour in 7 days and some
 * minutes has 40 · (28 − 7) / 28 = 30 points for it.
 */
final class LinearRanking {

    private static final long DAY_SECONDS = 86_400;
    private static final long DAY_PART_FROM = 8 * 3_600L;
    private static final long DAY_PART_TO = 20 * 3_600L;

    private final Search search;
    private final RankingWeights weights;
    private final ZoneRules clientZone;

    LinearRanking(Search search) {
        this.search = search;
        this.weights = search.policy().weights();
        ZoneId zone = search.client().timeZone();
        this.clientZone = zone.getRules();
    }

    /** The sum of all criteria that don't look at the other options. */
    int points(FreeSlot free) {
        return specialty(free)
                + dayPart(free)
                + soonness(free)
                + distance(free)
                + fairness(free)
                - free.price();
    }

    /** The points one by one, for the explanation. */
    List<CriterionPoints> explain(FreeSlot free, int sameDay) {
        var why = new ArrayList<CriterionPoints>(7);
        why.add(new CriterionPoints(Criterion.SPECIALTY, specialty(free)));
        why.add(new CriterionPoints(Criterion.DAY_PART, dayPart(free)));
        why.add(new CriterionPoints(Criterion.SOONNESS, soonness(free)));
        why.add(new CriterionPoints(Criterion.DISTANCE, distance(free)));
        why.add(new CriterionPoints(Criterion.FAIRNESS, fairness(free)));
        if (free.price() != 0) {
            why.add(new CriterionPoints(Criterion.SCARCITY, -free.price()));
        }
        if (sameDay != 0) {
            why.add(new CriterionPoints(Criterion.SAME_DAY, sameDay));
        }
        return why;
    }

    /** Points taken off when options that are chosen already lie on the same day. */
    int sameDay(FreeSlot free, List<FreeSlot> chosen) {
        long day = localDay(free);
        int already = 0;
        for (var other : chosen) {
            already += localDay(other) == day ? 1 : 0;
        }
        return -weights.sameDay() * already;
    }

    private int specialty(FreeSlot free) {
        int matched = 0;
        for (var concern : search.needs().allConcerns()) {
            matched += free.therapist().profile().specialties().contains(concern) ? 1 : 0;
        }
        return weights.specialty() * matched;
    }

    private int dayPart(FreeSlot free) {
        long start = Math.floorMod(localSecond(free), DAY_SECONDS);
        long length = Duration.between(free.slot().startsAt(), free.slot().endsAt()).toSeconds();
        return start >= DAY_PART_FROM && start + length <= DAY_PART_TO ? weights.dayPart() : 0;
    }

    private int soonness(FreeSlot free) {
        int horizon = search.policy().horizonDays();
        int days = (int) Duration.between(search.now(), free.slot().startsAt()).toDays();
        return share(weights.soonness(), horizon - days, horizon);
    }

    /** The points of whoever has the longest way. */
    private int distance(FreeSlot free) {
        var office = free.way().office();
        if (office == null) {
            return weights.distance();
        }
        int fewest = weights.distance();
        for (var side : search.sides()) {
            var metres = Search.metresTo(side, office.point());
            int radius = search.radiusMetres(side);
            fewest =
                    metres == null || radius == 0
                            ? 0
                            : Math.min(fewest, share(weights.distance(), radius - metres, radius));
        }
        return fewest;
    }

    private int fairness(FreeSlot free) {
        int limit = free.therapist().profile().weeklyTrialLimit();
        return share(weights.fairness(), limit - free.confirmedInWeek(), limit);
    }

    private static int share(int weight, int part, int whole) {
        return (int) ((long) weight * Math.max(0, part) / whole);
    }

    private long localDay(FreeSlot free) {
        return Math.floorDiv(localSecond(free), DAY_SECONDS);
    }

    private long localSecond(FreeSlot free) {
        var start = free.slot().startsAt();
        return start.getEpochSecond() + clientZone.getOffset(start).getTotalSeconds();
    }
}
