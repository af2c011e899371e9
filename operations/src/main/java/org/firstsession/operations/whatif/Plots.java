// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.firstsession.operations.page.Page;

/** Plots as inline SVG, before and after beside each other. */
final class Plots {

    static final String STYLE =
            """
            .before { fill: var(--bar); stroke: var(--quiet) } .after { fill: var(--blue); stroke: var(--blue) }
            path.before { fill: none; stroke: var(--quiet); stroke-width: 2; stroke-dasharray: 5 4 }
            path.after { fill: none; stroke: var(--blue); stroke-width: 2 } .axis { stroke: var(--line) }
            svg text.right { text-anchor: end } svg text.middle { text-anchor: middle }
            """;

    private static final int WIDTH = 640;
    private static final int LABEL = 190;
    private static final int BAR = 11;
    private static final int ROW = 2 * BAR + 12;
    private static final int HEIGHT = 260;
    private static final int MARGIN = 44;
    private static final int RIGHT = 20;

    private Plots() {}

    /** Two bars for each thing. */
    static <T> String bars(
            String title,
            List<T> things,
            Function<T, String> name,
            ToDoubleFunction<T> before,
            ToDoubleFunction<T> after,
            String unit) {
        double most =
                things.stream()
                        .mapToDouble(
                                it -> Math.max(before.applyAsDouble(it), after.applyAsDouble(it)))
                        .max()
                        .orElse(0);
        var svg = new StringBuilder(head(title, things.size() * ROW + 30));
        for (int i = 0; i < things.size(); i++) {
            var thing = things.get(i);
            int y = 8 + i * ROW;
            svg.append(
                    "<text class=\"right\" x=\"%d\" y=\"%d\">%s</text>%n"
                            .formatted(LABEL - 8, y + BAR + 5, Page.escaped(name.apply(thing))));
            svg.append(bar("before", y, before.applyAsDouble(thing), most, unit));
            svg.append(bar("after", y + BAR + 1, after.applyAsDouble(thing), most, unit));
        }
        return svg.append(legend(things.size() * ROW + 20)).append("</svg>\n").toString();
    }

    private static String bar(String kind, int y, double value, double most, String unit) {
        double length = most == 0 ? 0 : value / most * (WIDTH - LABEL - 80);
        return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/><text x=\"%.1f\" y=\"%d\">%s%s</text>%n"
                .formatted(
                        kind,
                        LABEL,
                        y,
                        length,
                        BAR - 1,
                        LABEL + length + 6,
                        y + BAR - 1,
                        number(value),
                        unit);
    }

    /** Which share of all requests had its session within so many days. */
    static String waiting(String title, List<Course> before, List<Course> after) {
        double most = Math.max(1, Math.ceil(Math.max(longest(before), longest(after)) / 7.0) * 7);
        var svg = new StringBuilder(head(title, HEIGHT));
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(percent);
            svg.append(
                    "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"right\" x=\"%d\" y=\"%.1f\">%d %%</text>%n"
                            .formatted(MARGIN, WIDTH - RIGHT, y, y, MARGIN - 6, y + 4, percent));
        }
        for (int day = 0; day <= most; day += Math.max(1, (int) most / 7)) {
            svg.append(
                    "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%d d</text>%n"
                            .formatted(x(day, most), HEIGHT - 32, day));
        }
        svg.append(curve("before", before, most)).append(curve("after", after, most));
        return svg.append(legend(HEIGHT - 10)).append("</svg>\n").toString();
    }

    private static String curve(String kind, List<Course> courses, double most) {
        var days =
                courses.stream()
                        .flatMap(course -> course.toSession().stream())
                        .map(Plots::days)
                        .sorted()
                        .toList();
        var path = new StringBuilder("M%.1f %.1f".formatted(x(0, most), y(0)));
        for (int i = 0; i < days.size(); i++) {
            path.append(
                    " H%.1f V%.1f"
                            .formatted(x(days.get(i), most), y(100.0 * (i + 1) / courses.size())));
        }
        return "<path class=\"%s\" d=\"%s H%d\"/>%n".formatted(kind, path, WIDTH - RIGHT);
    }

    private static double longest(List<Course> courses) {
        return courses.stream()
                .flatMap(course -> course.toSession().stream())
                .mapToDouble(Plots::days)
                .max()
                .orElse(0);
    }

    private static double days(Duration duration) {
        return duration.toMinutes() / (24.0 * 60);
    }

    private static double x(double day, double most) {
        return MARGIN + day / most * (WIDTH - RIGHT - MARGIN);
    }

    private static double y(double percent) {
        return 12 + (100 - percent) / 100 * (HEIGHT - 12 - 52);
    }

    private static String head(String title, int height) {
        return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">%n"
                .formatted(WIDTH, height, WIDTH, Page.escaped(title));
    }

    private static String legend(int y) {
        return List.of("before", "after").stream()
                .map(kind -> {
                    int x = kind.equals("before") ? LABEL : LABEL + 190;
                    return "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"12\" height=\"9\"/><text x=\"%d\" y=\"%d\">%s</text>%n"
                            .formatted(
                                    kind,
                                    x,
                                    y - 8,
                                    x + 18,
                                    y,
                                    kind.equals("before") ? "policies in force" : "changed policy");
                })
                .collect(Collectors.joining());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
    }
}
