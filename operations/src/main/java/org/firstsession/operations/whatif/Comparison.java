// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The same demand three times: as it went, run again with the policies that were in force, and run
 * with the changed ones. The second beside the first shows how far the runs can be trusted; the
 * third beside the second shows what the change does.
 */
record Comparison(
        String practiceId,
        Instant from,
        Instant to,
        List<String> change,
        Courses recorded,
        Courses control,
        Courses changed,
        long answers,
        long droppedInControl,
        long droppedInChanged) {

    private static final int EXAMPLES = 10;

    /** What the change does to one request's session. */
    enum Difference {
        SAME("the same hour"),
        OTHER_HOUR("another hour of the same therapist"),
        OTHER_THERAPIST("another therapist"),
        GAINED("a session instead of none"),
        LOST("no session instead of one"),
        NEITHER("no session either way");

        private final String words;

        Difference(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** A request for which the change makes a difference. */
    record Example(
            String requestId,
            Difference difference,
            @Nullable Slot before,
            @Nullable Slot after,
            String whyBefore,
            String whyAfter) {}

    /** The figures of one group in both runs. */
    record Group(String name, Figures before, Figures after) {}

    /** Sessions of one therapist in all three. */
    record Load(String therapistId, int recorded, int before, int after) {}

    /** How many requests end each way. */
    Map<Difference, Integer> differences() {
        var counts = new EnumMap<Difference, Integer>(Difference.class);
        for (var one : Difference.values()) {
            counts.put(one, 0);
        }
        for (var before : control.all()) {
            counts.merge(difference(before, changed.of(before.requestId())), 1, Integer::sum);
        }
        return counts;
    }

    /** The first requests that end otherwise, those first that gain or lose a session. */
    List<Example> examples() {
        var examples = new ArrayList<Example>();
        for (var kind :
                List.of(
                        Difference.LOST,
                        Difference.GAINED,
                        Difference.OTHER_THERAPIST,
                        Difference.OTHER_HOUR)) {
            for (var before : control.all()) {
                var after = changed.of(before.requestId());
                if (examples.size() < EXAMPLES && difference(before, after) == kind) {
                    examples.add(
                            new Example(
                                    before.requestId(),
                                    kind,
                                    before.placed(),
                                    after == null ? null : after.placed(),
                                    before.why(),
                                    after == null ? "" : after.why()));
                }
            }
        }
        return examples;
    }

    /** In percent, how many requests the control places as they were placed. */
    double fidelity() {
        var all = recorded.all();
        long same =
                all.stream()
                        .filter(one -> {
                            var again = control.of(one.requestId());
                            return again != null && isSame(one.placed(), again.placed());
                        })
                        .count();
        return all.isEmpty() ? 100 : Figures.tenth(100.0 * same / all.size());
    }

    List<Group> groups() {
        var before = byGroup(control);
        var after = byGroup(changed);
        return before.entrySet().stream()
                .map(entry ->
                        new Group(
                                entry.getKey(),
                                Figures.of(entry.getValue()),
                                Figures.of(after.getOrDefault(entry.getKey(), List.of()))))
                .toList();
    }

    List<Load> load() {
        var then = recorded.load();
        var before = control.load();
        var after = changed.load();
        var all = new TreeMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .map(therapist ->
                        new Load(
                                therapist,
                                then.getOrDefault(therapist, 0),
                                before.getOrDefault(therapist, 0),
                                after.getOrDefault(therapist, 0)))
                .toList();
    }

    private static TreeMap<String, List<Course>> byGroup(Courses courses) {
        var groups = new TreeMap<String, List<Course>>();
        for (var course : courses.all()) {
            for (var group : course.groups()) {
                groups.computeIfAbsent(group, it -> new ArrayList<>()).add(course);
            }
        }
        return groups;
    }

    private static Difference difference(Course before, @Nullable Course after) {
        var one = before.placed();
        var other = after == null ? null : after.placed();
        if (one == null) {
            return other == null ? Difference.NEITHER : Difference.GAINED;
        }
        if (other == null) {
            return Difference.LOST;
        }
        if (!one.therapistId().equals(other.therapistId())) {
            return Difference.OTHER_THERAPIST;
        }
        return isSame(one, other) ? Difference.SAME : Difference.OTHER_HOUR;
    }

    private static boolean isSame(@Nullable Slot one, @Nullable Slot other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.therapistId().equals(other.therapistId())
                && one.startsAt().equals(other.startsAt())
                && Objects.equals(one.officeId(), other.officeId());
    }
}
