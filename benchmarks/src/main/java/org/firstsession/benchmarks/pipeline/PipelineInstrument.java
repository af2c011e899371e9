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
import org.firstsession.benchmarks.measure.Subject;
import org.firstsession.benchmarks.measure.Throughput;
import org.firstsession.benchmarks.workload.MixedDay;

/**
 * Commands to decided events through matching-service as it is deployed, beside a raw exactly-once
 * passthrough of the same command records on the same broker, a transaction per poll on both sides.
 */
public final class PipelineInstrument implements Instrument {

    private static final int COMMANDS_SMALL = 300;

    /** What one run before the measurement has. */
    private static final int COMMANDS_TO_WARM_UP = 10_000;

    private static final int MOST_RUNS_TO_WARM_UP = 12;

    /** A run that is faster than all before it by less than this doesn't count as faster. */
    private static final double FASTER = 1.05;

    /** How long one run should take, s. */
    private static final int RUN_SECONDS = 5;

    /** The records of one run stand in the memory of the benchmark. */
    private static final int MOST_RECORDS = 60_000;

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
            var passthrough = Passthrough.start(cluster, "bench.pipeline");
            int size = COMMANDS_SMALL;
            int records = COMMANDS_SMALL;
            if (!run.small()) {
                size = size(round -> decide(log, engine, MixedDay.of(COMMANDS_TO_WARM_UP)));
                var warmUp = MixedDay.of(COMMANDS_TO_WARM_UP);
                records = size(round -> passOn(log, passthrough, warmUp));
            }
            var passedOn = MixedDay.of(records);
            int commands = size;
            var pairs =
                    Pairs.measure(
                            run.plan(),
                            round -> passOn(log, passthrough, passedOn),
                            round -> decide(log, engine, MixedDay.of(commands)));
            return findings(pairs, commands, records);
        }
    }

    /**
     * As many records as go through in a few seconds once Java has compiled what it will: a worker
     * is let run until it gets no faster twice in a row.
     */
    private static int size(Subject<Throughput> worker) throws Exception {
        double best = 0;
        int noFaster = 0;
        for (int round = 0; round < MOST_RUNS_TO_WARM_UP && noFaster < 2; round++) {
            double rate = worker.run(round).inPerSecond();
            noFaster = rate > best * FASTER ? 0 : noFaster + 1;
            best = Math.max(best, rate);
        }
        return (int) Math.clamp(best * RUN_SECONDS, COMMANDS_TO_WARM_UP, MOST_RECORDS);
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
                                "decided events, beside records passed on",
                                "1/s",
                                pairs.figures(Throughput::outPerSecond),
                                Goal.atLeast(0.5)),
                        Line.ofRatio(
                                "commands taken in, beside records passed on",
                                "1/s",
                                pairs.figures(Throughput::inPerSecond),
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
