// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;

/**
 * Hours that come back every week.
 *
 * @param day MON to SUN
 * @param from first minute, counted from midnight
 * @param to the minute at which it ends, exclusive
 */
public record Window(Weekday day, int from, int to) {

    /** The same for a command. */
    public WeeklyWindow forCommand() {
        return new WeeklyWindow(day, from, to);
    }
}
