// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/** Reads {@code times}. */
public final class WeeklyTimes {

    private static final int MOST_WINDOWS = 70;
    private static final int LAST_MINUTE = 24 * 60;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)");
    private static final Map<String, Weekday> DAYS =
            Map.of(
                    "MON", Weekday.MON,
                    "TUE", Weekday.TUE,
                    "WED", Weekday.WED,
                    "THU", Weekday.THU,
                    "FRI", Weekday.FRI,
                    "SAT", Weekday.SAT,
                    "SUN", Weekday.SUN);

    private WeeklyTimes() {}

    public static List<WeeklyWindow> read(Fields request) {
        var windows = new ArrayList<WeeklyWindow>();
        for (var fields : request.objects("times", MOST_WINDOWS)) {
            var day = fields.requiredChoice("day", DAYS);
            var from = minute(fields, "from");
            var to = minute(fields, "to");
            fields.refuseOthers();
            if (from != null && from == LAST_MINUTE) {
                fields.error("from", "not-a-time");
            } else if (from != null && to != null && from >= to) {
                fields.error("to", "window-empty");
            } else if (day != null && from != null && to != null) {
                windows.add(new WeeklyWindow(day, from, to));
            }
        }
        return merged(windows);
    }

    /** Windows that touch are one: a session may well begin in the one and end in the other. */
    static List<WeeklyWindow> merged(List<WeeklyWindow> windows) {
        var sorted = new ArrayList<>(windows);
        sorted.sort(
                Comparator.comparing(WeeklyWindow::getDay)
                        .thenComparing(WeeklyWindow::getFromMinute)
                        .thenComparing(WeeklyWindow::getToMinute));
        var merged = new ArrayList<WeeklyWindow>();
        for (var window : sorted) {
            var last = merged.isEmpty() ? null : merged.getLast();
            if (last != null
                    && last.getDay() == window.getDay()
                    && window.getFromMinute() <= last.getToMinute()) {
                merged.removeLast();
                merged.add(
                        new WeeklyWindow(
                                last.getDay(),
                                last.getFromMinute(),
                                Math.max(last.getToMinute(), window.getToMinute())));
            } else {
                merged.add(window);
            }
        }
        return merged;
    }

    private static @Nullable Integer minute(Fields fields, String name) {
        var text = fields.requiredText(name);
        if (text == null) {
            return null;
        }
        if (text.equals("24:00")) {
            return LAST_MINUTE;
        }
        var time = TIME.matcher(text);
        if (!time.matches()) {
            fields.error(name, "not-a-time");
            return null;
        }
        return Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    }
}
