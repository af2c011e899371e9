// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes instants as a practice reads its clock, and stretches of time in round figures. */
final class LocalTimes {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("EEE, MMM d, h:mm:ss a", Locale.US);

    private final ZoneId zone;
    private final Instant now;

    LocalTimes(@Nullable String zoneId, Instant now) {
        this.zone = zoneOf(zoneId);
        this.now = now;
    }

    /** Such as "Pacific Time (America/Los_Angeles)". */
    String zoneName() {
        return "%s (%s)".formatted(zone.getDisplayName(TextStyle.FULL, Locale.US), zone.getId());
    }

    Moment minute(Instant instant) {
        return new Moment(MINUTE.format(instant.atZone(zone)), instant.toString());
    }

    Moment second(Instant instant) {
        return new Moment(SECOND.format(instant.atZone(zone)), instant.toString());
    }

    /** The beginning of tomorrow, by the practice's clock. */
    Instant tomorrow() {
        return startOfDay(1);
    }

    /** The end of tomorrow. */
    Instant dayAfter() {
        return startOfDay(2);
    }

    /** Whether it was today, by the practice's clock. */
    boolean isToday(Instant instant) {
        return !instant.isBefore(startOfDay(0)) && instant.isBefore(tomorrow());
    }

    private Instant startOfDay(int daysAhead) {
        return now.atZone(zone).toLocalDate().plusDays(daysAhead).atStartOfDay(zone).toInstant();
    }

    Duration age(Instant then) {
        return Duration.between(then, now);
    }

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return now;
    }

    /** As a field for date and time of day has it. */
    String local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Such as "5 min". */
    String since(Instant then) {
        return stretch(Duration.between(then, now));
    }

    /** Such as "in 5 min" or "5 min overdue". */
    String until(Instant then) {
        return isPast(then)
                ? since(then) + " overdue"
                : "in " + stretch(Duration.between(now, then));
    }

    boolean isPast(Instant then) {
        return then.isBefore(now);
    }

    private static String stretch(Duration stretch) {
        if (stretch.compareTo(Duration.ofMinutes(1)) < 0) {
            return "under 1 min";
        }
        if (stretch.compareTo(Duration.ofMinutes(100)) < 0) {
            return stretch.toMinutes() + " min";
        }
        if (stretch.compareTo(Duration.ofHours(48)) < 0) {
            return stretch.toHours() + " h";
        }
        return stretch.toDays() + " days";
    }

    static ZoneId zoneOf(@Nullable String zoneId) {
        try {
            return zoneId == null ? ZoneOffset.UTC : ZoneId.of(zoneId);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /**
     * A point in time on a page.
     *
     * @param text for people
     * @param iso for machines
     */
    record Moment(String text, String iso) {}
}
