// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.log.LogRuns;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.benchmarks.workload.MixedDay;

/**
 * Commands to decided events through matching-service as it is deployed, beside a raw exactly-once
 * passthrough of the same command records on the same broker, a transaction per poll on both sides.
 */
public final class PipelineInstrument implements Instrument {

    private static final int FEWEST_COMMANDS = 2_000;
    private static final int MOST_COMMANDS = 50_000;
    private static final int COMMANDS_SMALL = 300;

    /** The passthrough only gets into its stride with this many. */
    private static final int FEWEST_RECORDS = 20_000;

    /** How long one of our runs should take, s. */
    private static final int RUN_SECONDS = 5;

    private final SharedCluster shared;

    public PipelineInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var cluster = shared.get();
        try (var log = new LogRuns(cluster);
                var engine = cluster.startEngine()) {
            int size = run.small() ? COMMANDS_SMALL : size(log, engine);
            int records = run.small() ? COMMANDS_SMALL : Math.max(FEWEST_RECORDS, size);
            var passedOn = MixedDay.of(records);
            var passthrough = Passthrough.start(cluster, "bench.pipeline");
            var pairs =
                    Pairs.measure(
                            run.plan(),
                            round -> passOn(log, passthrough, passedOn),
                            round -> decide(log, engine, MixedDay.of(size)));
            return findings(pairs, size, records);
        }
    }

    /** As many commands as are decided in a few seconds. */
    private static int size(LogRuns log, ChildProcess engine) throws Exception {
        decide(log, engine, MixedDay.of(FEWEST_COMMANDS));
        double rate = decide(log, engine, MixedDay.of(FEWEST_COMMANDS)).inPerSecond();
        return (int) Math.clamp(rate * RUN_SECONDS, FEWEST_COMMANDS, MOST_COMMANDS);
    }

    private static Throughput passOn(LogRuns log, Passthrough passthrough, MixedDay day)
            throws Exception {
        return log.passOn(
                passthrough.from(),
                passthrough.to(),
                passthrough.worker(),
                day.practice().id(),
                day.commands());
    }

    private static Throughput decide(LogRuns log, ChildProcess engine, MixedDay day)
            throws Exception {
        log.decide(engine, day.practice().id(), day.opening());
        var decided = log.decide(engine, day.practice().id(), day.commands());
        if (decided.count("TrialConfirmed") != day.confirmed()
                || decided.count("CommandRefused") != 0) {
            throw new IllegalStateException(
                    "the day went otherwise than it should have: " + decided.types());
        }
        return decided.throughput();
    }

    private static Findings findings(Pairs<Throughput> pairs, int size, int records) {
        var eventsPerCommand = pairs.figures(run -> (double) run.out() / run.in()).ours().median();
        return new Findings(
                List.of(
                        Line.ofRatio(
                                "commands through the pipeline",
                                "1/s",
                                pairs.figures(Throughput::inPerSecond),
                                Goal.atLeast(0.5)),
                        Line.ofRatio(
                                "records that come out",
                                "1/s",
                                pairs.figures(Throughput::outPerSecond),
                                Goal.NONE),
                        Line.ofRatio(
                                "processor time of the worker per record that comes out",
                                "µs",
                                pairs.figures(Throughput::cpuMicrosPerOut),
                                Goal.atMost(2.5)),
                        Line.ofRatio(
                                "processor time of the worker per command",
                                "µs",
                                pairs.figures(Throughput::cpuMicrosPerIn),
                                Goal.NONE)),
                List.of(),
                Map.of(
                        "commands per run",
                        Integer.toString(size),
                        "records per run of the passthrough",
                        Integer.toString(records),
                        "therapists",
                        "24"),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "a command leads to %.2f events; the passthrough writes one record"
                                        + " for each that it reads",
                                eventsPerCommand)));
    }
}
