// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.firstsession.matching.board.oncall.Rota.Shift;

/** Days that a line of the form can stand for; the first ones stand for several. */
enum Days {
    EVERY_DAY("Every day", DayOfWeek.values()),
    WEEKDAYS(
            "Monday to Friday",
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
    WEEKEND("Saturday and Sunday", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
    MONDAY("Monday", DayOfWeek.MONDAY),
    TUESDAY("Tuesday", DayOfWeek.TUESDAY),
    WEDNESDAY("Wednesday", DayOfWeek.WEDNESDAY),
    THURSDAY("Thursday", DayOfWeek.THURSDAY),
    FRIDAY("Friday", DayOfWeek.FRIDAY),
    SATURDAY("Saturday", DayOfWeek.SATURDAY),
    SUNDAY("Sunday", DayOfWeek.SUNDAY);

    private final String words;
    private final Set<DayOfWeek> days;

    Days(String words, DayOfWeek... days) {
        this.words = words;
        this.days = Set.copyOf(Arrays.asList(days));
    }

    /** For pages. */
    public String words() {
        return words;
    }

    /** A shift on each of them. */
    List<Shift> shifts(LocalTime from, LocalTime to) {
        return days.stream().sorted().map(day -> new Shift(day, from, to)).toList();
    }

    /** A line of the form. */
    record Line(Days days, LocalTime from, LocalTime to) {}

    /** The fewest lines that say the same. */
    static List<Line> lines(List<Shift> shifts) {
        var byHours = new LinkedHashMap<List<LocalTime>, Set<DayOfWeek>>();
        for (var shift : shifts) {
            byHours.computeIfAbsent(
                            List.of(shift.from(), shift.to()),
                            hours -> EnumSet.noneOf(DayOfWeek.class))
                    .add(shift.day());
        }
        var lines = new ArrayList<Line>();
        byHours.forEach((hours, left) -> {
            for (var several : values()) {
                if (left.containsAll(several.days) && left.removeAll(several.days)) {
                    lines.add(new Line(several, hours.getFirst(), hours.getLast()));
                }
            }
        });
        return lines;
    }
}
