// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firstsession.matching.board.oncall.Rota.Person;
import org.firstsession.matching.board.oncall.Rota.Span;

/**
 * The week of a rota as the page shows it: as bars, a day each, and as a table.
 *
 * @param changes whether it matters when somebody is called
 */
record RotaWeek(List<Day> days, List<Line> lines, boolean changes, boolean gaps) {

    private static final int DAY_MINUTES = 24 * 60;
    private static final int COLOURS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    /** Hours of the week. */
    record Line(String when, String who, boolean gap) {}

    /** A day, with its parts. */
    record Day(String name, List<Part> parts) {}

    /**
     * A part of a day.
     *
     * @param fromMinute of the day
     * @param look the class of its colour: whoever is first, or a gap
     */
    record Part(int fromMinute, int minutes, String look) {}

    static RotaWeek of(Rota rota) {
        var spans = rota.week();
        return new RotaWeek(
                Arrays.stream(DayOfWeek.values()).map(day -> day(day, spans)).toList(),
                spans.stream().map(span -> line(span, rota.people())).toList(),
                spans.size() > 1,
                !rota.people().isEmpty()
                        && spans.stream().anyMatch(span -> span.onShift().isEmpty()));
    }

    private static Day day(DayOfWeek day, List<Span> spans) {
        int from = (day.getValue() - 1) * DAY_MINUTES;
        int to = from + DAY_MINUTES;
        return new Day(
                day.getDisplayName(TextStyle.SHORT, Locale.US),
                spans.stream()
                        .filter(span -> span.fromMinute() < to && span.toMinute() > from)
                        .map(span -> part(span, from, to))
                        .toList());
    }

    private static Part part(Span span, int from, int to) {
        int begins = Math.max(span.fromMinute(), from);
        int ends = Math.min(span.toMinute(), to);
        return new Part(
                begins - from,
                ends - begins,
                span.onShift().isEmpty()
                        ? "gap"
                        : "on-" + ((span.onShift().getFirst() - 1) % COLOURS + 1));
    }

    private static Line line(Span span, List<Person> people) {
        var who =
                span.onShift().stream()
                        .map(place -> people.get(place - 1).name())
                        .collect(Collectors.joining(", then "));
        boolean whole = span.toMinute() - span.fromMinute() == 7 * DAY_MINUTES;
        return new Line(
                whole
                        ? "At all hours"
                        : "%s to %s".formatted(words(span.fromMinute()), words(span.toMinute())),
                who,
                span.onShift().isEmpty());
    }

    private static String words(int minuteOfWeek) {
        var day = DayOfWeek.of(minuteOfWeek / DAY_MINUTES % 7 + 1);
        var time = LocalTime.ofSecondOfDay(minuteOfWeek % DAY_MINUTES * 60L);
        return day.getDisplayName(TextStyle.FULL, Locale.US) + " " + TIME.format(time);
    }
}
