// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.firstsession.engine.types.Counterfactual;
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
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * Says why not, and what would open more. It asks the same rules and the same search for hours as
 * the decision did, so it can't say anything else.
 */
final class Explainer {

    /** How many of the nearest misses are named. */
    private static final int NEAREST = 20;

    /** How many other times are named. */
    private static final int OTHER_TIMES = 3;

    private final Search search;
    private final RosterIndex index;
    private final Found found;

    Explainer(Search search, RosterIndex index, Found found) {
        this.search = search;
        this.index = index;
        this.found = found;
    }

    Explanation explain() {
        var counts = new ArrayList<RuleCount>();
        for (var rule : HardRule.values()) {
            int removed = indexed(rule).count() + found.singlesRemovedBy(rule).size();
            if (removed > 0) {
                counts.add(new RuleCount(rule, removed));
            }
        }
        return new Explanation(found.considered(), counts, nearest(), counterfactuals());
    }

    /** Those first that fail the latest rule; within a rule in the order of their ids. */
    private List<NearMiss> nearest() {
        var nearest = new ArrayList<NearMiss>();
        for (var rule : List.of(HardRule.values()).reversed()) {
            int room = NEAREST - nearest.size();
            firstRemovedBy(rule, room).forEach(id -> nearest.add(new NearMiss(id, rule)));
        }
        return nearest;
    }

    private List<TherapistId> firstRemovedBy(HardRule rule, int most) {
        if (most == 0) {
            return List.of();
        }
        var ids = new ArrayList<TherapistId>();
        var indexed = indexed(rule);
        for (int one = indexed.next(0); one >= 0 && ids.size() < most; ) {
            ids.add(index.idAt(one));
            one = indexed.next(one + 1);
        }
        var singles = found.singlesRemovedBy(rule);
        if (singles.isEmpty()) {
            return ids;
        }
        singles.forEach(single -> ids.add(single.id()));
        return ids.stream().sorted().limit(most).toList();
    }

    private List<Counterfactual> counterfactuals() {
        var all = new ArrayList<Counterfactual>();
        add(all, Relaxation.VIRTUAL_TOO, HardRule.OFFERS_FORMAT, () -> formatToo(Format.VIRTUAL));
        add(
                all,
                Relaxation.IN_PERSON_TOO,
                HardRule.OFFERS_FORMAT,
                () -> formatToo(Format.IN_PERSON));
        add(all, Relaxation.FARTHER, HardRule.WITHIN_DISTANCE, this::farther);
        add(all, Relaxation.ANY_LANGUAGE, HardRule.SPEAKS_LANGUAGE, this::anyLanguage);
        add(all, Relaxation.ANY_GENDER, HardRule.IS_OF_STATED_GENDER, this::anyGender);
        add(all, Relaxation.SELF_PAY, HardRule.TAKES_PAYMENT, this::selfPay);
        all.addAll(otherTimes());
        all.sort(Comparator.comparing(Counterfactual::moreTherapists).reversed());
        return all;
    }

    private void add(
            List<Counterfactual> all,
            Relaxation relaxation,
            HardRule rule,
            Supplier<Needs> relaxing) {
        var indexed = indexed(rule);
        var singles = found.singlesRemovedBy(rule);
        if (indexed.isEmpty() && singles.isEmpty()) {
            return;
        }
        var relaxed = relaxing.get();
        if (relaxed.equals(search.needs())) {
            return;
        }
        var asked = search.asking(relaxed);
        int more = 0;
        if (!indexed.isEmpty()) {
            var passing = Passing.of(asked, index, indexed);
            var free = new Bits(index.size());
            Found.fields(asked, index, new Ranking(asked), passing)
                    .forEach(field -> free.addAll(field.therapists()));
            more += free.count();
        }
        for (var single : singles) {
            more += Single.of(asked, single.therapist(), index.startsSoFar()).isFree() ? 1 : 0;
        }
        if (more > 0) {
            all.add(new Counterfactual(relaxation, null, null, more));
        }
    }

    /** On which day and in which part of it those would be free who are not at the stated times. */
    private List<Counterfactual> otherTimes() {
        var indexed = indexed(HardRule.HAS_FREE_SLOT);
        var singles = found.singlesRemovedBy(HardRule.HAS_FREE_SLOT);
        if (indexed.isEmpty() && singles.isEmpty()) {
            return List.of();
        }
        var anyTime = each(person -> person.withTimes(List.of()));
        if (anyTime.equals(search.needs())) {
            return List.of();
        }
        var times = new OtherTimes(search.atAnyTime(anyTime), index);
        times.add(indexed);
        for (var single : singles) {
            times.add(single.therapist());
        }
        return times.most(OTHER_TIMES);
    }

    private Bits indexed(HardRule rule) {
        return found.removedBy(rule, index.size());
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
}
