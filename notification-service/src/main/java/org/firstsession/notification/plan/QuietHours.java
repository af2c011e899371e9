// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The hours in which nobody is reminded of anything. */
record QuietHours(LocalTime from, LocalTime until) {

    /** A reminder that has to move leaves this long before, so that it is through by then. */
    private static final long MARGIN_MINUTES = 30;

    static QuietHours of(Policy policy) {
        return new QuietHours(
                LocalTime.of(policy.quietFromHour(), 0), LocalTime.of(policy.quietUntilHour(), 0));
    }

    /** The wished time, or an earlier one outside the quiet hours; never a later one. */
    Instant latestAllowed(Instant wished, ZoneId zone) {
        var local = wished.atZone(zone);
        if (isAllowed(local)) {
            return wished;
        }
        var evening = isMorning(local) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return evening.atTime(from).atZone(zone).toInstant().minusSeconds(MARGIN_MINUTES * 60);
    }

    /** The wished time, or the end of the quiet hours that it lies in: for what has no hurry. */
    Instant earliestAllowed(Instant wished, ZoneId zone) {
        var local = wished.atZone(zone);
        if (isAllowed(local)) {
            return wished;
        }
        var day = isMorning(local) ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return day.atTime(until).atZone(zone).toInstant();
    }

    /** When the quiet hours after an allowed time begin. */
    Instant next(Instant allowed, ZoneId zone) {
        return allowed.atZone(zone).toLocalDate().atTime(from).atZone(zone).toInstant();
    }

    private boolean isAllowed(ZonedDateTime local) {
        return !isMorning(local) && local.toLocalTime().isBefore(from);
    }

    private boolean isMorning(ZonedDateTime local) {
        return local.toLocalTime().isBefore(until);
    }
}
