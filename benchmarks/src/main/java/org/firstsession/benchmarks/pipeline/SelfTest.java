// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.pipeline;

import java.util.List;
import java.util.Map;
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
 * Whether the instruments can be believed: the passthrough beside itself has to be as fast as
 * itself, and beside a copy that does all of its work twice the difference has to be seen.
 */
public final class SelfTest implements Instrument {

    private static final int COMMANDS = 10_000;
    private static final int COMMANDS_SMALL = 300;

    private static final Goal SAME = Goal.between(0.8, 1.25);

    /** Reading is not done twice, so the whole is a little less than twice as slow. */
    private static final Goal SLOWER = Goal.atLeast(1.5);

    private final SharedCluster shared;

    public SelfTest(SharedCluster shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "self-test";
    }

    @Override
    public Findings measure(Run run) throws Exception {
        int size = run.size(COMMANDS, COMMANDS_SMALL);
        var cluster = shared.get();
        try (var log = new LogRuns(cluster)) {
            var day = MixedDay.of(size);
            var one = subject(log, Passthrough.start(cluster, "bench.one"), day);
            var same = subject(log, Passthrough.start(cluster, "bench.same"), day);
            var slow = subject(log, Passthrough.startSlow(cluster, "bench.slow"), day);
            var beside = Pairs.measure(run.plan(), one, same);
            var besideSlow = Pairs.measure(run.plan(), one, slow);
            return new Findings(
                    List.of(
                            cpu("the same beside the same", beside, SAME, run),
                            wall("the same beside the same", beside, SAME, run),
                            cpu("twice the work beside the same", besideSlow, SLOWER, run),
                            wall("twice the work beside the same", besideSlow, SLOWER, run)),
                    List.of(),
                    Map.of("commands per run", Integer.toString(size)),
                    List.of());
        }
    }

    private static Line cpu(String what, Pairs<Throughput> pairs, Goal goal, Run run) {
        return Line.ofRatio(
                "processor time per record, " + what,
                "µs",
                pairs.figures(Throughput::cpuMicrosPerIn),
                goal);
    }

    private static Line wall(String what, Pairs<Throughput> pairs, Goal goal, Run run) {
        return Line.ofRatio(
                "time per record, " + what,
                "µs",
                pairs.figures(one -> 1e6 / one.inPerSecond()),
                goal);
    }

    private static Subject<Throughput> subject(LogRuns log, Passthrough passthrough, MixedDay day) {
        return round ->
                log.passOn(
                        passthrough.from(),
                        passthrough.to(),
                        passthrough.worker(),
                        day.practice().id(),
                        day.commands());
    }
}
