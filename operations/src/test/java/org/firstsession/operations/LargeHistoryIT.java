// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.firstsession.operations.history.Case;
import org.firstsession.operations.history.Case.Answer;
import org.junit.jupiter.api.Test;

/**
 * Verify and replay beside a raw consume of the same two partitions, in one run. Small in a build;
 * {@code -Dfirstsession.operations.events=200000} makes it a measurement, printed at its end.
 */
class LargeHistoryIT {

    private static final int EVENTS = Integer.getInteger("firstsession.operations.events", 2_000);
    private static final int ROUNDS = Integer.getInteger("firstsession.operations.rounds", 3);
    private static final int SMALL_MEGABYTES =
            Integer.getInteger("firstsession.operations.megabytes", 48);

    @Test
    void hasNothingToTellOfALongHistory() {
        try (var large = Case.ofLongAgo()) {
            long events = large.writeEvents(EVENTS);
            var raw = new long[ROUNDS];
            var verify = new long[ROUNDS];
            var replay = new long[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                raw[round] = millis(large::consume);
                verify[round] = millis(() -> fine(large.ops("verify", false, "--logs-only")));
                replay[round] = millis(() -> fine(large.ops("replay", false)));
            }
            // As a shell starts them, start of Java included, in memory that no log of any length
            // would fit into.
            var process =
                    millis(() -> fine(large.opsInside(SMALL_MEGABYTES, "verify", "--logs-only")));
            var again = millis(() -> fine(large.opsInside(SMALL_MEGABYTES, "replay")));
            System.out.printf(
                    "%d events; medians of %d: raw read_committed consume %d ms, verify %d ms"
                            + " (%.2f of raw), replay %d ms (%.2f of raw); in a process with %d MB"
                            + " of heap: verify %d ms, replay %d ms%n",
                    events,
                    ROUNDS,
                    median(raw),
                    median(verify),
                    (double) median(raw) / median(verify),
                    median(replay),
                    (double) median(raw) / median(replay),
                    SMALL_MEGABYTES,
                    process,
                    again);
        }
    }

    private static long fine(Answer answer) {
        assertThat(answer.text()).doesNotContain("[I-");
        assertThat(answer.exitCode()).isEqualTo(0);
        return 0;
    }

    private static long millis(LongSupplier work) {
        long begun = System.nanoTime();
        work.getAsLong();
        return Math.max(1, (System.nanoTime() - begun) / 1_000_000);
    }

    private static long median(long[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
