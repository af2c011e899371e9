// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.matching.HardRules.Rule;
import org.firstsession.engine.types.HardRule;
import org.jspecify.annotations.Nullable;

/**
 * How therapists fare with the rules before the last: who is removed by which, and by which ways
 * the others could see the clients.
 *
 * @param removed the therapists that each rule removed, by their places in the index
 * @param open the ways that are open for somebody, with those who are left
 */
record Passing(Map<HardRule, Bits> removed, List<Open> open) {

    /** Of nobody. */
    static Passing none() {
        return new Passing(new EnumMap<>(HardRule.class), List.of());
    }

    /** Of some therapists of an index. */
    static Passing of(Search search, RosterIndex index, Bits some) {
        var removed = new EnumMap<HardRule, Bits>(HardRule.class);
        var left = some.copy();
        var open = new ArrayList<Open>();
        for (var way : index.ways()) {
            open.add(new Open(way.way(), way.therapists().copy()));
        }
        for (var rule : HardRules.IN_ORDER) {
            var passing =
                    rule.looksAtWay()
                            ? openBy(rule, search, index, open)
                            : index.with(rule.of(search, Way.VIDEO), search);
            // Most rules remove nobody, and then nothing is to be made.
            if (passing != index.listed() && !left.isWithin(passing)) {
                removed.put(rule.rule(), left.copy().removeAll(passing));
                left.keepAll(passing);
            }
        }
        open.removeIf(one -> one.therapists().keepAll(left).isEmpty());
        return new Passing(removed, open);
    }

    /** Closes the ways that a rule closes; those for whom some way stays open. */
    private static Bits openBy(Rule rule, Search search, RosterIndex index, List<Open> open) {
        open.removeIf(one -> {
            var passing = index.with(rule.of(search, one.way()), search);
            return passing != index.listed() && one.therapists().keepAll(passing).isEmpty();
        });
        return open.size() == 1 ? open.getFirst().therapists() : union(open, index.size());
    }

    private static Bits union(List<Open> open, int size) {
        var all = new Bits(size);
        open.forEach(one -> all.addAll(one.therapists()));
        return all;
    }

    /** Of one therapist: the rule that is in the way, or the ways that are open. */
    static Verdict judge(Search search, Therapist therapist) {
        List<Way> open = Way.of(therapist, search.book());
        for (var rule : HardRules.IN_ORDER) {
            open =
                    open.stream()
                            .filter(way -> rule.of(search, way).holds(search, therapist))
                            .toList();
            if (open.isEmpty()) {
                return new Verdict(rule.rule(), List.of());
            }
        }
        return new Verdict(null, open);
    }

    /** The therapists who passed, by their places. */
    Bits passed(int size) {
        return union(open, size);
    }

    /** A way and those for whom it is open. */
    record Open(Way way, Bits therapists) {}

    /** The first rule that a therapist fails, or the ways that are open. */
    record Verdict(@Nullable HardRule failed, List<Way> ways) {}
}
