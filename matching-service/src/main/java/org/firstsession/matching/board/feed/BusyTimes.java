// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstsession.types.Interval;

/**
 * When somebody is busy by the entries of a calendar, between two moments. An entry counts unless
 * it says that the time is free or that it is cancelled; where one contradicts another, both count,
 * for an hour that is kept in vain is a lesser fault than one that is given twice.
 */
final class BusyTimes {

    private static final int MOST_TIMES = 10_000;

    private final ZoneId own;
    private final Instant from;
    private final Instant to;
    private final long patienceEnds;
    private final List<Interval> times = new ArrayList<>();

    /**
     * Begins.
     *
     * @param own where the therapist is: there a day begins that names no zone
     * @param patience for how long it may work
     */
    BusyTimes(ZoneId own, Instant from, Instant to, Duration patience) {
        this.own = own;
        this.from = from;
        this.to = to;
        this.patienceEnds = System.nanoTime() + patience.toNanos();
    }

    /**
     * The times, in order, each apart from the next.
     *
     * @param echoes the therapist's own sessions, which an invitation has put into the calendar too
     * @throws FeedException when an entry can't be understood, or there are too many
     */
    List<Interval> of(List<CalendarEntry> entries, Set<Interval> echoes) {
        var replaced = replaced(entries);
        for (var entry : entries) {
            if (System.nanoTime() > patienceEnds) {
                throw new FeedException(FeedTrouble.TOO_MUCH);
            }
            if ("VFREEBUSY".equals(entry.kind())) {
                addPeriods(entry);
            } else if (!entry.says("TRANSP", "TRANSPARENT") && !entry.says("STATUS", "CANCELLED")) {
                addEvent(entry, replaced.getOrDefault(entry.uid(), Set.of()));
            }
        }
        times.removeAll(echoes);
        return apart(times);
    }

    /** By series, which of its times have an entry of their own. */
    private Map<String, Set<Instant>> replaced(List<CalendarEntry> entries) {
        var replaced = new HashMap<String, Set<Instant>>();
        for (var entry : entries) {
            var which = entry.first("RECURRENCE-ID");
            if (which.isPresent()) {
                if (which.get().has("RANGE", "THISANDFUTURE")) {
                    throw new FeedException(FeedTrouble.ODD_RULE);
                }
                replaced.computeIfAbsent(entry.uid(), id -> new HashSet<>())
                        .add(CalendarTime.of(which.get(), own).instant());
            }
        }
        return replaced;
    }

    private void addEvent(CalendarEntry event, Set<Instant> replaced) {
        var first =
                event.first("DTSTART")
                        .map(line -> CalendarTime.of(line, own))
                        .orElseThrow(() -> new FeedException(FeedTrouble.ODD_TIMES));
        var length = length(event, first);
        boolean alone = event.first("RECURRENCE-ID").isPresent();
        var without = alone ? Set.<Instant>of() : without(event, replaced);
        for (var start : starts(event, first, length)) {
            if (!without.contains(start.instant())) {
                add(start.instant(), end(start, length));
            }
        }
        event.all("RDATE").filter(line -> line.has("VALUE", "PERIOD")).forEach(this::addPeriods);
    }

    private Set<Instant> without(CalendarEntry event, Set<Instant> replaced) {
        var without = new HashSet<>(replaced);
        event.all("EXDATE")
                .flatMap(line -> CalendarTime.listOf(line, own).stream())
                .forEach(time -> without.add(time.instant()));
        return without;
    }

    /** Once at each moment, by however many ways. */
    private Iterable<CalendarTime> starts(
            CalendarEntry event, CalendarTime first, Duration length) {
        var starts = new HashSet<CalendarTime>();
        starts.add(first);
        event.all("RRULE")
                .map(line -> new RepeatRule(line.value(), own))
                .forEach(rule -> starts.addAll(rule.between(first, from.minus(length), to)));
        event.all("RDATE")
                .filter(line -> !line.has("VALUE", "PERIOD"))
                .forEach(line -> starts.addAll(CalendarTime.listOf(line, own)));
        return starts;
    }

    /** From the first time's start to its end; a day for a date, nothing for a mere moment. */
    private Duration length(CalendarEntry event, CalendarTime first) {
        var end = event.first("DTEND").map(line -> CalendarTime.of(line, own));
        if (end.isPresent()) {
            var length =
                    first.wholeDay()
                            ? Duration.between(first.local(), end.get().local())
                            : Duration.between(first.instant(), end.get().instant());
            if (length.isNegative()) {
                throw new FeedException(FeedTrouble.ODD_TIMES);
            }
            return first.wholeDay() && length.isZero() ? Duration.ofDays(1) : length;
        }
        return event.first("DURATION")
                .map(line -> CalendarTime.length(line.value()))
                .orElse(first.wholeDay() ? Duration.ofDays(1) : Duration.ZERO);
    }

    /** A day is as long as the clock on the wall has it. */
    private static Instant end(CalendarTime start, Duration length) {
        return start.wholeDay()
                ? start.at(start.local().plus(length)).instant()
                : start.instant().plus(length);
    }

    private void addPeriods(CalendarEntry entry) {
        entry.all("FREEBUSY").filter(line -> !line.has("FBTYPE", "FREE")).forEach(this::addPeriods);
    }

    /** Periods as {@code start/end} or {@code start/length}. */
    private void addPeriods(CalendarEntry.Line line) {
        var zone = line.parameters().get("TZID");
        for (var period : line.value().split(",", -1)) {
            int slash = period.indexOf('/');
            if (slash < 0) {
                throw new FeedException(FeedTrouble.ODD_TIMES);
            }
            var start = CalendarTime.of(period.substring(0, slash), zone, own).instant();
            var rest = period.substring(slash + 1);
            add(
                    start,
                    rest.contains("P")
                            ? start.plus(CalendarTime.length(rest))
                            : CalendarTime.of(rest, zone, own).instant());
        }
    }

    private void add(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new FeedException(FeedTrouble.ODD_TIMES);
        }
        if (start.isBefore(to) && end.isAfter(from) && end.isAfter(start)) {
            times.add(new Interval(start, end));
        }
        if (times.size() > MOST_TIMES) {
            throw new FeedException(FeedTrouble.TOO_MUCH);
        }
    }

    /** What overlaps or touches is one time. */
    private static List<Interval> apart(List<Interval> times) {
        var inOrder = new ArrayList<>(times);
        inOrder.sort(
                Comparator.comparing(Interval::getStartsAt).thenComparing(Interval::getEndsAt));
        var apart = new ArrayList<Interval>();
        for (var next : inOrder) {
            if (apart.isEmpty() || apart.getLast().getEndsAt().isBefore(next.getStartsAt())) {
                apart.add(next);
            } else if (next.getEndsAt().isAfter(apart.getLast().getEndsAt())) {
                apart.set(
                        apart.size() - 1,
                        new Interval(apart.getLast().getStartsAt(), next.getEndsAt()));
            }
        }
        return List.copyOf(apart);
    }
}
