// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * How every therapist fares with the hard rules, the last one included: most of them in the index,
 * a few one by one.
 *
 * @param considered how many therapists were looked at
 * @param removed whom each rule removed, by their places in the index
 * @param fields who has a free hour, by way
 * @param singles who is looked at one by one
 */
record Found(
        int considered, Map<HardRule, Bits> removed, List<Field> fields, List<Single> singles) {

    static Found of(Search search, RosterIndex index, Ranking ranking) {
        if (!Single.areAll(search)) {
            index.catchUp(search);
        }
        var alone = Single.idsOf(search);
        var singles = new ArrayList<Single>();
        for (var id : alone) {
            if (search.allows(id)) {
                search.book()
                        .therapist(id)
                        .ifPresent(one -> singles.add(Single.of(search, one, index.startsSoFar())));
            }
        }
        if (Single.areAll(search)) {
            return new Found(singles.size(), new EnumMap<>(HardRule.class), List.of(), singles);
        }
        var others = others(search, index, alone);
        var passing = Passing.of(search, index, others);
        var fields = fields(search, index, ranking, passing);
        var withoutHour = passing.passed(index.size());
        fields.forEach(field -> withoutHour.removeAll(field.therapists()));
        if (!withoutHour.isEmpty()) {
            passing.removed().put(HardRule.HAS_FREE_SLOT, withoutHour);
        }
        return new Found(others.count() + singles.size(), passing.removed(), fields, singles);
    }

    /** Those of some therapists who pass all rules, by way, with the hours that they have free. */
    static List<Field> fields(Search search, RosterIndex index, Ranking ranking, Passing passing) {
        var fields = new ArrayList<Field>();
        var openings = new Openings(search, index.starts());
        for (var open : passing.open()) {
            var way = open.way();
            var times =
                    index.freeTimes(
                            search.needs().party(),
                            way,
                            way.statesFor(search.sides()),
                            search.now());
            var free = times.freeAtSome(openings.of(way, List.of()), open.therapists());
            if (!free.isEmpty()) {
                fields.add(new Field(way, ranking.distance(way), openings, times, free));
            }
        }
        return fields;
    }

    private static Bits others(Search search, RosterIndex index, Iterable<TherapistId> alone) {
        var others = index.listed().copy();
        var among = search.bounds().among();
        if (among != null) {
            others.clear();
            among.forEach(id -> set(others, index, id, true));
            others.keepAll(index.listed());
        }
        search.request().history().passedOver().forEach(id -> set(others, index, id, false));
        alone.forEach(id -> set(others, index, id, false));
        return others;
    }

    private static void set(Bits places, RosterIndex index, TherapistId id, boolean in) {
        int place = index.placeOf(id);
        if (place >= 0) {
            places.set(place, in);
        }
    }

    /** The therapists whom a rule removed, by their places in the index; null for none. */
    @Nullable Bits removedBy(HardRule rule) {
        return removed.get(rule);
    }

    /** The therapists whom a rule removed, of those who are looked at one by one. */
    List<Single> singlesRemovedBy(HardRule rule) {
        return singles.isEmpty()
                ? List.of()
                : singles.stream().filter(single -> rule == single.removedBy()).toList();
    }
}
