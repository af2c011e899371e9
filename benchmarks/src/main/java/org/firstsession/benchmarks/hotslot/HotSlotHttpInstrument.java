// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstsession.benchmarks.cluster.DemoPractice;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Rush;
import org.firstsession.benchmarks.measure.Table;

/**
 * The rush for the same hours through HTTP, on both sides from the call to the answer: ours through
 * intake-service, database, log, engine and view; the yardstick through an equal server to one
 * statement in PostgreSQL.
 */
public final class HotSlotHttpInstrument implements Instrument {

    /** So many statements tell which number of connections is best. */
    private static final int TRIAL = 2_000;

    private final SharedCluster shared;

    public HotSlotHttpInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "hot-slot-http";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var cluster = shared.get();
        var database = cluster.database("booking");
        int connections =
                run.small() ? 2 : BookingRush.bestConnections(database, Wish.hundred(TRIAL));
        try (var log = new LogRuns(cluster);
                var practice = DemoPractice.on(cluster);
                var bare = new BareHttp(cluster, database, connections)) {
            var ours = new OurHttp(log, practice.engine(), practice.url());
            var lines = new ArrayList<Line>();
            var rows = new ArrayList<List<String>>();
            var oneSlot = HttpScene.oneSlot(run.size(1_000, 50));
            var hundredSlots = HttpScene.hundredSlots(run.size(100, 10), run.size(10_000, 100));
            lines.add(beside(oneSlot, Goal.atLeast(1), bare, ours, run, rows));
            lines.add(beside(hundredSlots, Goal.atLeast(1), bare, ours, run, rows));
            lines.add(
                    beside(
                            HttpScene.slotEach(run.size(400, 20)),
                            Goal.NONE,
                            bare,
                            ours,
                            run,
                            rows));
            return new Findings(
                    lines,
                    List.of(new Table("Answers and bookings", HotSlotInstrument.HEAD, rows)),
                    Map.of(
                            "PostgreSQL", cluster.postgresVersion(),
                            "connections to PostgreSQL", Integer.toString(connections),
                            "connections of clients", Integer.toString(Rush.CONNECTIONS),
                            "processor time of intake-service, s",
                                    Long.toString(practice.intake().cpu().toSeconds())),
                    List.of(
                            "the yardstick's server has the best of 2, 4, 8, 16 and 32 connections"
                                    + " to PostgreSQL",
                            "in ours an hour is accepted by the link of the one person for whom it"
                                    + " is held; an accept that meets the confirmed session is"
                                    + " answered from the view"));
        }
    }

    private static Line beside(
            HttpScene scene,
            Goal goal,
            BareHttp bare,
            OurHttp ours,
            Run run,
            List<List<String>> rows)
            throws Exception {
        var pairs = Pairs.measure(run.plan(), round -> bare.run(scene), round -> ours.run(scene));
        rows.add(
                HotSlotInstrument.row(
                        "PostgreSQL behind HTTP",
                        scene,
                        pairs.pairs().stream().map(Pairs.Pair::yardstick).toList()));
        rows.add(
                HotSlotInstrument.row(
                        "ours", scene, pairs.pairs().stream().map(Pairs.Pair::ours).toList()));
        return Line.ofRatio(scene + ", answers", "1/s", pairs.figures(Answered::perSecond), goal);
    }
}
