// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.fortuna.ical4j.transform.compliance.TzHelper;
import org.jspecify.annotations.Nullable;

/**
 * A time as calendars write it.
 *
 * @param local what the clock on the wall shows
 * @param zone where the clock hangs
 * @param wholeDay a date, which begins when that day does
 */
record CalendarTime(LocalDateTime local, ZoneId zone, boolean wholeDay) {

    private static final int DATE_LENGTH = 8;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Pattern TITLE =
            Pattern.compile("\\(UTC[^)]*\\) (\\w+) Time \\(US (?:&|and) Canada\\)");

    /** The library has places in Canada for some of these, where clocks may go another way. */
    private static final Map<String, String> AMERICAN =
            Map.of(
                    "Atlantic Standard Time", "America/Halifax",
                    "Eastern Standard Time", "America/New_York",
                    "US Eastern Standard Time", "America/Indiana/Indianapolis",
                    "Central Standard Time", "America/Chicago",
                    "Mountain Standard Time", "America/Denver",
                    "US Mountain Standard Time", "America/Phoenix",
                    "Pacific Standard Time", "America/Los_Angeles",
                    "Alaskan Standard Time", "America/Anchorage",
                    "Hawaiian Standard Time", "Pacific/Honolulu");

    private static final Pattern WEEKS = Pattern.compile("([-+]?)P(\\d{1,4})W");

    /** Before this nobody has made an appointment that still repeats. */
    private static final int EARLIEST_YEAR = 1900;

    private static final int LATEST_YEAR = 9999;
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    Instant instant() {
        return local.atZone(zone).toInstant();
    }

    /** The same by the same clock. */
    CalendarTime at(LocalDateTime other) {
        return new CalendarTime(other, zone, wholeDay);
    }

    /**
     * The time of a line that has one.
     *
     * @param own the zone of times that name none
     * @throws FeedException when it can't be read
     */
    static CalendarTime of(CalendarEntry.Line line, ZoneId own) {
        return of(line.value(), line.parameters().get("TZID"), own);
    }

    /** All times of a line. */
    static List<CalendarTime> listOf(CalendarEntry.Line line, ZoneId own) {
        var times = new ArrayList<CalendarTime>();
        for (var one : line.value().split(",", -1)) {
            times.add(of(one, line.parameters().get("TZID"), own));
        }
        return times;
    }

    static CalendarTime of(String written, @Nullable String zone, ZoneId own) {
        var text = written.strip();
        try {
            if (text.length() == DATE_LENGTH) {
                var date = LocalDate.parse(text, DATE);
                return new CalendarTime(checked(date.atStartOfDay()), own, true);
            }
            if (text.endsWith("Z")) {
                var utc = LocalDateTime.parse(text.substring(0, text.length() - 1), DATE_TIME);
                return new CalendarTime(checked(utc), ZoneOffset.UTC, false);
            }
            var local = checked(LocalDateTime.parse(text, DATE_TIME));
            return new CalendarTime(local, zone == null ? own : zone(zone), false);
        } catch (DateTimeException e) {
            throw new FeedException(FeedTrouble.ODD_TIMES);
        }
    }

    private static LocalDateTime checked(LocalDateTime time) {
        if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
            throw new FeedException(FeedTrouble.ODD_TIMES);
        }
        return time;
    }

    /**
     * By the names of the tz database, with or without a maker's prefix, or of Windows. Rules that
     * a file brings along for a known name aren't needed, and may be wrong.
     */
    private static ZoneId zone(String name) {
        var known = known(name.strip().replace("\"", ""));
        if (known == null) {
            throw new FeedException(FeedTrouble.UNKNOWN_ZONE);
        }
        return known;
    }

    private static @Nullable ZoneId known(String name) {
        for (var rest = name; ; rest = rest.substring(rest.indexOf('/') + 1)) {
            if (ZONES.contains(rest)) {
                return ZoneId.of(rest);
            }
            if (rest.indexOf('/') < 0) {
                break;
            }
        }
        var title = TITLE.matcher(name);
        var ofWindows = title.matches() ? title.group(1) + " Standard Time" : name;
        var american = AMERICAN.get(ofWindows);
        var id = american == null ? TzHelper.getCorrectedTimeZoneIdFrom(ofWindows) : american;
        return id != null && ZONES.contains(id) ? ZoneId.of(id) : null;
    }

    /**
     * A length such as {@code PT50M}, {@code P1D} or {@code P2W}.
     *
     * @throws FeedException when it can't be read, is negative or longer than anything is
     */
    static Duration length(String written) {
        var text = written.strip();
        try {
            var weeks = WEEKS.matcher(text);
            var length =
                    weeks.matches()
                            ? Duration.ofDays(7 * Long.parseLong(weeks.group(1) + weeks.group(2)))
                            : Duration.parse(text);
            if (length.isNegative() || length.compareTo(LONGEST) > 0) {
                throw new FeedException(FeedTrouble.ODD_TIMES);
            }
            return length;
        } catch (DateTimeException e) {
            throw new FeedException(FeedTrouble.ODD_TIMES);
        }
    }
}
