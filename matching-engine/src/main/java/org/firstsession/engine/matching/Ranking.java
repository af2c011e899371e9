// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.matching.FreeSlots.FreeSlot;
import org.firstsession.engine.types.Criterion;
import org.firstsession.engine.types.CriterionPoints;
import org.firstsession.engine.types.RankingWeights;

/**
 * The ranking criteria, in integer points. More is better.
 *
 * <p>Example: with a weight of 40 for soonness and a horizon of 28 days, an hour in 7 days and some
 * minutes has 40 · (28 − 7) / 28 = 30 points for it.
 */
final class Ranking {

    private static final long DAY_SECONDS = 86_400;
    private static final long DAY_PART_FROM = 8 * 3_600L;
    private static final long DAY_PART_TO = 20 * 3_600L;

    private final Search search;
    private final RankingWeights weights;
    private final ClientClock clock;
    private final long sessionSeconds;
    // A started second has passed: a start is so many whole days ahead of the end of it.
    private final long nowCeiling;

    Ranking(Search search) {
        this.search = search;
        this.weights = search.policy().weights();
        this.clock = new ClientClock(search.client().timeZone());
        this.sessionSeconds = search.session().toSeconds();
        var now = search.now();
        this.nowCeiling = now.getEpochSecond() + (now.getNano() > 0 ? 1 : 0);
    }

    /** The points of a start for everybody that lies so many days ahead: day part and soonness. */
    int ofStart(long second, int days) {
        return dayPart(second) + soonness(days);
    }

    /** The most points that a start can have that lies so many days ahead. */
    int mostAfter(int days) {
        return weights.dayPart() + soonness(days);
    }

    /** The client's day of each hour that is chosen already. */
    long[] days(List<FreeSlot> chosen) {
        var days = new long[chosen.size()];
        for (int one = 0; one < days.length; one++) {
            days[one] = clock.day(chosen.get(one).slot().startsAt().getEpochSecond());
        }
        return days;
    }

    /** The most points that a therapist can have, whatever the hour. */
    int mostOfAnybody() {
        return ofSpecialties(search.needs().allConcerns().size()) + weights.fairness();
    }

    /** How many whole days ahead a start lies. */
    int daysUntil(long second) {
        return (int) Math.floorDiv(second - nowCeiling, DAY_SECONDS);
    }

    /** The first second that lies so many whole days ahead. */
    long secondAfter(int days) {
        return nowCeiling + days * DAY_SECONDS;
    }

    /** The points of a therapist for so many concerns that are specialties. */
    int ofSpecialties(int matched) {
        return weights.specialty() * matched;
    }

    /** The points of a therapist for what the clients say it is about. */
    int specialty(Therapist therapist) {
        int matched = 0;
        for (var concern : search.needs().allConcerns()) {
            matched += therapist.profile().specialties().contains(concern) ? 1 : 0;
        }
        return ofSpecialties(matched);
    }

    /** The points of a therapist with so many booked trial sessions in a week. */
    int fairness(Therapist therapist, int confirmed) {
        return fairness(weights.fairness(), therapist.profile().weeklyTrialLimit(), confirmed);
    }

    static int fairness(int weight, int weeklyLimit, int confirmed) {
        return weeklyLimit == 0 ? 0 : share(weight, weeklyLimit - confirmed, weeklyLimit);
    }

    /** The points one by one, for the explanation. */
    List<CriterionPoints> explain(FreeSlot free, int sameDay) {
        long second = free.slot().startsAt().getEpochSecond();
        var why = new ArrayList<CriterionPoints>(7);
        why.add(new CriterionPoints(Criterion.SPECIALTY, specialty(free.therapist())));
        why.add(new CriterionPoints(Criterion.DAY_PART, dayPart(second)));
        why.add(new CriterionPoints(Criterion.SOONNESS, soonness(daysUntil(second))));
        why.add(new CriterionPoints(Criterion.DISTANCE, distance(free.way())));
        why.add(
                new CriterionPoints(
                        Criterion.FAIRNESS, fairness(free.therapist(), free.confirmedInWeek())));
        if (free.price() != 0) {
            why.add(new CriterionPoints(Criterion.SCARCITY, -free.price()));
        }
        if (sameDay != 0) {
            why.add(new CriterionPoints(Criterion.SAME_DAY, sameDay));
        }
        return why;
    }

    /** Points taken off a start that lies on one of these {@link #days}. */
    int sameDay(long second, long[] days) {
        if (days.length == 0) {
            return 0;
        }
        long day = clock.day(second);
        int already = 0;
        for (long other : days) {
            already += other == day ? 1 : 0;
        }
        return -weights.sameDay() * already;
    }

    private int dayPart(long second) {
        long start = clock.secondOfDay(second);
        return start >= DAY_PART_FROM && start + sessionSeconds <= DAY_PART_TO
                ? weights.dayPart()
                : 0;
    }

    private int soonness(int days) {
        int horizon = search.policy().horizonDays();
        return share(weights.soonness(), horizon - days, horizon);
    }

    /** The points of whoever has the longest way. */
    int distance(Way way) {
        var office = way.office();
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

    private static int share(int weight, int part, int whole) {
        return (int) ((long) weight * Math.max(0, part) / whole);
    }
}
