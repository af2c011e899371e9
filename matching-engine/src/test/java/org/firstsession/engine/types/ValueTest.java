// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The invariants of small values. */
class ValueTest {

    private static final Instant TEN = Instant.parse("2026-09-07T17:00:00Z");

    @Test
    void refuseBlankAndEndlessIds() {
        assertThatThrownBy(() -> new RequestId(" ")).hasMessageContaining("RequestId");
        assertThatThrownBy(() -> new TherapistId("x".repeat(201)))
                .hasMessageContaining("TherapistId");
    }

    @Test
    void refuseWindowsThatEndBeforeTheyBegin() {
        assertThatThrownBy(() -> new WeeklyWindow(DayOfWeek.MONDAY, 600, 600))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeeklyWindow(DayOfWeek.MONDAY, 600, 1_441))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(TEN, TEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseHoursInPersonWithoutAnOffice() {
        var window = new WeeklyWindow(DayOfWeek.MONDAY, 600, 660);

        assertThatThrownBy(() -> new OfferedHours(window, List.of(Format.IN_PERSON), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfferedHours(window, List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuseSlotsThatContradictThemselves() {
        var ana = new TherapistId("ana");
        var end = TEN.plusSeconds(3_000);

        assertThatThrownBy(() -> new Slot(ana, TEN, TEN, TEN, Format.VIRTUAL, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Slot(ana, TEN, end, end.minusSeconds(1), Format.VIRTUAL, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Slot(ana, TEN, end, end, Format.IN_PERSON, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Slot(ana, TEN, end, end, Format.VIRTUAL, new OfficeId("oak"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countBothEndsOfALicence() {
        var licence = new Licence("CA", LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 9));

        assertThat(licence.covers("CA", LocalDate.of(2026, 9, 6))).isFalse();
        assertThat(licence.covers("CA", LocalDate.of(2026, 9, 7))).isTrue();
        assertThat(licence.covers("CA", LocalDate.of(2026, 9, 9))).isTrue();
        assertThat(licence.covers("CA", LocalDate.of(2026, 9, 10))).isFalse();
        assertThat(licence.covers("NV", LocalDate.of(2026, 9, 8))).isFalse();
    }

    @Test
    void touchWithoutOverlapping() {
        var hour = new Interval(TEN, TEN.plusSeconds(3_600));

        assertThat(hour.overlaps(TEN.minusSeconds(60), TEN)).isFalse();
        assertThat(hour.overlaps(TEN.plusSeconds(3_600), TEN.plusSeconds(7_200))).isFalse();
        assertThat(hour.overlaps(TEN.plusSeconds(3_599), TEN.plusSeconds(7_200))).isTrue();
    }
}
