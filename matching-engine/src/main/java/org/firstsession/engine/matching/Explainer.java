// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.firstsession.engine.types.Counterfactual;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.NearMiss;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Relaxation;
import org.firstsession.engine.types.RuleCount;
import org.firstsession.engine.types.TherapistId;

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
    private final Relaxed relaxed;

    Explainer(Search search, RosterIndex index, Found found) {
        this.search = search;
        this.index = index;
        this.found = found;
        this.relaxed = Relaxed.of(search);
    }

    Explanation explain() {
        var counts = new ArrayList<RuleCount>();
        for (var rule : HardRule.values()) {
            var indexed = found.removedBy(rule);
            int removed =
                    (indexed == null ? 0 : indexed.count()) + found.singlesRemovedBy(rule).size();
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
        var indexed = found.removedBy(rule);
        int one = indexed == null ? -1 : indexed.next(0);
        for (; indexed != null && one >= 0 && ids.size() < most; one = indexed.next(one + 1)) {
            ids.add(index.idAt(one));
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
        add(
                all,
                Relaxation.VIRTUAL_TOO,
                HardRule.OFFERS_FORMAT,
                () -> relaxed.formatToo(Format.VIRTUAL));
        add(
                all,
                Relaxation.IN_PERSON_TOO,
                HardRule.OFFERS_FORMAT,
                () -> relaxed.formatToo(Format.IN_PERSON));
        add(all, Relaxation.FARTHER, HardRule.WITHIN_DISTANCE, relaxed::farther);
        add(all, Relaxation.ANY_LANGUAGE, HardRule.SPEAKS_LANGUAGE, relaxed::anyLanguage);
        add(all, Relaxation.ANY_GENDER, HardRule.IS_OF_STATED_GENDER, relaxed::anyGender);
        add(all, Relaxation.SELF_PAY, HardRule.TAKES_PAYMENT, relaxed::selfPay);
        all.addAll(otherTimes());
        all.sort(Comparator.comparing(Counterfactual::moreTherapists).reversed());
        return all;
    }

    private void add(
            List<Counterfactual> all,
            Relaxation relaxation,
            HardRule rule,
            Supplier<Needs> relaxing) {
        var indexed = found.removedBy(rule);
        var singles = found.singlesRemovedBy(rule);
        if (indexed == null && singles.isEmpty()) {
            return;
        }
        var less = relaxing.get();
        if (less.equals(search.needs())) {
            return;
        }
        var asked = search.asking(less);
        int more = 0;
        if (indexed != null) {
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
        var indexed = found.removedBy(HardRule.HAS_FREE_SLOT);
        var singles = found.singlesRemovedBy(HardRule.HAS_FREE_SLOT);
        if (indexed == null && singles.isEmpty()) {
            return List.of();
        }
        var anyTime = relaxed.anyTime();
        if (anyTime.equals(search.needs())) {
            return List.of();
        }
        var times = new OtherTimes(search.atAnyTime(anyTime), index);
        if (indexed != null) {
            times.add(indexed);
        }
        for (var single : singles) {
            times.add(single.therapist());
        }
        return times.most(OTHER_TIMES);
    }
}
