// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Throughput;

/**
 * Many people accept the same hour. Ours: from the log to the decision, each answer an event on the
 * log. The yardstick: a PostgreSQL exclusion constraint, from the statement to its answer. And what
 * the usual mistakes do under the same rush.
 */
public final class HotSlotInstrument implements Instrument {

    private static final int ONE_SLOT = 1_000;
    private static final int HUNDRED_SLOTS = 10_000;

    /** The best of 2, 4, 8, 16 and 32 on two processors. */
    private static final int CONNECTIONS = 4;

    /** Mistakes show when transactions meet, so more of them work at a time. */
    private static final int CONNECTIONS_OF_MISTAKES = 16;

    private final SharedCluster shared;

    public HotSlotInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "hot-slot";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        int few = run.size(ONE_SLOT, 50);
        int many = run.size(HUNDRED_SLOTS, 200);
        var cluster = shared.get();
        try (var log = new LogRuns(cluster);
                var engine = cluster.startEngine()) {
            var database = cluster.database("booking");
            var lines = new ArrayList<Line>();
            var notes = new ArrayList<String>();
            try (var rush = new BookingRush(database, CONNECTIONS)) {
                var race = new Race(log, engine, rush, notes);
                lines.addAll(
                        race.besidePostgres(
                                "1,000 accepts for one slot",
                                run,
                                few,
                                HotSlots::one,
                                Wish::one,
                                Goal.atLeast(15)));
                lines.addAll(
                        race.besidePostgres(
                                "10,000 accepts for 100 slots, 50 and 75 minutes",
                                run,
                                many,
                                HotSlots::hundred,
                                Wish::hundred,
                                Goal.NONE));
                lines.addAll(
                        race.besidePostgres(
                                "1,000 accepts, a slot each",
                                run,
                                few,
                                HotSlots::oneEach,
                                Wish::oneEach,
                                Goal.NONE));
                lines.add(race.contention(run, few));
            }
            try (var rush = new BookingRush(database, CONNECTIONS_OF_MISTAKES)) {
                for (var booking : Booking.values()) {
                    var rushed = rush.run(booking, Wish.hundred(many));
                    notes.add(
                            String.format(
                                    Locale.ROOT,
                                    "PostgreSQL, %s: of %d people %d were booked, %d overlapping"
                                            + " pairs",
                                    booking.words(),
                                    many,
                                    rushed.booked(),
                                    rushed.overlaps()));
                }
            }
            return new Findings(
                    lines,
                    Map.of(
                            "people for one slot", Integer.toString(few),
                            "people for a hundred slots", Integer.toString(many),
                            "connections", Integer.toString(CONNECTIONS),
                            "connections of mistakes", Integer.toString(CONNECTIONS_OF_MISTAKES)),
                    notes);
        }
    }

    /** Our side and the yardstick's. */
    private record Race(LogRuns log, ChildProcess engine, BookingRush rush, List<String> notes) {

        List<Line> besidePostgres(
                String what,
                Run run,
                int people,
                IntFunction<HotSlots> ours,
                IntFunction<List<Wish>> wishes,
                Goal goal)
                throws Exception {
            var count = new DoubleBookings();
            var pairs =
                    Pairs.measure(
                            run.plan(),
                            round -> {
                                var rushed =
                                        rush.run(
                                                Booking.EXCLUSION_CONSTRAINT, wishes.apply(people));
                                count.yardstick += rushed.overlaps();
                                count.bookedByYardstick = rushed.booked();
                                return rushed.throughput();
                            },
                            round -> {
                                var decided = decide(ours.apply(people));
                                count.ours += Overlaps.count(decided.confirmed());
                                count.bookedByUs = decided.confirmed().size();
                                return decided.throughput();
                            });
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%s: booked %d (PostgreSQL) and %d (ours); overlapping pairs in all"
                                    + " rounds %d and %d",
                            what,
                            count.bookedByYardstick,
                            count.bookedByUs,
                            count.yardstick,
                            count.ours));
            return List.of(
                    Line.ofRatio(
                            what + ", answers",
                            "1/s",
                            pairs.figures(Throughput::inPerSecond),
                            goal,
                            run.mayJudge()));
        }

        Line contention(Run run, int people) throws Exception {
            var pairs =
                    Pairs.measure(
                            run.plan(),
                            round -> decide(HotSlots.oneEach(people)).throughput(),
                            round -> decide(HotSlots.one(people)).throughput());
            return Line.ofRatio(
                    "ours: one slot for all beside a slot each, answers",
                    "1/s",
                    pairs.figures(Throughput::inPerSecond),
                    Goal.atLeast(0.9),
                    run.mayJudge());
        }

        private LogRuns.Decided decide(HotSlots slots) throws Exception {
            log.decide(engine, slots.practice().id(), slots.opening());
            var decided = log.decide(engine, slots.practice().id(), slots.accepts());
            int answers = decided.count("TrialConfirmed") + decided.count("CommandRefused");
            if (answers < slots.accepts().size()) {
                throw new IllegalStateException("not everybody was answered: " + decided.types());
            }
            return decided;
        }
    }

    private static final class DoubleBookings {
        private long yardstick;
        private long ours;
        private long bookedByYardstick;
        private long bookedByUs;
    }
}
