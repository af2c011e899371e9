// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Instant TEN = Instant.parse("2026-09-07T17:00:00Z");
    private static final RequestId MINE = new RequestId("mine");
    private static final RequestId THEIRS = new RequestId("theirs");

    private final Agenda agenda = new Agenda();

    @Test
    void takesHoursThatTouch() {
        agenda.take(held(0, THEIRS));
        agenda.take(held(60, MINE));
        agenda.take(held(-60, MINE));

        assertThat(agenda.after(TEN.plusSeconds(1))).hasSize(2);
    }

    @Test
    void throwsWhenHoursOverlap() {
        agenda.take(held(0, THEIRS));

        assertThatThrownBy(() -> agenda.take(held(59, MINE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> agenda.take(held(-59, MINE)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> agenda.take(held(0, THEIRS)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void throwsWhenAnHourIsReleasedThatWasNotTaken() {
        agenda.take(held(0, THEIRS));

        assertThatThrownBy(() -> agenda.release(slot(60)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not taken");
    }

    @Test
    void isFreeAgainAfterARelease() {
        agenda.take(held(0, THEIRS));
        agenda.release(slot(0));

        assertThat(conflict(TEN, TEN.plusSeconds(3_600))).isNull();
    }

    @Test
    void knowsAConflictToTheSecond() {
        agenda.take(held(0, THEIRS));
        var end = TEN.plusSeconds(3_600);

        assertThat(conflict(end, end.plusSeconds(60))).isNull();
        assertThat(conflict(end.minusSeconds(1), end.plusSeconds(60))).isNotNull();
        assertThat(conflict(TEN.minusSeconds(60), TEN)).isNull();
        assertThat(conflict(TEN.minusSeconds(60), TEN.plusSeconds(1))).isNotNull();
    }

    @Test
    void looksBehindOwnHoldsForThoseOfOthers() {
        agenda.take(held(0, THEIRS));
        agenda.take(held(60, MINE));
        var eleven = TEN.plusSeconds(3_600);

        assertThat(conflict(eleven, eleven.plusSeconds(3_600))).isNull();
        assertThat(conflict(eleven.minusSeconds(60), eleven.plusSeconds(3_600)))
                .isEqualTo(held(0, THEIRS));
    }

    @Test
    void countsBookedSessionsThatStartWithinASpan() {
        agenda.take(held(0, THEIRS));
        agenda.take(new Taken(slot(60), MINE, true));
        agenda.take(new Taken(slot(120), THEIRS, true));

        assertThat(agenda.confirmedBetween(TEN, TEN.plus(Duration.ofHours(2)))).isEqualTo(1);
        assertThat(agenda.confirmedBetween(TEN, TEN.plus(Duration.ofHours(3)))).isEqualTo(2);
    }

    @Test
    void leavesTimeForTheWayToAnotherOffice() {
        var travel = Duration.ofMinutes(40);
        var oak = at(0, "oak");
        agenda.take(new Taken(oak, THEIRS, true));

        assertThat(agenda.conflict(at(60, "reno"), MINE, travel)).isNotNull();
        assertThat(agenda.conflict(at(-60, "reno"), MINE, travel)).isNotNull();
        assertThat(agenda.conflict(at(60, "oak"), MINE, travel)).isNull();
        assertThat(agenda.conflict(slot(60), MINE, travel)).isNull();
        // From the end of the one to the start of the other, whatever the buffer.
        assertThat(agenda.conflict(at(90, "reno"), MINE, travel)).isNull();
        assertThat(agenda.conflict(at(-90, "reno"), MINE, travel)).isNull();
        assertThat(agenda.conflict(at(89, "reno"), MINE, travel)).isNotNull();
        assertThat(agenda.conflict(at(-89, "reno"), MINE, travel)).isNotNull();
    }

    private Taken conflict(Instant start, Instant blockedUntil) {
        var wanted =
                new Slot(
                        new TherapistId("ana"),
                        start,
                        blockedUntil,
                        blockedUntil,
                        Format.VIRTUAL,
                        null,
                        null);
        return agenda.conflict(wanted, MINE, Duration.ZERO);
    }

    private static Taken held(int minutesAfterTen, RequestId holder) {
        return new Taken(slot(minutesAfterTen), holder, false);
    }

    private static Slot at(int minutesAfterTen, String office) {
        var virtual = slot(minutesAfterTen);
        return new Slot(
                virtual.therapistId(),
                virtual.startsAt(),
                virtual.endsAt(),
                virtual.blockedUntil(),
                Format.IN_PERSON,
                new OfficeId(office),
                null);
    }

    private static Slot slot(int minutesAfterTen) {
        var start = TEN.plus(Duration.ofMinutes(minutesAfterTen));
        var end = start.plus(Duration.ofMinutes(50));
        return new Slot(
                new TherapistId("ana"),
                start,
                end,
                end.plus(Duration.ofMinutes(10)),
                Format.VIRTUAL,
                null,
                null);
    }
}
