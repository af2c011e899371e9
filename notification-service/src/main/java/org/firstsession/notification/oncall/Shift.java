// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Hours of each week, by the practice's clock.
 *
 * @param day on which they begin
 * @param from when they begin, to the minute
 * @param to when they end, on the next day where that isn't after {@code from}: a shift from 18:00
 *     to 8:00 ends in the morning, one from 0:00 to 0:00 lasts the whole day
 */
public record Shift(DayOfWeek day, LocalTime from, LocalTime to) {

    static final int DAY_MINUTES = (int) Duration.ofDays(1).toMinutes();
    static final int WEEK_MINUTES = 7 * DAY_MINUTES;

    public Shift {
        if (minute(from) * 60 != from.toSecondOfDay() || minute(to) * 60 != to.toSecondOfDay()) {
            throw new IllegalArgumentException("a shift begins and ends on a minute");
        }
    }

    /** The minute of the week at which it begins; 0 is Monday, 0:00. */
    int startMinute() {
        return (day.getValue() - 1) * DAY_MINUTES + minute(from);
    }

    /** The minute of the week at which it ends, exclusive; 0 where it lasts to the week's end. */
    int endMinute() {
        return (startMinute() + minutes()) % WEEK_MINUTES;
    }

    private int minutes() {
        int minutes = Math.floorMod(minute(to) - minute(from), DAY_MINUTES);
        return minutes == 0 ? DAY_MINUTES : minutes;
    }

    boolean covers(int minuteOfWeek) {
        return Math.floorMod(minuteOfWeek - startMinute(), WEEK_MINUTES) < minutes();
    }

    /** Which minute of the week a clock shows. */
    static int minuteOfWeek(LocalDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * DAY_MINUTES + minute(local.toLocalTime());
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
