// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * By what an event repeats. Followed by the clock on the wall where the event is, so an hour stays
 * that hour when the clocks change. A rule that would give more than anybody's calendar holds isn't
 * begun with.
 */
final class RepeatRule {

    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");
    private static final int MOST_IN_A_PERIOD = 400;

    private final Recur<LocalDateTime> rule;
    private final @Nullable Instant until;

    /**
     * A rule as it is written.
     *
     * @param own the zone of an end that names none
     * @throws FeedException when it can't be followed
     */
    RepeatRule(String written, ZoneId own) {
        var parts = parts(written);
        check(parts);
        var end = parts.remove("UNTIL");
        this.until = end == null ? null : last(CalendarTime.of(end, null, own));
        try {
            this.rule =
                    new Recur<>(
                            parts.entrySet().stream()
                                    .map(part -> part.getKey() + "=" + part.getValue())
                                    .collect(Collectors.joining(";")));
        } catch (IllegalArgumentException e) {
            throw new FeedException(FeedTrouble.ODD_RULE);
        }
    }

    /** The last moment in which it holds; a date holds to its end. */
    private static Instant last(CalendarTime end) {
        return end.wholeDay()
                ? end.at(end.local().plusDays(1)).instant().minus(1, ChronoUnit.SECONDS)
                : end.instant();
    }

    /** When an event that first is at {@code first} begins between two moments. */
    List<CalendarTime> between(CalendarTime first, Instant from, Instant to) {
        var end = until != null && until.isBefore(to) ? until : to;
        var zone = first.zone();
        // A day more at both ends: the bounds below are exact, whatever the clocks do.
        return rule
                .getDates(
                        first.local(),
                        LocalDateTime.ofInstant(from, zone).minusDays(1),
                        LocalDateTime.ofInstant(end, zone).plusDays(1))
                .stream()
                .map(first::at)
                .filter(time -> !time.instant().isAfter(end) && !time.instant().isBefore(from))
                .toList();
    }

    private static Map<String, String> parts(String written) {
        var parts = new HashMap<String, String>();
        for (var part : written.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return parts;
    }

    private static void check(Map<String, String> parts) {
        long inAPeriod = 1;
        for (var part : parts.entrySet()) {
            if (part.getKey().startsWith("BY")) {
                inAPeriod *= part.getValue().split(",", -1).length;
            }
            if (inAPeriod > MOST_IN_A_PERIOD) {
                throw new FeedException(FeedTrouble.ODD_RULE);
            }
        }
        if (!FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))
                || !NUMBER.matcher(parts.getOrDefault("INTERVAL", "1")).matches()
                || !NUMBER.matcher(parts.getOrDefault("COUNT", "1")).matches()) {
            throw new FeedException(FeedTrouble.ODD_RULE);
        }
    }
}
