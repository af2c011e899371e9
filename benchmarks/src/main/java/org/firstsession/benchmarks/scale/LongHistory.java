// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Instrument.Run;
import org.firstsession.benchmarks.measure.Plot;
import org.firstsession.benchmarks.measure.Table;
import org.firstsession.benchmarks.workload.BenchPractice;
import org.firstsession.benchmarks.workload.MixedDay;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;

/**
 * How long matching-service takes until it decides again after a stop, and what its books hold,
 * while the history of some practices grows. All of it happened today, so no case is archived yet:
 * the most that a book can hold of so many events.
 */
final class LongHistory implements Part {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 300_000, 1_000_000);
    private static final List<Integer> SMALL_SIZES = List.of(500);

    @Override
    public Grown measure(Cluster cluster, Run run) throws Exception {
        var rows = new ArrayList<List<String>>();
        var seconds = new ArrayList<Plot.Point>();
        var megabytes = new ArrayList<Plot.Point>();
        try (var log = new LogRuns(cluster)) {
            if (!run.small()) {
                // The first one reads Java and jars from the disk.
                restart(cluster, 0);
            }
            double empty = restart(cluster, 0).seconds();
            long events = 0;
            for (int size : run.small() ? SMALL_SIZES : SIZES) {
                events += write(cluster, log, size - events, run.size(15_000, 300));
                var restarted = restart(cluster, events);
                double rebuild = Math.max(0, restarted.seconds() - empty);
                seconds.add(new Plot.Point(size, rebuild));
                megabytes.add(new Plot.Point(size, restarted.liveMegabytes()));
                rows.add(
                        List.of(
                                Rounds.number(events),
                                Rounds.number(megabytes(cluster, Topics.PRACTICE_COMMANDS)),
                                Rounds.number(megabytes(cluster, Topics.PRACTICE_EVENTS)),
                                Rounds.number(restarted.seconds()),
                                Rounds.number(rebuild),
                                Rounds.number(events / Math.max(rebuild, 0.001)),
                                Long.toString(restarted.liveMegabytes()),
                                Long.toString(restarted.residentMegabytes())));
            }
        }
        return new Grown(
                new Table(
                        "History: a restart of matching-service",
                        List.of(
                                "events",
                                "commands on disk, MB",
                                "events on disk, MB",
                                "until it decides, s",
                                "of that for the books, s",
                                "events/s",
                                "live heap, MB",
                                "resident, MB"),
                        rows),
                List.of(
                        new Plot(
                                "scale-restart",
                                "Rebuilding the books by events",
                                "events",
                                "s",
                                List.of(new Plot.Series("", seconds))),
                        new Plot(
                                "scale-memory",
                                "Live heap of matching-service by events",
                                "events, none of them archived",
                                "MB",
                                List.of(new Plot.Series("", megabytes)))));
    }

    /** Has mixed days decided in practices of their own until there are about so many events. */
    private static long write(Cluster cluster, LogRuns log, long wanted, int commandsPerDay)
            throws Exception {
        long events = 0;
        try (var engine = cluster.startEngine()) {
            while (events < wanted) {
                // About one and a half events come of a command.
                int commands = (int) Math.min(commandsPerDay, 50 + (wanted - events) * 2 / 3);
                var day = MixedDay.of(BenchPractice.create("history"), commands);
                events += decided(log, engine, day);
            }
        }
        return events;
    }

    private static double megabytes(Cluster cluster, Topic topic) throws Exception {
        return LogSize.megabytes(cluster.kafka(), topic);
    }

    private static long decided(LogRuns log, ChildProcess engine, MixedDay day) throws Exception {
        long opened = log.decide(engine, day.practice().id(), day.opening()).throughput().out();
        return opened + log.decide(engine, day.practice().id(), day.commands()).throughput().out();
    }

    private static Restarted restart(Cluster cluster, long events) throws Exception {
        long from = System.nanoTime();
        try (var engine = cluster.startEngine()) {
            double seconds = (System.nanoTime() - from) / 1e9;
            return new Restarted(
                    events, seconds, engine.residentMegabytes(), engine.liveMegabytes());
        }
    }

    /**
     * A start on a history.
     *
     * @param seconds from the process to the moment at which it decides
     */
    private record Restarted(
            long events, double seconds, long residentMegabytes, long liveMegabytes) {}
}
