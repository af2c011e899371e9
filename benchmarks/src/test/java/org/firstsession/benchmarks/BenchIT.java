// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/**
 * Every instrument once, in sizes that say nothing about speed: that it works is all that counts.
 */
class BenchIT {

    @Test
    void measuresEverythingInSmall() {
        var out = new StringWriter();
        var err = new StringWriter();

        int exitCode =
                Bench.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "--small",
                        "--force",
                        "--pairs",
                        "1",
                        "--warm-ups",
                        "0");

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("## self-test")
                .contains("## engine")
                .contains("## pipeline")
                .contains("## hot-slot")
                .contains("## hot-slot-http")
                .contains("## latency")
                .contains("## pages")
                .contains("## messages")
                .contains("## rebuild")
                .contains("## start")
                .contains("## scale")
                .contains("## sweep")
                .contains("| ours | 50 people, all for one slot | 1 | 0 |")
                .contains("| ours | 50 accepts, one slot | 1 | 0 |")
                .doesNotContain("| met |", "| **short** |");
    }

    @Test
    void namesTheInstrumentsWhenOneIsUnknown() {
        var err = new StringWriter();

        int exitCode =
                Bench.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "guess");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("there is no instrument guess").contains("pipeline");
    }
}
