// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Instrument.Run;
import org.firstsession.benchmarks.measure.Plot;
import org.firstsession.benchmarks.measure.Table;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.benchmarks.workload.BenchPractice;

/** Throughput with one, two and four busy partitions, and one and two instances that share them. */
final class BusyPartitions implements Part {

    private static final List<Integer> BUSY = List.of(1, 2, 4);
    private static final List<Integer> BUSY_SMALL = List.of(1, 2);
    private static final int INSTANCES = 2;
    private static final int THERAPISTS = 24;

    @Override
    public Grown measure(Cluster cluster, Run run) throws Exception {
        var rows = new ArrayList<List<String>>();
        var series = new ArrayList<Plot.Series>();
        var engines = new ArrayList<ChildProcess>();
        try (var log = new LogRuns(cluster);
                var assignment = new Assignment(cluster.kafka())) {
            for (int instances = 1; instances <= INSTANCES; instances++) {
                engines.add(cluster.startEngineInstance(instances));
                var owned = assignment.await(instances);
                var points = new ArrayList<Plot.Point>();
                for (int busy : run.small() ? BUSY_SMALL : BUSY) {
                    var practices = practices(owned, busy);
                    var throughput = Rounds.median(run, () -> once(log, engines, practices, run));
                    points.add(new Plot.Point(busy, throughput.inPerSecond()));
                    rows.add(
                            List.of(
                                    Integer.toString(instances),
                                    Integer.toString(busy),
                                    Rounds.number(throughput.inPerSecond()),
                                    Rounds.number(throughput.cpuMicrosPerIn())));
                }
                series.add(
                        new Plot.Series(
                                instances == 1 ? "one instance" : instances + " instances",
                                points));
            }
        } finally {
            engines.forEach(ChildProcess::close);
        }
        return new Grown(
                new Table(
                        "Busy partitions and instances",
                        List.of("instances", "busy partitions", "commands/s", "µs of processor"),
                        rows),
                List.of(
                        new Plot(
                                "scale-partitions",
                                "Throughput by busy partitions",
                                "busy partitions",
                                "commands/s",
                                series)));
    }

    private static Throughput once(
            LogRuns log, List<ChildProcess> engines, List<BenchPractice> practices, Run run)
            throws Exception {
        var ids = practices.stream().map(BenchPractice::id).toList();
        var policy = BenchPractice.policy(50, 10, 28, 3);
        var people = run.size(10_000, 100) / practices.size();
        var opening = new ArrayList<SpecificRecordBase>();
        var commands = new ArrayList<SpecificRecordBase>();
        for (var practice : practices) {
            opening.addAll(practice.opening(policy, BenchPractice.therapists(0, THERAPISTS)));
            commands.addAll(practice.comeAndGo(people));
        }
        // Opened once more it only refuses, which is no part of what is measured.
        log.decide(engines, ids, opening);
        return log.decide(engines, ids, commands).throughput();
    }

    /** Practices on as many partitions, which the instances share evenly. */
    private static List<BenchPractice> practices(List<List<Integer>> owned, int busy) {
        var practices = new ArrayList<BenchPractice>();
        for (int number = 0; number < busy; number++) {
            var partitions = owned.get(number % owned.size());
            practices.add(on(partitions.get(number / owned.size())));
        }
        return practices;
    }

    private static BenchPractice on(int partition) {
        while (true) {
            var practice = BenchPractice.create("scale");
            if (LogRuns.partitionOf(practice.id()) == partition) {
                return practice;
            }
        }
    }
}
