// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.calendar.Span;
import org.firstsession.engine.calendar.WeeklyCalendar;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.WeeklyWindow;

/**
 * Every instant of a stretch of time at which the weekly hours of some therapists let a session
 * start, in order. A set of hours is a set of places in this table.
 */
final class Starts {

    private final Instant from;
    private final Instant to;
    private final long stepSeconds;
    private final NavigableMap<Hours, List<Span>> spans = new TreeMap<>();
    private final NavigableMap<String, long[]> weeks = new TreeMap<>();
    private final long[] seconds;

    Starts(Collection<Therapist> therapists, long stepSeconds, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        this.stepSeconds = stepSeconds;
        for (var therapist : therapists) {
            var zone = therapist.profile().timeZone();
            for (var hours : therapist.profile().hours()) {
                spans.computeIfAbsent(
                        new Hours(zone.getId(), hours.window()),
                        it -> WeeklyCalendar.spansOf(hours.window(), zone, from, to));
            }
            weeks.computeIfAbsent(zone.getId(), it -> weeksOf(zone));
        }
        seconds =
                spans.values().stream()
                        .flatMap(List::stream)
                        .flatMapToLong(span ->
                                LongStream.iterate(
                                        span.fromSecond(),
                                        start -> start < span.toSecond(),
                                        start -> start + stepSeconds))
                        .sorted()
                        .distinct()
                        .toArray();
    }

    /** Whether it reaches over a stretch of time. */
    boolean cover(Instant earliest, Instant latest) {
        return !earliest.isBefore(from) && !latest.isAfter(to);
    }

    /** Whether the hours of a therapist are in the table. */
    boolean know(Therapist therapist) {
        var zone = therapist.profile().timeZone().getId();
        return weeks.containsKey(zone)
                && therapist.profile().hours().stream()
                        .allMatch(hours -> spans.containsKey(new Hours(zone, hours.window())));
    }

    int size() {
        return seconds.length;
    }

    /** The start at a place of the table, seconds since 1970. */
    long second(int place) {
        return seconds[place];
    }

    /** The first place with a start at this second or later. */
    int atOrAfter(long second) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int atOrAfter(Instant instant) {
        return atOrAfter(instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0));
    }

    /** The place of a start; -1 when it isn't in the table. */
    int placeOf(Instant start) {
        int place = atOrAfter(start);
        return place < seconds.length
                        && start.getNano() == 0
                        && seconds[place] == start.getEpochSecond()
                ? place
                : -1;
    }

    /** Takes out the starts later than one instant and earlier than another. */
    void removeBetween(Bits starts, Instant after, Instant before) {
        starts.remove(atOrAfter(after.getEpochSecond() + 1), atOrAfter(before));
    }

    /** Adds the starts at which sessions fit into weekly hours. */
    void addTo(Bits starts, ZoneId zone, OfferedHours hours, long sessionSeconds) {
        for (var span : spans.getOrDefault(new Hours(zone.getId(), hours.window()), List.of())) {
            long lastStart = span.toSecond() - sessionSeconds;
            int place = atOrAfter(span.fromSecond());
            for (long start = span.fromSecond(); start <= lastStart; start += stepSeconds) {
                while (seconds[place] < start) {
                    place++;
                }
                starts.add(place);
            }
        }
    }

    /** When the weeks of a zone begin, Monday by Monday, seconds; the last is the end of all. */
    long[] weeks(ZoneId zone) {
        var known = weeks.get(zone.getId());
        return known == null ? weeksOf(zone) : known;
    }

    /** The zones of the therapists. */
    List<ZoneId> zones() {
        return weeks.keySet().stream().map(ZoneId::of).toList();
    }

    /** When the weeks begin in each of the zones. */
    Collection<long[]> allWeeks() {
        return weeks.values();
    }

    private long[] weeksOf(ZoneId zone) {
        var begins = new ArrayList<Long>();
        var monday =
                from.atZone(zone)
                        .toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var last = to.atZone(zone).toLocalDate();
        for (; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            begins.add(monday.atStartOfDay(zone).toEpochSecond());
        }
        begins.add(monday.atStartOfDay(zone).toEpochSecond());
        return begins.stream().mapToLong(Long::longValue).toArray();
    }

    /** Weekly hours in a zone. */
    private record Hours(String zone, WeeklyWindow window) implements Comparable<Hours> {

        @Override
        public int compareTo(Hours other) {
            int byZone = zone.compareTo(other.zone);
            if (byZone != 0) {
                return byZone;
            }
            int byDay = window.day().compareTo(other.window.day());
            if (byDay != 0) {
                return byDay;
            }
            int byFrom = Integer.compare(window.fromMinute(), other.window.fromMinute());
            return byFrom != 0
                    ? byFrom
                    : Integer.compare(window.toMinute(), other.window.toMinute());
        }
    }
}
