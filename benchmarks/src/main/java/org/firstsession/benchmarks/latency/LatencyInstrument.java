// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.benchmarks.cluster.DemoPractice;
import org.firstsession.benchmarks.cluster.Intake;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.latency.Journeys.Stay;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Pairs;
import org.firstsession.benchmarks.measure.Plan;
import org.firstsession.benchmarks.pipeline.Passthrough;

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
    private static final int PEOPLE_AT_PEAK = 16;

    private static final int WARM_UP_SECONDS = 60;

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
        var cluster = shared.get();
        var passthrough = Passthrough.start(cluster, "bench.bare");
        try (var practice = DemoPractice.on(cluster);
                var intake = new Intake(practice.url(), DemoPractice.ID);
                var bare = new BarePath(cluster.kafka(), passthrough, cluster.database("bare"))) {
            var system = new Measured(new Journeys(intake, cluster.kafka()), bare, practice);
            return measure(run, system);
        }
    }

    private static Findings measure(Run run, Measured system) throws Exception {
        var length = Duration.ofSeconds(run.size(12, 1));
        // Until Java has compiled what it will: a cold service is measured by another instrument.
        system.peak(Duration.ofSeconds(run.size(WARM_UP_SECONDS, 1)));
        var peak = system.peak(Duration.ofSeconds(run.size(8, 1)));
        double rate = peak.shared();
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
        return new LatencyFindings(pairs, counted(stays, run.plan()), peak, length).all();
    }

    private static List<Stay> counted(List<Stay> stays, Plan plan) {
        return stays.subList(plan.warmUps(), stays.size());
    }

    /** The system and its yardstick, both running. */
    private record Measured(Journeys journeys, BarePath bare, DemoPractice practice) {

        Peak peak(Duration length) throws Exception {
            var engineBefore = practice.engine().cpu();
            var intakeBefore = practice.intake().cpu();
            double perSecond = journeys.peak(PEOPLE_AT_PEAK, length);
            double journeys = perSecond * length.toSeconds();
            return new Peak(
                    perSecond,
                    practice.engine().cpu().minus(engineBefore).toMillis() / journeys,
                    practice.intake().cpu().minus(intakeBefore).toMillis() / journeys);
        }
    }

    /**
     * The most that the system does.
     *
     * @param engineMillis processor time of matching-service per journey
     * @param intakeMillis processor time of intake-service per journey
     */
    record Peak(double journeysPerSecond, double engineMillis, double intakeMillis) {

        /** The rate at which waits are measured. */
        double shared() {
            return journeysPerSecond * SHARE_OF_PEAK;
        }
    }
}
