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
    // The offset from UTC, and the stretch of time in which it holds.
    private int offset;
    private long from;
    private long until;

    ClientClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /** Days since 1970. */
    long day(long second) {
        return Math.floorDiv(local(second), DAY_SECONDS);
    }

    DayOfWeek dayOfWeek(long second) {
        return DayOfWeek.values()[Math.floorMod(day(second) + FIRST_DAY, WEEK_DAYS)];
    }

    int secondOfDay(long second) {
        return (int) Math.floorMod(local(second), DAY_SECONDS);
    }

    int minuteOfDay(long second) {
        return secondOfDay(second) / MINUTE_SECONDS;
    }

    private long local(long second) {
        if (second < from || second >= until) {
            var at = Instant.ofEpochSecond(second);
            var before = rules.previousTransition(at.plusSeconds(1));
            var after = rules.nextTransition(at);
            from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
            until = after == null ? Long.MAX_VALUE : after.toEpochSecond();
            offset = rules.getOffset(at).getTotalSeconds();
        }
        return second + offset;
    }
}
