// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.matching.board.oncall.Rota.Person;
import org.firstsession.matching.board.oncall.Rota.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class RotaFormTest {

    private static final List<Person> LIST = List.of(person("ana"), person("bo"), person("cy"));

    @Test
    void givesBackTheListThatItShows() {
        var people =
                List.of(
                        person(
                                "kim",
                                Days.WEEKDAYS.shifts(LocalTime.of(8, 0), LocalTime.of(18, 0))),
                        person(
                                "lee",
                                List.of(
                                        new Shift(
                                                DayOfWeek.SUNDAY,
                                                LocalTime.of(22, 0),
                                                LocalTime.of(6, 0)))));

        assertThat(typed(people, "")).isEqualTo(people);
    }

    /** Sent as {@code field=value} for the rows of ana, bo and cy and of somebody new. */
    @ParameterizedTest
    @CsvSource({
        "place-2=1, cy ana bo",
        "place-0=3, bo cy ana",
        "place-1=1, bo ana cy",
        "place-0=2, bo ana cy",
        "remove=1, ana cy",
        "name-3=dee, ana bo cy dee",
        "name-3=dee place-3=1, dee ana bo cy",
    })
    void putsPeopleWhereTheyAreMeantToStand(String change, String order) {
        assertThat(typed(LIST, change)).extracting(Person::name).containsExactly(order.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contact-0=nobody | ana needs a mail address",
                "contact-0=555-0100 | ana needs a mail address",
                "contact-0=bo@staff.example | stands on the list twice",
                "name-0= | Say who is reached at ana@staff.example",
                "place-0=0 | A place is a number",
                "place-0=first | A place is a number",
                "days-0=MONDAY | Say from when until when ana",
                "from-0=08:00 | Say on which days ana"
            })
    void saysWhatToChange(String change, String fault) {
        assertThatThrownBy(() -> typed(LIST, change))
                .isInstanceOf(RotaForm.Fault.class)
                .hasMessageContaining(fault);
    }

    @Test
    void readsANumberHoweverItIsSpaced() {
        assertThat(typed(LIST, "contact-1=+1(415)555-0100").get(1).contact())
                .isEqualTo("+14155550100");
    }

    @Test
    void saysHoursInAsFewLinesAsTheyTake() {
        var day = Days.EVERY_DAY.shifts(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        var weekdays = Days.WEEKDAYS.shifts(LocalTime.of(8, 0), LocalTime.NOON);
        var monday = new Shift(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.of(17, 0));
        var shifts = new ArrayList<>(weekdays);
        shifts.add(monday);

        assertThat(Days.lines(day)).extracting(Days.Line::days).containsExactly(Days.EVERY_DAY);
        assertThat(Days.lines(shifts))
                .extracting(Days.Line::days)
                .containsExactly(Days.WEEKDAYS, Days.MONDAY);
    }

    /** The page's form, sent with some fields typed over. */
    private static List<Person> typed(List<Person> people, String changes) {
        var fields = new LinkedMultiValueMap<String, String>();
        int row = 0;
        for (var shown : RotaForm.of(people).rows()) {
            fields.add("name", shown.name());
            fields.add("contact", shown.contact());
            fields.add("place", shown.place());
            for (var hours : shown.hours()) {
                fields.add("hoursOf", String.valueOf(row));
                fields.add("days", hours.days());
                fields.add("from", hours.from());
                fields.add("to", hours.to());
            }
            row++;
        }
        for (var change : changes.isEmpty() ? new String[0] : changes.split(" ")) {
            var parts = change.split("[-=]", 3);
            if (parts[0].equals("remove")) {
                fields.add("remove", parts[1]);
                continue;
            }
            var values = fields.get(parts[0]);
            values.set(Integer.parseInt(parts[1]), parts[2]);
            if (parts[0].equals("name") && !parts[2].isEmpty()) {
                fields.get("contact").set(Integer.parseInt(parts[1]), parts[2] + "@staff.example");
            }
        }
        return RotaForm.typed(fields).people();
    }

    private static Person person(String name) {
        return person(name, List.of());
    }

    private static Person person(String name, List<Shift> shifts) {
        return new Person(name, name + "@staff.example", shifts);
    }
}
