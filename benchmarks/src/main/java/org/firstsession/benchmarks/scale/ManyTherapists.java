// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Instrument.Run;
import org.firstsession.benchmarks.measure.Plot;
import org.firstsession.benchmarks.measure.Table;
import org.firstsession.benchmarks.workload.BenchPractice;

/** Throughput while one practice lists more and more therapists, all of them free. */
final class ManyTherapists implements Part {

    private static final List<Integer> SIZES = List.of(10, 100, 1_000, 10_000);
    private static final List<Integer> SMALL_SIZES = List.of(10);

    @Override
    public Grown measure(Cluster cluster, Run run) throws Exception {
        var rows = new ArrayList<List<String>>();
        var costs = new ArrayList<Plot.Point>();
        var practice = BenchPractice.create("scale");
        try (var log = new LogRuns(cluster);
                var engine = cluster.startEngine()) {
            log.decide(
                    engine,
                    practice.id(),
                    List.of(practice.open(BenchPractice.policy(50, 10, 28, 3))));
            int listed = 0;
            for (int size : run.small() ? SMALL_SIZES : SIZES) {
                var joining = new ArrayList<SpecificRecordBase>();
                BenchPractice.therapists(listed, size - listed)
                        .forEach(profile -> joining.add(practice.list(profile)));
                log.decide(engine, practice.id(), joining);
                listed = size;
                var throughput =
                        Rounds.median(
                                run,
                                () ->
                                        log.decide(
                                                        engine,
                                                        practice.id(),
                                                        practice.comeAndGo(run.size(5_000, 50)))
                                                .throughput());
                costs.add(new Plot.Point(size, throughput.cpuMicrosPerIn()));
                rows.add(Rounds.row(size, throughput, engine));
            }
        }
        return new Grown(
                new Table("Therapists in one practice", Rounds.head("therapists"), rows),
                List.of(
                        new Plot(
                                "scale-therapists",
                                "Processor time by therapists in one practice",
                                "therapists",
                                "µs per command",
                                List.of(new Plot.Series("", costs)))));
    }
}
