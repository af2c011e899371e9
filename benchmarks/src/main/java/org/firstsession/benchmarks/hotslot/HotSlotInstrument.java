// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Spread;
import org.firstsession.benchmarks.measure.Table;

/**
 * Many people accept the same hour. Ours: from the log to the decision, each answer an event on the
 * log. The yardstick: a PostgreSQL exclusion constraint, from the statement to its answer. And what
 * the usual mistakes do under the same rush.
 */
public final class HotSlotInstrument implements Instrument {

    private static final int ONE_SLOT = 1_000;
    private static final int HUNDRED_SLOTS = 10_000;

    /** So many statements tell which number of connections is best. */
    private static final int TRIAL = 2_000;

    private static final int FEWEST_CONNECTIONS = 2;

    /** Mistakes show when transactions meet, so more of them work at a time. */
    private static final int CONNECTIONS_OF_MISTAKES = 16;

    static final List<String> HEAD =
            List.of("way", "people", "booked", "overlapping pairs", "answers per second");

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
        var oneSlot = Scene.oneSlot(run.size(ONE_SLOT, 50));
        var hundredSlots = Scene.hundredSlots(run.size(HUNDRED_SLOTS, 200));
        var slotEach = Scene.slotEach(oneSlot.people());
        var cluster = shared.get();
        var database = cluster.database("booking");
        int connections =
                run.small()
                        ? FEWEST_CONNECTIONS
                        : BookingRush.bestConnections(database, Wish.hundred(TRIAL));
        var lines = new ArrayList<Line>();
        var rows = new ArrayList<List<String>>();
        try (var log = new LogRuns(cluster);
                var engine = cluster.startEngine();
                var rush = new BookingRush(database, connections)) {
            var ours = new OurSide(log, engine);
            lines.add(beside(oneSlot, Goal.atLeast(15), rush, ours, run, rows));
            lines.add(beside(hundredSlots, Goal.NONE, rush, ours, run, rows));
            lines.add(beside(slotEach, Goal.NONE, rush, ours, run, rows));
            var contention =
                    Pairs.measure(
                            run.plan(), round -> ours.run(slotEach), round -> ours.run(oneSlot));
            lines.add(
                    Line.ofRatio(
                            "ours for one slot beside ours with a slot each, answers",
                            "1/s",
                            contention.figures(Answered::perSecond),
                            Goal.atLeast(0.9)));
        }
        try (var rush = new BookingRush(database, CONNECTIONS_OF_MISTAKES)) {
            for (var booking : Booking.values()) {
                var answered = rush.run(booking, hundredSlots.wishing());
                rows.add(row("PostgreSQL, " + booking.words(), hundredSlots, List.of(answered)));
            }
        }
        return new Findings(
                lines,
                List.of(new Table("Who was booked over whom", HEAD, rows)),
                Map.of(
                        "PostgreSQL", cluster.postgresVersion(),
                        "connections", Integer.toString(connections),
                        "connections of mistakes", Integer.toString(CONNECTIONS_OF_MISTAKES)),
                List.of("the yardstick runs with the best of 2, 4, 8, 16 and 32 connections"));
    }

    private static Line beside(
            Scene scene,
            Goal goal,
            BookingRush rush,
            OurSide ours,
            Run run,
            List<List<String>> rows)
            throws Exception {
        var pairs =
                Pairs.measure(
                        run.plan(),
                        round -> rush.run(Booking.EXCLUSION_CONSTRAINT, scene.wishing()),
                        round -> ours.run(scene));
        rows.add(
                row(
                        "PostgreSQL, " + Booking.EXCLUSION_CONSTRAINT.words(),
                        scene,
                        pairs.pairs().stream().map(Pairs.Pair::yardstick).toList()));
        rows.add(row("ours", scene, pairs.pairs().stream().map(Pairs.Pair::ours).toList()));
        return Line.ofRatio(scene + ", answers", "1/s", pairs.figures(Answered::perSecond), goal);
    }

    /** Medians of several rounds, but for double bookings: those of all rounds count. */
    static List<String> row(String way, Object scene, List<Answered> rounds) {
        return List.of(
                way,
                scene.toString(),
                number(Spread.of(rounds.stream().map(one -> (double) one.booked()).toList())),
                Long.toString(rounds.stream().mapToLong(Answered::overlaps).sum()),
                number(Spread.of(rounds.stream().map(Answered::perSecond).toList())));
    }

    private static String number(Spread spread) {
        return String.format(Locale.ROOT, "%,.0f", spread.median());
    }
}
