// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalTimesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T17:05:09Z");

    private final LocalTimes times = new LocalTimes("America/Los_Angeles", NOW);

    @Test
    void readsThePracticesClock() {
        assertThat(times.minute(NOW).text()).isEqualTo("Mon, Nov 23, 9:05 AM");
        assertThat(times.second(NOW).text()).isEqualTo("Mon, Nov 23, 9:05:09 AM");
        assertThat(times.minute(NOW).iso()).isEqualTo("2026-11-23T17:05:09Z");
        assertThat(times.zoneName()).isEqualTo("Pacific Time (America/Los_Angeles)");
    }

    @Test
    void readsBothSidesOfTheEndOfSummerTime() {
        assertThat(times.minute(Instant.parse("2026-11-01T08:30:00Z")).text())
                .isEqualTo("Sun, Nov 1, 1:30 AM");
        assertThat(times.minute(Instant.parse("2026-11-01T09:30:00Z")).text())
                .isEqualTo("Sun, Nov 1, 1:30 AM");
    }

    @Test
    void tellsStretchesInRoundFigures() {
        assertThat(times.since(NOW.minusSeconds(20))).isEqualTo("under 1 min");
        assertThat(times.since(NOW.minus(Duration.ofMinutes(90)))).isEqualTo("90 min");
        assertThat(times.until(NOW.plus(Duration.ofHours(30)))).isEqualTo("in 30 h");
        assertThat(times.until(NOW.minus(Duration.ofDays(3)))).isEqualTo("3 days overdue");
    }

    @Test
    void fallsBackToUtcForAZoneThatNobodyKnows() {
        assertThat(new LocalTimes("Mars/Olympus", NOW).minute(NOW).text())
                .isEqualTo("Mon, Nov 23, 5:05 PM");
    }
}
