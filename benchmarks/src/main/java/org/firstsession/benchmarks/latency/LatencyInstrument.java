// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.firstsession.benchmarks.cluster.ChildProcess;
import org.firstsession.benchmarks.cluster.Project;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.latency.Journeys.Stay;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Plan;
import org.firstsession.benchmarks.measure.Spread;
import org.firstsession.benchmarks.pipeline.Passthrough;
import org.firstsession.stack.FreePorts;

/**
 * How long a client of the demo practice waits at a fifth of the peak, beside the bare path of the
 * same hops. Ours counts from the moment the client sends, HTTP included; the bare path from the
 * moment before its row is inserted.
 */
public final class LatencyInstrument implements Instrument {

    private static final double SHARE_OF_PEAK = 0.2;

    /** Request, accept and cancel each take the whole path. */
    private static final int COMMANDS_PER_JOURNEY = 3;

    /** The demo practice. */
    private static final String PRACTICE = "lakeside";

    private static final int PEOPLE_AT_PEAK = 16;

    private final SharedCluster shared;

    public LatencyInstrument(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        var roster = Project.root().resolve("local-stack/demo/lakeside.json");
        int port = FreePorts.next();
        var cluster = shared.get();
        var passthrough = Passthrough.start(cluster, "bench.bare");
        try (var engine = cluster.startEngine(roster);
                var service = cluster.startIntake(port, roster, PRACTICE);
                var intake = new Intake("http://127.0.0.1:" + port, PRACTICE);
                var bare = new BarePath(cluster.kafka(), passthrough, cluster.database("bare"))) {
            var system = new Measured(new Journeys(intake, cluster.kafka()), bare, engine, service);
            return measure(run, system);
        }
    }

    private static Findings measure(Run run, Measured system) throws Exception {
        var length = Duration.ofSeconds(run.size(12, 1));
        system.peak(Duration.ofSeconds(run.size(10, 1)));
        var peak = system.peak(Duration.ofSeconds(run.size(8, 1)));
        double rate = peak.journeysPerSecond() * SHARE_OF_PEAK;
        var stays = new ArrayList<Stay>();
        var pairs =
                Pairs.measure(
                        run.plan(),
                        round -> system.bare().at(rate * COMMANDS_PER_JOURNEY, length, round),
                        round -> {
                            var stay = system.journeys().at(rate, length, round);
                            stays.add(stay);
                            return stay.readable();
                        });
        return findings(run, pairs, counted(stays, run.plan()), peak, length);
    }

    private static List<Stay> counted(List<Stay> stays, Plan plan) {
        return stays.subList(plan.warmUps(), stays.size());
    }

    private static Findings findings(
            Run run, Pairs<Waits> pairs, List<Stay> stays, Peak peak, Duration length) {
        var all = "request sent → offer readable";
        var lines =
                List.of(
                        Line.ofRatio(all + ", p50", "ms", pairs.figures(Waits::median), Goal.NONE),
                        Line.ofRatio(
                                all + ", p99", "ms", pairs.figures(Waits::p99), Goal.atMost(1.25)),
                        figure(
                                all + ", p50",
                                stays,
                                Stay::readable,
                                Waits::median,
                                Goal.atMost(20)),
                        figure(all + ", p99", stays, Stay::readable, Waits::p99, Goal.atMost(50)),
                        figure(
                                "request sent → accepted (202), p50",
                                stays,
                                Stay::accepted,
                                Waits::median,
                                Goal.NONE),
                        figure(
                                "request sent → accepted (202), p99",
                                stays,
                                Stay::accepted,
                                Waits::p99,
                                Goal.NONE),
                        figure(
                                "request sent → client's page shows the offer, p50",
                                stays,
                                Stay::visible,
                                Waits::median,
                                Goal.NONE),
                        figure(
                                "request sent → client's page shows the offer, p99",
                                stays,
                                Stay::visible,
                                Waits::p99,
                                Goal.NONE),
                        figure(
                                "accept sent → the waiting client is answered, p50",
                                stays,
                                Stay::confirmed,
                                Waits::median,
                                Goal.NONE),
                        figure(
                                "accept sent → the waiting client is answered, p99",
                                stays,
                                Stay::confirmed,
                                Waits::p99,
                                Goal.NONE));
        var ours = Waits.together(pairs.pairs().stream().map(Pairs.Pair::ours));
        var bare = Waits.together(pairs.pairs().stream().map(Pairs.Pair::yardstick));
        return new Findings(
                lines,
                List.of(),
                Map.of(
                        "journeys per second",
                                String.format(
                                        Locale.ROOT,
                                        "%.1f",
                                        peak.journeysPerSecond() * SHARE_OF_PEAK),
                        "seconds per run", Long.toString(length.toSeconds())),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "peak: %.0f journeys (request, accept, cancel, and looking at the page"
                                        + " every 5 ms) per second; measured at a fifth of it. There, a"
                                        + " journey takes %.1f ms of matching-service's processor"
                                        + " time and %.1f ms of intake-service's",
                                peak.journeysPerSecond(),
                                peak.engineMillis(),
                                peak.intakeMillis()),
                        String.format(
                                Locale.ROOT,
                                "all rounds together: bare path %d records, p50 %.1f ms, p99 %.1f ms;"
                                        + " ours %d requests, p50 %.1f ms, p99 %.1f ms",
                                bare.millis().size(),
                                bare.median(),
                                bare.p99(),
                                ours.millis().size(),
                                ours.median(),
                                ours.p99())));
    }

    /** The system and its yardstick, both running. */
    private record Measured(
            Journeys journeys, BarePath bare, ChildProcess engine, ChildProcess intake) {

        Peak peak(Duration length) throws Exception {
            var engineBefore = engine.cpu();
            var intakeBefore = intake.cpu();
            double perSecond = journeys.peak(PEOPLE_AT_PEAK, length);
            double journeys = perSecond * length.toSeconds();
            return new Peak(
                    perSecond,
                    engine.cpu().minus(engineBefore).toMillis() / journeys,
                    intake.cpu().minus(intakeBefore).toMillis() / journeys);
        }
    }

    /**
     * The most that the system does.
     *
     * @param engineMillis processor time of matching-service per journey
     * @param intakeMillis processor time of intake-service per journey
     */
    private record Peak(double journeysPerSecond, double engineMillis, double intakeMillis) {}

    private static Line figure(
            String what,
            List<Stay> stays,
            Function<Stay, Waits> waits,
            ToDoubleFunction<Waits> figure,
            Goal goal) {
        var spread =
                Spread.of(
                        stays.stream()
                                .map(stay -> figure.applyAsDouble(waits.apply(stay)))
                                .toList());
        return Line.ofFigure(what, "ms", spread, goal);
    }
}
