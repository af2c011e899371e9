// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstsession.engine.types.WeeklyWindow;

/**
 * Turns weekly hours into real time. On the day on which the clocks go forward a window loses what
 * the clocks skip; on the day on which they go back, a repeated hour is counted once, the first
 * time, unless the window spans both.
 */
public final class WeeklyCalendar {

    private WeeklyCalendar() {}

    /** The stretches of one weekly window that overlap a span, in order. */
    public static List<Span> spansOf(WeeklyWindow window, ZoneId zone, Instant from, Instant to) {
        var spans = new ArrayList<Span>();
        addSpans(spans, window, zone, from, to);
        return spans;
    }

    private static void addSpans(
            List<Span> spans, WeeklyWindow window, ZoneId zone, Instant from, Instant to) {
        var day = nextOrSame(from.atZone(zone).toLocalDate().minusDays(1), window.day());
        var lastDay = to.atZone(zone).toLocalDate();
        for (; !day.isAfter(lastDay); day = day.plusWeeks(1)) {
            long start = secondOf(day, window.fromMinute(), zone);
            long end = secondOf(day, window.toMinute(), zone);
            if (start < end && end > from.getEpochSecond() && start < to.getEpochSecond()) {
                spans.add(new Span(start, end));
            }
        }
    }

    /** The stretches of several weekly windows, in order; what touches or overlaps is joined. */
    public static List<Span> joined(
            List<WeeklyWindow> windows, ZoneId zone, Instant from, Instant to) {
        var all = new ArrayList<Span>();
        for (var window : windows) {
            addSpans(all, window, zone, from, to);
        }
        all.sort(Comparator.comparingLong(Span::fromSecond).thenComparingLong(Span::toSecond));
        var joined = new ArrayList<Span>();
        for (var span : all) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && span.fromSecond() <= last.toSecond()) {
                long end = Math.max(last.toSecond(), span.toSecond());
                joined.set(joined.size() - 1, new Span(last.fromSecond(), end));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static LocalDate nextOrSame(LocalDate day, DayOfWeek wanted) {
        return day.plusDays(Math.floorMod(wanted.getValue() - day.getDayOfWeek().getValue(), 7));
    }

    /** A time that the clocks skip is the moment at which they do. */
    private static long secondOf(LocalDate day, int minute, ZoneId zone) {
        var local = day.atTime(LocalTime.MIDNIGHT).plusMinutes(minute);
        var rules = zone.getRules();
        var transition = rules.getTransition(local);
        if (transition == null) {
            return local.toEpochSecond(rules.getOffset(local));
        }
        return transition.isGap() ? transition.toEpochSecond() : local.atZone(zone).toEpochSecond();
    }
}
