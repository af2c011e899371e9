// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.firstsession.benchmarks.cluster.SharedCluster;
import org.firstsession.benchmarks.measure.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every instrument once, in sizes that say nothing about speed: that it works is all that counts.
 * So two of them may run at a time, which no measurement does.
 */
@Execution(ExecutionMode.CONCURRENT)
class BenchIT {

    private static final List<String> MOSTLY_STARTS = List.of("start", "scale", "sweep", "rebuild");
    private static final List<String> MOSTLY_LOADS =
            List.of(
                    "self-test",
                    "engine",
                    "pipeline",
                    "hot-slot",
                    "hot-slot-http",
                    "latency",
                    "pages",
                    "messages");

    @Test
    void measuresInSmallWhatMostlyStartsThings() {
        var out = measure(MOSTLY_STARTS);

        assertThat(out)
                .contains("| instances | busy partitions |", "| practices |", "| therapists |")
                .contains("| as built in |", "| producer: linger.ms 0 |");
    }

    @Test
    void measuresInSmallWhatMostlyLoadsThings() {
        var out = measure(MOSTLY_LOADS);

        assertThat(out)
                .contains("| ours | 50 people, all for one slot | 1 | 0 |")
                .contains("| ours | 50 accepts, one slot | 1 | 0 |");
    }

    @Test
    void leavesNoInstrumentOut() {
        try (var cluster = new SharedCluster()) {
            assertThat(Bench.instruments(cluster))
                    .extracting(Instrument::name)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(MOSTLY_STARTS.stream(), MOSTLY_LOADS.stream()).toList());
        }
    }

    @Test
    void namesTheInstrumentsWhenOneIsUnknown() {
        var err = new StringWriter();

        int exitCode =
                Bench.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "guess");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("there is no instrument guess").contains("pipeline");
    }

    /** What is printed, with nothing judged. */
    private static String measure(List<String> instruments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments =
                Stream.concat(
                        Stream.of("--small", "--force", "--pairs", "1", "--warm-ups", "0"),
                        instruments.stream());

        int exitCode =
                Bench.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        arguments.toArray(String[]::new));

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(instruments)
                .allSatisfy(name -> assertThat(out.toString()).contains("## " + name));
        assertThat(out.toString()).doesNotContain("| met |", "| **short** |");
        return out.toString();
    }
}
