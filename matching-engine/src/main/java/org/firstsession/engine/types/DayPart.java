// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/** A part of the day where the client sits. */
public enum DayPart {
    MORNING,
    AFTERNOON,
    EVENING;

    private static final int NOON = 12 * 60;
    private static final int FIVE = 17 * 60;

    /**
     * The part that holds a minute of the day: the morning ends at 12:00, the afternoon at 17:00.
     */
    public static DayPart of(int minuteOfDay) {
        return minuteOfDay < NOON ? MORNING : minuteOfDay < FIVE ? AFTERNOON : EVENING;
    }
}
