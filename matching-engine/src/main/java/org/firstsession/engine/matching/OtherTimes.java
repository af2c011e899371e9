// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.Counterfactual;
import org.firstsession.engine.types.DayPart;
import org.firstsession.engine.types.Relaxation;
import org.jspecify.annotations.Nullable;

/** Counts who would be free in which part of which weekday, where the client sits. */
final class OtherTimes {

    private static final int PARTS = DayPart.values().length;
    private static final int TIMES = DayOfWeek.values().length * PARTS;

    private final Search atAnyTime;
    private final RosterIndex index;
    private final ClientClock clock;
    private final int[] therapists = new int[TIMES];

    OtherTimes(Search atAnyTime, RosterIndex index) {
        this.atAnyTime = atAnyTime;
        this.index = index;
        this.clock = new ClientClock(atAnyTime.client().timeZone());
    }

    /** Adds therapists of the index. */
    void add(Bits some) {
        var starts = index.starts();
        var openings = new Openings(atAnyTime, starts);
        // Per time those who are not free then; null as long as nobody is.
        var without = new @Nullable Bits[TIMES];
        for (var open : Passing.of(atAnyTime, index, some).open()) {
            var way = open.way();
            var states = way.statesFor(atAnyTime.sides());
            var times = index.freeTimes(atAnyTime.needs().party(), way, states, atAnyTime.now());
            var possible = openings.of(way, List.of());
            for (int from = possible.next(0); from >= 0; ) {
                int time = timeOf(starts.second(from));
                int to = from + 1;
                while (to < starts.size()
                        && possible.has(to)
                        && timeOf(starts.second(to)) == time) {
                    to++;
                }
                var left = without[time];
                if (left == null) {
                    left = some.copy();
                    without[time] = left;
                }
                times.removeFreeOf(from, to, open.therapists(), left);
                from = possible.next(to);
            }
        }
        int all = some.count();
        for (int time = 0; time < TIMES; time++) {
            var left = without[time];
            therapists[time] += left == null ? 0 : all - left.count();
        }
    }

    /** Adds a therapist who is looked at alone. */
    void add(Therapist therapist) {
        var when = new boolean[TIMES];
        for (var row : Single.of(atAnyTime, therapist, index.startsSoFar()).rows()) {
            var free = row.free();
            for (int place = free.next(0); place >= 0; place = free.next(place + 1)) {
                when[timeOf(row.starts().second(place))] = true;
            }
        }
        for (int time = 0; time < TIMES; time++) {
            therapists[time] += when[time] ? 1 : 0;
        }
    }

    /** The times with most therapists, in the order of the week where there are as many. */
    List<Counterfactual> most(int most) {
        return IntStream.range(0, TIMES)
                .filter(time -> therapists[time] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer time) -> therapists[time]).reversed())
                .limit(most)
                .map(time ->
                        new Counterfactual(
                                Relaxation.OTHER_TIMES,
                                DayOfWeek.of(time / PARTS + 1),
                                DayPart.values()[time % PARTS],
                                therapists[time]))
                .toList();
    }

    private int timeOf(long second) {
        int day = clock.dayOfWeek(second).getValue() - 1;
        return day * PARTS + DayPart.of(clock.minuteOfDay(second)).ordinal();
    }
}
