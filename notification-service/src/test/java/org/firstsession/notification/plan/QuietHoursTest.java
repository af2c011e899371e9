// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.firstsession.notification.TestProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private final QuietHours quiet = QuietHours.of(TestProperties.POLICY);

    /**
     * With both days of a change of clocks: 2026-11-01 ends daylight time, 2027-03-14 begins it.
     */
    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:00, 2026-12-01T08:00",
        "2026-12-01T20:59, 2026-12-01T20:59",
        "2026-12-01T21:00, 2026-12-01T20:30",
        "2026-12-01T23:59, 2026-12-01T20:30",
        "2026-12-02T00:00, 2026-12-01T20:30",
        "2026-12-02T07:59, 2026-12-01T20:30",
        "2026-11-01T01:30, 2026-10-31T20:30",
        "2026-11-01T07:00, 2026-10-31T20:30",
        "2027-03-14T07:00, 2027-03-13T20:30",
        "2027-03-14T08:00, 2027-03-14T08:00",
        "2027-01-01T03:00, 2026-12-31T20:30"
    })
    void movesEarlierAndNeverLater(LocalDateTime wished, LocalDateTime allowed) {
        var instant = wished.atZone(PACIFIC).toInstant();

        var moved = quiet.latestAllowed(instant, PACIFIC);

        assertThat(moved.atZone(PACIFIC).toLocalDateTime()).isEqualTo(allowed);
        assertThat(moved).isBeforeOrEqualTo(instant);
        assertThat(quiet.next(moved, PACIFIC)).isAfter(moved);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:00, 2026-12-01T08:00",
        "2026-12-01T20:59, 2026-12-01T20:59",
        "2026-12-01T21:00, 2026-12-02T08:00",
        "2026-12-02T00:30, 2026-12-02T08:00",
        "2026-10-31T22:00, 2026-11-01T08:00",
        "2027-03-13T23:00, 2027-03-14T08:00"
    })
    void waitsForTheMorningWithWhatHasNoHurry(LocalDateTime wished, LocalDateTime allowed) {
        var instant = wished.atZone(PACIFIC).toInstant();

        assertThat(quiet.earliestAllowed(instant, PACIFIC).atZone(PACIFIC).toLocalDateTime())
                .isEqualTo(allowed);
    }
}
