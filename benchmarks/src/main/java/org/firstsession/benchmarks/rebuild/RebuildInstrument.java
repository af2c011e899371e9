// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.log.WholeLog;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.workload.BenchPractice;
import org.firstsession.benchmarks.workload.MixedDay;
import org.firstsession.schemas.Topics;

/**
 * Events a second while the board reads its tables again from the logs and serves meanwhile, beside
 * a {@code read_committed} consumer that only counts the same records.
 */
public final class RebuildInstrument implements Instrument {

    private static final int COMMANDS_PER_DAY = 10_000;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        // A log of its own: all that it holds is read.
        try (var cluster = Cluster.start()) {
            fill(cluster, run);
            try (var board = cluster.startBoard();
                    var rebuilds = new Rebuilds(cluster.database(Cluster.BOARD), board)) {
                long events = read(cluster).events();
                // It begins with an empty database, and rebuilds no more than it has read itself.
                while (rebuilds.once().events() < events) {}
                var pairs =
                        Pairs.measure(run.plan(), round -> read(cluster), round -> rebuilds.once());
                return new Findings(
                        List.of(
                                Line.ofRatio(
                                        "events read into the board again",
                                        "1/s",
                                        pairs.figures(Rate::perSecond),
                                        Goal.NONE)),
                        List.of(),
                        Map.of("events", Long.toString(events)),
                        List.of(
                                "the board's pages are served all the while; its two hashes over all"
                                        + " rows, before and after, count too"));
            }
        }
    }

    private static void fill(Cluster cluster, Run run) throws Exception {
        int commands = run.size(COMMANDS_PER_DAY, 200);
        try (var log = new LogRuns(cluster);
                var engine = cluster.startEngine()) {
            for (int practices = 0; practices < run.size(4, 1); practices++) {
                var day = MixedDay.of(BenchPractice.create("rebuild"), commands);
                log.decide(engine, day.practice().id(), day.opening());
                log.decide(engine, day.practice().id(), day.commands());
            }
        }
    }

    private static Rate read(Cluster cluster) {
        long from = System.nanoTime();
        long events = WholeLog.count(cluster.kafka(), Topics.PRACTICE_EVENTS);
        return new Rate(events, Duration.ofNanos(System.nanoTime() - from));
    }
}
