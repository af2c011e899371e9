// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.firstsession.notification.oncall.People.Span;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final int DAY = 24 * 60;

    private static final Person ALWAYS = person("always");
    private static final Person WEEKDAYS =
            person(
                    "weekdays",
                    Arrays.stream(DayOfWeek.values())
                            .limit(5)
                            .map(day -> shift(day, "08:00", "18:00"))
                            .toArray(Shift[]::new));
    private static final Person SUNDAY_NIGHT =
            person("night", shift(DayOfWeek.SUNDAY, "22:00", "06:00"));

    @Test
    void callsTheListInItsOrderWhereNobodyHasShifts() {
        var people = new People(List.of(ALWAYS, person("second")));

        assertThat(people.inOrder(at("2026-11-30T03:00")))
                .extracting(Person::name)
                .containsExactly("always", "second");
        assertThat(people.week()).containsExactly(new Span(0, 7 * DAY, List.of(1, 2)));
    }

    @Test
    void callsWhoeverIsOnShiftFirstAndTheOthersAfterThem() {
        var people = new People(List.of(WEEKDAYS, SUNDAY_NIGHT, ALWAYS));

        assertThat(names(people, "2026-11-30T07:59"))
                .containsExactly("always", "weekdays", "night");
        assertThat(names(people, "2026-11-30T08:00"))
                .containsExactly("weekdays", "always", "night");
        assertThat(names(people, "2026-11-30T17:59"))
                .containsExactly("weekdays", "always", "night");
        assertThat(names(people, "2026-11-30T18:00"))
                .containsExactly("always", "weekdays", "night");
    }

    @Test
    void takesAShiftOverMidnightAndOverTheWeeksEnd() {
        var people = new People(List.of(ALWAYS, SUNDAY_NIGHT));

        assertThat(names(people, "2026-11-29T21:59")).containsExactly("always", "night");
        assertThat(people.week())
                .containsExactly(
                        new Span(0, 6 * 60, List.of(1, 2)),
                        new Span(6 * 60, 6 * DAY + 22 * 60, List.of(1)),
                        new Span(6 * DAY + 22 * 60, 7 * DAY, List.of(1, 2)));
    }

    @Test
    void tellsTheHoursAtWhichNobodyHasAShiftAndCallsSomebodyAllTheSame() {
        var people =
                new People(
                        List.of(
                                person("all but Sunday", daysBut(DayOfWeek.SUNDAY)),
                                person("Monday", shift(DayOfWeek.MONDAY, "00:00", "00:00"))));

        assertThat(people.week())
                .containsExactly(
                        new Span(0, DAY, List.of(1, 2)),
                        new Span(DAY, 6 * DAY, List.of(1)),
                        new Span(6 * DAY, 7 * DAY, List.of()));
        assertThat(names(people, "2026-11-29T12:00")).containsExactly("all but Sunday", "Monday");
        assertThat(new People(List.of()).week()).containsExactly(new Span(0, 7 * DAY, List.of()));
    }

    /** In November an hour comes twice, in March one is missing; each moment has its hour. */
    @Test
    void goesByThePracticesClockWhenItIsChanged() {
        var early = person("early", shift(DayOfWeek.SUNDAY, "01:30", "03:30"));
        var zone = ZoneId.of("America/Los_Angeles");
        var rota = new StoredRota(1, zone, new People(List.of(ALWAYS, SUNDAY_NIGHT, early)));

        assertThat(second(rota, "2026-11-01T08:29:00Z")).isEqualTo("night");
        assertThat(second(rota, "2026-11-01T08:30:00Z")).isEqualTo("early");
        assertThat(second(rota, "2026-11-01T09:10:00Z")).isEqualTo("night");
        assertThat(second(rota, "2026-11-01T11:29:00Z")).isEqualTo("early");
        assertThat(second(rota, "2027-03-14T10:00:00Z")).isEqualTo("early");
        assertThat(second(rota, "2027-03-14T10:30:00Z")).isEqualTo("night");
    }

    private static String second(StoredRota rota, String moment) {
        return rota.inOrder(Instant.parse(moment)).get(1).name();
    }

    @Test
    void refusesWhatNobodyCouldBeCalledWith() {
        for (var contact : List.of("", "nobody", "a@b, c@d", "555 0100", "+1234567890123456")) {
            assertThatIllegalArgumentException()
                    .as(contact)
                    .isThrownBy(() -> new Person("Kim", contact, List.of()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Person(" ", "kim@staff.example", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new People(List.of(ALWAYS, ALWAYS)));
        assertThat(new Person(" Kim ", "+1 (500) 555-0100", List.of()))
                .isEqualTo(new Person("Kim", "+15005550100", List.of()))
                .hasToString("Person[redacted]");
    }

    private static List<String> names(People people, String local) {
        return people.inOrder(at(local)).stream().map(Person::name).toList();
    }

    private static LocalDateTime at(String local) {
        return LocalDateTime.parse(local);
    }

    private static Shift[] daysBut(DayOfWeek off) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day != off)
                .map(day -> shift(day, "00:00", "00:00"))
                .toArray(Shift[]::new);
    }

    private static Shift shift(DayOfWeek day, String from, String to) {
        return new Shift(day, LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Person person(String name, Shift... shifts) {
        return new Person(name, name.replace(' ', '.') + "@staff.example", List.of(shifts));
    }
}
