// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstsession.benchmarks.measure.Goal;
import org.firstsession.benchmarks.measure.Instrument;
import org.firstsession.benchmarks.measure.Line;
import org.firstsession.benchmarks.measure.Load;
import org.firstsession.benchmarks.measure.Report;
import org.firstsession.benchmarks.measure.Spread;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final Load BUSY = new Load(0.4, "3.00 2.00 1.00");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Instrument.Run> runs = new ArrayList<>();
    private final List<Report> kept = new ArrayList<>();

    @Test
    void measuresNothingOnABusyMachine() {
        assertThat(run(BUSY)).isEqualTo(Bench.BUSY);
        assertThat(runs).isEmpty();
        assertThat(err.toString()).contains("Others use 40 %").contains("--force");
    }

    @Test
    void measuresOnABusyMachineWhenForcedAndJudgesNothing() {
        assertThat(run(BUSY, "--force")).isZero();
        assertThat(runs).hasSize(1);
        assertThat(kept.getFirst().toJson()).contains("NOT_JUDGED");
        assertThat(out.toString())
                .contains("not judged")
                .contains("others used 40 %")
                .contains("busy with others");
    }

    @Test
    void judgesNothingAfterTooFewPairs() {
        assertThat(run(new Load(0, ""), "--pairs", "4")).isZero();
        assertThat(out.toString()).contains("not judged");
    }

    private int run(Load load, String... arguments) {
        return new Bench(List.of(new Fake()), () -> load, kept::add)
                .run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    private final class Fake implements Instrument {

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Findings measure(Run run) {
            runs.add(run);
            var line = Line.ofFigure("speed", "1/s", Spread.of(List.of(2.0)), Goal.atLeast(1));
            return new Findings(List.of(line), List.of(), Map.of(), List.of());
        }
    }
}
