// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Table;
import org.firstsession.benchmarks.measure.Waits;
import org.firstsession.benchmarks.workload.BenchPractice;

/**
 * What the settings of Kafka's clients and of the broker do to waits and throughput of the engine,
 * one after the other and from log to log. The defaults are picked from it.
 */
public final class SweepInstrument implements Instrument {

    private static final double PER_SECOND = 50;
    private static final int THERAPISTS = 24;

    private static final List<Setting> SETTINGS =
            List.of(
                    Setting.BUILT_IN,
                    Setting.consumer(Map.of("max.poll.records", "500")),
                    Setting.consumer(Map.of("max.poll.records", "1000")),
                    Setting.consumer(Map.of("max.poll.records", "20000")),
                    Setting.consumer(Map.of("fetch.min.bytes", "10000", "fetch.max.wait.ms", "5")),
                    Setting.consumer(Map.of("fetch.min.bytes", "10000", "fetch.max.wait.ms", "20")),
                    Setting.consumer(Map.of("retry.backoff.ms", "100")),
                    Setting.producer(Map.of("linger.ms", "0")),
                    Setting.producer(Map.of("linger.ms", "20")),
                    Setting.producer(Map.of("retry.backoff.ms", "20")),
                    Setting.producer(Map.of("retry.backoff.ms", "100")),
                    Setting.BUILT_IN,
                    Setting.broker(Map.of("add.partitions.to.txn.retry.backoff.ms", "1")),
                    Setting.broker(Map.of("add.partitions.to.txn.retry.backoff.ms", "20")));

    private static final List<Setting> SETTINGS_SMALL =
            List.of(Setting.BUILT_IN, Setting.producer(Map.of("linger.ms", "0")));

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var rows = new ArrayList<List<String>>();
        // A broker takes its settings when it starts, so each of its settings has one of its own.
        var byBroker =
                (run.small() ? SETTINGS_SMALL : SETTINGS)
                        .stream().collect(Collectors.groupingBy(Setting::broker));
        for (var settings : byBroker.entrySet()) {
            try (var cluster = Cluster.start(settings.getKey());
                    var log = new LogRuns(cluster);
                    var waits = new EngineWaits(cluster)) {
                if (!run.small()) {
                    // A broker that has just started is twice as slow.
                    measure(settings.getValue().getFirst(), cluster, log, waits, run);
                }
                for (var setting : settings.getValue()) {
                    rows.add(row(setting, measure(setting, cluster, log, waits, run)));
                }
            }
        }
        return new Findings(
                List.of(),
                List.of(
                        new Table(
                                "Settings of clients and broker",
                                List.of("setting", "wait, p50, ms", "p99, ms", "commands/s"),
                                rows)),
                Map.of("requests per second", Double.toString(PER_SECOND)),
                List.of(
                        "waits: from a request that is about to be written to the log until its"
                                + " offer can be read, each followed by a withdrawal",
                        "commands/s: a backlog of 20,000, the better of two runs",
                        "as built in is measured twice: what lies between its rows is noise; what a"
                                + " broker is asked first is dropped"));
    }

    private static Measured measure(
            Setting setting, Cluster cluster, LogRuns log, EngineWaits waits, Run run)
            throws Exception {
        var practice = BenchPractice.create("sweep");
        try (var engine = cluster.startEngine(setting.engine())) {
            log.decide(
                    engine,
                    practice.id(),
                    practice.opening(
                            BenchPractice.policy(50, 10, 28, 3),
                            BenchPractice.therapists(0, THERAPISTS)));
            double most = 0;
            for (int round = 0; round < 3; round++) {
                var backlog = practice.comeAndGo(run.size(10_000, 50));
                var rate = log.decide(engine, practice.id(), backlog).throughput().inPerSecond();
                // The first one warms up.
                most = round == 0 ? 0 : Math.max(most, rate);
            }
            waits.at(practice, PER_SECOND, Duration.ofSeconds(run.size(2, 1)), 1);
            var waited = waits.at(practice, PER_SECOND, Duration.ofSeconds(run.size(8, 1)), 2);
            return new Measured(waited, most);
        }
    }

    private static List<String> row(Setting setting, Measured measured) {
        return List.of(
                setting.words(),
                format("%.1f", measured.waits().median()),
                format("%.1f", measured.waits().p99()),
                format("%,.0f", measured.perSecond()));
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }

    private record Measured(Waits waits, double perSecond) {}
}
