// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.firstsession.matching.board.roster.ProfileText;
import org.firstsession.matching.board.roster.RosterFault;
import org.firstsession.types.WeeklyWindow;

/** In what a field of the policy is counted, as it is read and typed. */
enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    SECONDS,
    METRES,
    POINTS,
    PERCENT,
    /** A plain number. */
    COUNT,

    /** Dollars; the policy has cents. */
    DOLLARS {
        @Override
        String text(Object value) {
            return BigDecimal.valueOf((int) value, 2).toPlainString();
        }

        @Override
        Object read(String typed) {
            try {
                return new BigDecimal(typed.strip()).movePointRight(2).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new RosterFault("Write dollars, such as 120 or 120.50.");
            }
        }
    },

    /** A time of day; the policy has minutes since midnight. */
    CLOCK {
        @Override
        String text(Object value) {
            int minutes = (int) value;
            return "%02d:%02d".formatted(minutes / 60, minutes % 60);
        }

        @Override
        Object read(String typed) {
            var time = typed.strip();
            if (!time.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
                throw new RosterFault("Write a time, such as 08:00; midnight at the end is 24:00.");
            }
            return 60 * Integer.parseInt(time.substring(0, 2))
                    + Integer.parseInt(time.substring(3));
        }
    },

    /** Codes that the practice chooses itself. */
    CODES {
        @Override
        String text(Object value) {
            return ((List<?>) value)
                    .stream().map(String::valueOf).collect(Collectors.joining(", "));
        }

        @Override
        Object read(String typed) {
            return ProfileText.codes(typed);
        }
    },

    /** Hours of a week, one a line. */
    HOURS_OF_A_WEEK {
        @Override
        String text(Object value) {
            return ((List<?>) value)
                    .stream()
                            .map(WeeklyWindow.class::cast)
                            .map(window ->
                                    "%s %s–%s"
                                            .formatted(
                                                    window.getDay(),
                                                    CLOCK.text(window.getFromMinute()),
                                                    CLOCK.text(window.getToMinute())))
                            .collect(Collectors.joining("\n"));
        }

        @Override
        Object read(String typed) {
            return typed.lines().filter(line -> !line.isBlank()).map(Unit::window).toList();
        }
    };

    /** A value as it is read on the page, and typed there. */
    String text(Object value) {
        return String.valueOf(value);
    }

    /**
     * What somebody typed, as the policy has it.
     *
     * @throws RosterFault when it can't be used
     */
    Object read(String typed) {
        return ProfileText.number(typed, 0, Integer.MAX_VALUE, "Write a whole number.");
    }

    /** Whether it takes several lines; for pages. */
    public boolean isLong() {
        return this == HOURS_OF_A_WEEK;
    }

    private static WeeklyWindow window(String line) {
        var parts = line.strip().split("\\s*[\\s–-]\\s*");
        if (parts.length != 3) {
            throw new RosterFault("Write one a line, such as MON 09:00–17:00.");
        }
        return ProfileText.hours(parts[0], parts[1], parts[2], ProfileText.VIDEO).getWindow();
    }
}
