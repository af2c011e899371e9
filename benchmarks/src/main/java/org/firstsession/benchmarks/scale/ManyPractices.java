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

/** Throughput and memory while one log serves more and more practices of two therapists. */
final class ManyPractices implements Part {

    private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000, 10_000);
    private static final List<Integer> SMALL_SIZES = List.of(10);
    private static final int THERAPISTS = 2;

    @Override
    public Grown measure(Cluster cluster, Run run) throws Exception {
        var rows = new ArrayList<List<String>>();
        var rates = new ArrayList<Plot.Point>();
        var practices = new ArrayList<BenchPractice>();
        try (var log = new LogRuns(cluster);
                var engine = cluster.startEngine()) {
            for (int size : run.small() ? SMALL_SIZES : SIZES) {
                open(log, engine, practices, size);
                var throughput = Rounds.median(run, () -> once(log, engine, practices, run));
                rates.add(new Plot.Point(size, throughput.inPerSecond()));
                rows.add(Rounds.row(size, throughput, engine));
            }
        }
        return new Grown(
                new Table("Practices in one log", Rounds.head("practices"), rows),
                List.of(
                        new Plot(
                                "scale-practices",
                                "Throughput by practices in one log",
                                "practices",
                                "commands/s",
                                List.of(new Plot.Series("", rates)))));
    }

    private static void open(
            LogRuns log, ChildProcess engine, List<BenchPractice> practices, int size)
            throws Exception {
        var opening = new ArrayList<SpecificRecordBase>();
        var opened = new ArrayList<String>();
        var policy = BenchPractice.policy(50, 10, 28, 3);
        while (practices.size() < size) {
            var practice = BenchPractice.create("scale");
            practices.add(practice);
            opened.add(practice.id());
            opening.addAll(practice.opening(policy, BenchPractice.therapists(0, THERAPISTS)));
        }
        log.decide(List.of(engine), opened, opening);
    }

    /** People come to one practice after the other. */
    private static Throughput once(
            LogRuns log, ChildProcess engine, List<BenchPractice> practices, Run run)
            throws Exception {
        int people = run.size(10_000, 100);
        var commands = new ArrayList<SpecificRecordBase>(2 * people);
        for (int number = 0; number < people; number++) {
            commands.addAll(practices.get(number % practices.size()).comeAndGo(1));
        }
        var ids = practices.stream().limit(people).map(BenchPractice::id).toList();
        return log.decide(List.of(engine), ids, commands).throughput();
    }
}
