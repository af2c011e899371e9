// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at and what was wrong with it. Keeps the first violations of each promise in full
 * and counts the others, so that a log that is wrong everywhere can still be read through.
 */
final class Findings {

    private final Scope scope;
    private final int kept;
    private final Map<Promise, Map<String, long[]>> facts = new EnumMap<>(Promise.class);
    private final Map<Promise, List<Violation>> first = new EnumMap<>(Promise.class);
    private final Map<Promise, Long> violations = new EnumMap<>(Promise.class);
    private boolean counting = true;

    /**
     * @param scope what is asked about; facts of another time are passed over in silence
     * @param kept how many violations of each promise are kept in full
     */
    Findings(Scope scope, int kept) {
        this.scope = scope;
        this.kept = kept;
    }

    /** What follows concerns this time. */
    void at(Instant time) {
        counting = scope.covers(time);
    }

    /** What follows concerns no time in particular. */
    void atNoTime() {
        counting = true;
    }

    void looked(Promise promise, String fact) {
        looked(promise, fact, 1);
    }

    void looked(Promise promise, String fact, long number) {
        if (counting) {
            facts.computeIfAbsent(promise, it -> new HashMap<>())
                            .computeIfAbsent(fact, it -> new long[1])[0] +=
                    number;
        }
    }

    void violated(Promise promise, String invariant, Object where, String what) {
        if (!counting) {
            return;
        }
        violations.merge(promise, 1L, Long::sum);
        var list = first.computeIfAbsent(promise, it -> new ArrayList<>());
        if (list.size() < kept) {
            list.add(new Violation(promise, invariant, where.toString(), what));
        }
    }

    /** Notes a violation unless something holds. */
    void require(boolean holds, Promise promise, String invariant, Object where, String what) {
        if (!holds) {
            violated(promise, invariant, where, what);
        }
    }

    /** The same; the sentence is only made when it is needed, which is hardly ever. */
    void require(
            boolean holds,
            Promise promise,
            String invariant,
            Object where,
            String what,
            @Nullable Object first,
            @Nullable Object... more) {
        if (!holds) {
            var all = new @Nullable Object[more.length + 1];
            all[0] = first;
            System.arraycopy(more, 0, all, 1, more.length);
            violated(promise, invariant, where, what.formatted(all));
        }
    }

    Map<String, Long> facts(Promise promise) {
        var sorted = new TreeMap<String, Long>();
        facts.getOrDefault(promise, Map.of())
                .forEach((fact, number) -> sorted.put(fact, number[0]));
        return sorted;
    }

    long violations(Promise promise) {
        return violations.getOrDefault(promise, 0L);
    }

    List<Violation> first(Promise promise) {
        return first.getOrDefault(promise, List.of());
    }

    boolean none() {
        return violations.isEmpty();
    }
}
