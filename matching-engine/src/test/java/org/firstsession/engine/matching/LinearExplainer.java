// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.Counterfactual;
import org.firstsession.engine.types.DayPart;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.NearMiss;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Relaxation;
import org.firstsession.engine.types.RuleCount;

/**
 * Says why not, and what would open more. It asks the same rules and the same search for hours as
 * the decision did, so it can't say anything else.
 */
final class LinearExplainer {

    /** How many of the nearest misses are named. */
    private static final int NEAREST = 20;

    /** How many other times are named. */
    private static final int OTHER_TIMES = 3;

    private static final int SECONDS_OF_MINUTE = 60;

    private final Search search;
    private final Map<HardRule, List<Therapist>> removed;
    private final Relaxed relaxed;

    private LinearExplainer(Search search, Map<HardRule, List<Therapist>> removed) {
        this.search = search;
        this.removed = removed;
        this.relaxed = Relaxed.of(search);
    }

    static Explanation explain(
            Search search, int considered, Map<HardRule, List<Therapist>> removed) {
        var explainer = new LinearExplainer(search, removed);
        var counts = new ArrayList<RuleCount>();
        removed.forEach((rule, therapists) -> counts.add(new RuleCount(rule, therapists.size())));
        return new Explanation(
                considered, counts, explainer.nearest(), explainer.counterfactuals());
    }

    /** Those first that fail the latest rule; within a rule in the order of their ids. */
    private List<NearMiss> nearest() {
        var nearest = new ArrayList<NearMiss>();
        var rules = List.of(HardRule.values()).reversed();
        for (var rule : rules) {
            for (var therapist : removedBy(rule)) {
                if (nearest.size() == NEAREST) {
                    return nearest;
                }
                nearest.add(new NearMiss(therapist.profile().therapistId(), rule));
            }
        }
        return nearest;
    }

    private List<Counterfactual> counterfactuals() {
        var all = new ArrayList<Counterfactual>();
        add(all, Relaxation.VIRTUAL_TOO, HardRule.OFFERS_FORMAT, relaxed.formatToo(Format.VIRTUAL));
        add(
                all,
                Relaxation.IN_PERSON_TOO,
                HardRule.OFFERS_FORMAT,
                relaxed.formatToo(Format.IN_PERSON));
        add(all, Relaxation.FARTHER, HardRule.WITHIN_DISTANCE, relaxed.farther());
        add(all, Relaxation.ANY_LANGUAGE, HardRule.SPEAKS_LANGUAGE, relaxed.anyLanguage());
        add(all, Relaxation.ANY_GENDER, HardRule.IS_OF_STATED_GENDER, relaxed.anyGender());
        add(all, Relaxation.SELF_PAY, HardRule.TAKES_PAYMENT, relaxed.selfPay());
        all.addAll(otherTimes());
        all.sort(Comparator.comparing(Counterfactual::moreTherapists).reversed());
        return all;
    }

    private void add(List<Counterfactual> all, Relaxation relaxation, HardRule rule, Needs less) {
        if (less.equals(search.needs())) {
            return;
        }
        var asked = search.asking(less);
        int more = 0;
        for (var therapist : removedBy(rule)) {
            var verdict = LinearPlanner.judge(asked, therapist);
            if (verdict.failed() == null
                    && !LinearSlots.of(asked, therapist, verdict.ways()).isEmpty()) {
                more++;
            }
        }
        if (more > 0) {
            all.add(new Counterfactual(relaxation, null, null, more));
        }
    }

    /** On which day and in which part of it those would be free who are not at the stated times. */
    private List<Counterfactual> otherTimes() {
        var anyTime = relaxed.anyTime();
        if (anyTime.equals(search.needs())) {
            return List.of();
        }
        var asked = search.atAnyTime(anyTime);
        var zone = search.client().timeZone();
        var therapists = new TreeMap<When, Integer>();
        for (var therapist : removedBy(HardRule.HAS_FREE_SLOT)) {
            var times = new TreeSet<When>();
            for (var free :
                    LinearSlots.of(
                            asked, therapist, LinearPlanner.judge(asked, therapist).ways())) {
                var local = free.slot().startsAt().atZone(zone);
                int minute = local.toLocalTime().toSecondOfDay() / SECONDS_OF_MINUTE;
                times.add(new When(local.getDayOfWeek(), DayPart.of(minute)));
            }
            times.forEach(time -> therapists.merge(time, 1, Integer::sum));
        }
        return therapists.entrySet().stream()
                .sorted(Map.Entry.<When, Integer>comparingByValue().reversed())
                .limit(OTHER_TIMES)
                .map(entry ->
                        new Counterfactual(
                                Relaxation.OTHER_TIMES,
                                entry.getKey().day(),
                                entry.getKey().part(),
                                entry.getValue()))
                .toList();
    }

    private List<Therapist> removedBy(HardRule rule) {
        return removed.getOrDefault(rule, List.of());
    }

    /** A part of a weekday. */
    private record When(DayOfWeek day, DayPart part) implements Comparable<When> {

        @Override
        public int compareTo(When other) {
            int byDay = day.compareTo(other.day);
            return byDay != 0 ? byDay : part.compareTo(other.part);
        }
    }
}
