// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.Counterfactual;
import org.firstsession.engine.types.DayPart;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.NearMiss;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartnerWishes;
import org.firstsession.engine.types.Relaxation;
import org.firstsession.engine.types.RuleCount;
import org.jspecify.annotations.Nullable;

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

    private LinearExplainer(Search search, Map<HardRule, List<Therapist>> removed) {
        this.search = search;
        this.removed = removed;
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
        add(all, Relaxation.VIRTUAL_TOO, HardRule.OFFERS_FORMAT, formatToo(Format.VIRTUAL));
        add(all, Relaxation.IN_PERSON_TOO, HardRule.OFFERS_FORMAT, formatToo(Format.IN_PERSON));
        add(all, Relaxation.FARTHER, HardRule.WITHIN_DISTANCE, farther());
        add(all, Relaxation.ANY_LANGUAGE, HardRule.SPEAKS_LANGUAGE, anyLanguage());
        add(all, Relaxation.ANY_GENDER, HardRule.IS_OF_STATED_GENDER, anyGender());
        add(all, Relaxation.SELF_PAY, HardRule.TAKES_PAYMENT, selfPay());
        all.addAll(otherTimes());
        all.sort(Comparator.comparing(Counterfactual::moreTherapists).reversed());
        return all;
    }

    private void add(
            List<Counterfactual> all, Relaxation relaxation, HardRule rule, Needs relaxed) {
        if (relaxed.equals(search.needs())) {
            return;
        }
        var asked = search.asking(relaxed);
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
        var anyTime = each(person -> person.withTimes(List.of()));
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

    private Needs formatToo(Format format) {
        var needs = search.needs();
        var wishes = needs.partnerWishes();
        return with(
                needs,
                plus(needs.format(), format),
                needs.maxDistanceMetres(),
                needs.therapistGender(),
                wishes == null
                        ? null
                        : new PartnerWishes(
                                plus(wishes.format(), format),
                                wishes.maxDistanceMetres(),
                                wishes.concerns(),
                                wishes.therapistGender()));
    }

    private Needs farther() {
        var needs = search.needs();
        var wishes = needs.partnerWishes();
        return with(
                needs,
                needs.format(),
                twice(needs.maxDistanceMetres()),
                needs.therapistGender(),
                wishes == null
                        ? null
                        : new PartnerWishes(
                                wishes.format(),
                                twice(wishes.maxDistanceMetres()),
                                wishes.concerns(),
                                wishes.therapistGender()));
    }

    private Needs anyGender() {
        var needs = search.needs();
        var wishes = needs.partnerWishes();
        return with(
                needs,
                needs.format(),
                needs.maxDistanceMetres(),
                null,
                wishes == null
                        ? null
                        : new PartnerWishes(
                                wishes.format(),
                                wishes.maxDistanceMetres(),
                                wishes.concerns(),
                                null));
    }

    private Needs anyLanguage() {
        return each(person ->
                new Participant(
                        person.personId(),
                        person.state(),
                        person.zip(),
                        person.point(),
                        person.timeZone(),
                        person.times(),
                        List.of(),
                        person.plan(),
                        person.age(),
                        person.roomFeatures()));
    }

    private Needs selfPay() {
        return each(person ->
                new Participant(
                        person.personId(),
                        person.state(),
                        person.zip(),
                        person.point(),
                        person.timeZone(),
                        person.times(),
                        person.languages(),
                        null,
                        person.age(),
                        person.roomFeatures()));
    }

    private Needs each(UnaryOperator<Participant> change) {
        var needs = search.needs();
        return new Needs(
                needs.party(),
                needs.participants().stream().map(change).toList(),
                needs.format(),
                needs.maxDistanceMetres(),
                needs.concerns(),
                needs.therapistGender(),
                needs.partnerWishes());
    }

    private Integer twice(@Nullable Integer metres) {
        int stated = metres == null ? search.policy().radiusMetres() : metres;
        return (int) Math.min(stated * 2L, 21_000_000);
    }

    private static FormatWish plus(FormatWish wish, Format format) {
        return wish.allows(format) ? wish : FormatWish.EITHER;
    }

    private static Needs with(
            Needs needs,
            FormatWish format,
            @Nullable Integer maxDistanceMetres,
            @Nullable String therapistGender,
            @Nullable PartnerWishes partnerWishes) {
        return new Needs(
                needs.party(),
                needs.participants(),
                format,
                maxDistanceMetres,
                needs.concerns(),
                therapistGender,
                partnerWishes);
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
