// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.DayOfWeek;

/**
 * Hours that come back every week, in a time zone that the holder names.
 *
 * @param day the day of the week
 * @param fromMinute first minute, from local midnight, 0 to 1439
 * @param toMinute the minute at which the window ends, exclusive, up to 1440
 */
public record WeeklyWindow(DayOfWeek day, int fromMinute, int toMinute) {

    public WeeklyWindow {
        Require.between(fromMinute, 0, 1_439, "fromMinute");
        Require.between(toMinute, fromMinute + 1L, 1_440, "toMinute");
    }
}
