// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** What the clock on the wall shows in one zone. Quick for instants that lie close together. */
final class ClientClock {

    private static final long DAY_SECONDS = 86_400;
    private static final int MINUTE_SECONDS = 60;
    // 1 January 1970 was a Thursday.
    private static final int FIRST_DAY = DayOfWeek.THURSDAY.ordinal();
    private static final int WEEK_DAYS = DayOfWeek.values().length;

    private final ZoneRules rules;
    // Clocks change at most once in the time of most searches: what lies before and behind.
    private Stretch here = Stretch.NONE;
    private Stretch other = Stretch.NONE;
    // Nor do most questions leave the day of the one before.
    private long day;
    private long dayBegins;

    ClientClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /** Days since 1970. */
    long day(long second) {
        turnTo(second);
        return day;
    }

    DayOfWeek dayOfWeek(long second) {
        return DayOfWeek.values()[Math.floorMod(day(second) + FIRST_DAY, WEEK_DAYS)];
    }

    int secondOfDay(long second) {
        return (int) (turnTo(second) - dayBegins);
    }

    int minuteOfDay(long second) {
        return secondOfDay(second) / MINUTE_SECONDS;
    }

    /** Turns to the day of an instant; gives the seconds of its clock since 1970. */
    private long turnTo(long second) {
        long local = local(second);
        if (local < dayBegins || local - dayBegins >= DAY_SECONDS) {
            day = Math.floorDiv(local, DAY_SECONDS);
            dayBegins = day * DAY_SECONDS;
        }
        return local;
    }

    private long local(long second) {
        if (!here.has(second)) {
            var last = here;
            here = other.has(second) ? other : Stretch.around(second, rules);
            other = last;
        }
        return second + here.offset();
    }

    /**
     * Time in which the offset from UTC is the same.
     *
     * @param from its first second
     * @param until the second behind its last
     * @param offset seconds
     */
    private record Stretch(long from, long until, int offset) {

        static final Stretch NONE = new Stretch(0, 0, 0);

        static Stretch around(long second, ZoneRules rules) {
            var at = Instant.ofEpochSecond(second);
            var before = rules.previousTransition(at.plusSeconds(1));
            var after = rules.nextTransition(at);
            return new Stretch(
                    before == null ? Long.MIN_VALUE : before.toEpochSecond(),
                    after == null ? Long.MAX_VALUE : after.toEpochSecond(),
                    rules.getOffset(at).getTotalSeconds());
        }

        boolean has(long second) {
            return from <= second && second < until;
        }
    }
}
