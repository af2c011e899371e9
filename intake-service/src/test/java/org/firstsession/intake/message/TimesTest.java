// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain words, and the hours that they mean. */
class TimesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    weekday evenings              | MON-FRI 17:00-22:00
                    Tue after 5                   | TUE 17:00-24:00
                    tuesdays after 5:30pm         | TUE 17:30-24:00
                    Mon, Wed mornings             | MON 06:00-12:00, WED 06:00-12:00
                    mon and wed 9-12              | MON 09:00-12:00, WED 09:00-12:00
                    Mon mornings, Fri after 3     | MON 06:00-12:00, FRI 15:00-24:00
                    between 9 and 5 on Thursdays  | THU 09:00-17:00
                    from 10 to 2 Friday           | FRI 10:00-14:00
                    sat 6-8                       | SAT 18:00-20:00
                    weekends                      | SAT-SUN 00:00-24:00
                    any day but Friday            | MON-THU 00:00-24:00, SAT-SUN 00:00-24:00
                    not mondays                   | TUE-SUN 00:00-24:00
                    weekdays before noon          | MON-FRI 00:00-12:00
                    before 10am                   | MON-SUN 00:00-10:00
                    at 4pm wednesday              | WED 16:00-17:30
                    after work                    | MON-SUN 17:00-24:00
                    Thursday                      | THU 00:00-24:00
                    tardes entre semana           | MON-FRI 12:00-20:00
                    martes después de las 5       | TUE 17:00-24:00
                    lunes y miércoles por la mañana | MON 06:00-12:00, WED 06:00-12:00
                    el sábado                     | SAT 00:00-24:00
                    fines de semana               | SAT-SUN 00:00-24:00
                    antes de las 10, entre semana | MON-FRI 00:00-10:00
                    viernes de 9 a 12             | FRI 09:00-12:00
                    los jueves a partir de las 6  | THU 18:00-24:00
                    cualquier día menos lunes     | TUE-SUN 00:00-24:00
                    por la noche                  | MON-SUN 18:00-22:00
                    """)
    void readsHours(String text, String hours) {
        assertThat(Times.read(text))
                .hasValueSatisfying(windows -> assertThat(shown(windows)).isEqualTo(hours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asap",
                "ASAP!",
                "as soon as possible",
                "any time",
                "anytime works",
                "I'm flexible",
                "whenever",
                "lo antes posible",
                "cuanto antes",
                "cualquier día",
                "cuando sea"
            })
    void readsAnyTime(String text) {
        assertThat(Times.read(text)).hasValueSatisfying(windows -> assertThat(windows).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "I don't know",
                "March 3",
                "3/14",
                "tomorrow",
                "hoy",
                "2",
                "94110",
                "??",
                "no"
            })
    void readsNothingElse(String text) {
        assertThat(Times.read(text)).isEmpty();
    }

    /** Days with the same hours in a row as one: {@code MON-FRI 17:00-22:00}. */
    private static String shown(java.util.List<Window> windows) {
        var groups = new java.util.ArrayList<String[]>();
        for (var window : windows) {
            var hours = clock(window.from()) + "-" + clock(window.to());
            var last = groups.isEmpty() ? null : groups.getLast();
            boolean follows =
                    last != null
                            && last[2].equals(hours)
                            && org.firstsession.types.Weekday.valueOf(last[1]).ordinal() + 1
                                    == window.day().ordinal();
            if (follows) {
                last[1] = window.day().name();
            } else {
                groups.add(new String[] {window.day().name(), window.day().name(), hours});
            }
        }
        return groups.stream()
                .map(group ->
                        (group[0].equals(group[1]) ? group[0] : group[0] + "-" + group[1])
                                + " "
                                + group[2])
                .collect(Collectors.joining(", "));
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
