// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Cost against size, as an SVG that stands alone and follows the reader's light or dark colours.
 *
 * @param name of its file, without a suffix
 * @param x what grows; its axis is logarithmic, because sizes are tried tenfold or doubled
 * @param y what it costs, with its unit; the axis begins at zero
 */
public record Plot(String name, String title, String x, String y, List<Series> series) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 76;
    private static final int RIGHT = 24;
    private static final int TOP = 44;
    private static final int BOTTOM = 56;
    private static final int LINES = 4;
    private static final int LEGEND_STEP = 200;

    private static final String STYLE =
            """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #333 } .title { font-weight: 600 }
            .axis { stroke: #ccc } path { fill: none; stroke-width: 2.5 } .right { text-anchor: end }
            .middle { text-anchor: middle } .s0 { stroke: #1d5fa8; fill: #1d5fa8 }
            .s1 { stroke: #b3541e; fill: #b3541e } path.s1 { stroke-dasharray: 7 4 }
            path.s0, path.s1 { fill: none }
            @media (prefers-color-scheme: dark) { text { fill: #ddd } .axis { stroke: #555 }
            .s0 { stroke: #7fb2ec; fill: #7fb2ec } .s1 { stroke: #e8a070; fill: #e8a070 } }
            </style>
            """;

    public Plot {
        series = List.copyOf(series);
        if (series.isEmpty() || series.stream().anyMatch(each -> each.points().isEmpty())) {
            throw new IllegalArgumentException("nothing to plot");
        }
    }

    /**
     * One line of the plot.
     *
     * @param name what it is about; blank when there is only one
     */
    public record Series(String name, List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    /** What one size costs. */
    public record Point(double size, double cost) {}

    /** The whole file. */
    public String toSvg() {
        var svg = new StringBuilder();
        svg.append(
                format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                                + " width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">%n",
                        WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title)));
        svg.append(STYLE);
        svg.append(format("<text class=\"title\" x=\"12\" y=\"22\">%s</text>%n", escaped(title)));
        appendAxes(svg);
        for (int number = 0; number < series.size(); number++) {
            append(svg, number);
        }
        return svg.append("</svg>\n").toString();
    }

    private void appendAxes(StringBuilder svg) {
        for (int line = 0; line <= LINES; line++) {
            double value = top() * line / LINES;
            svg.append(
                    format(
                            "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                    + "<text class=\"right\" x=\"%d\" y=\"%.1f\">%s</text>%n",
                            LEFT,
                            WIDTH - RIGHT,
                            y(value),
                            y(value),
                            LEFT - 8,
                            y(value) + 4,
                            number(value)));
        }
        for (double size : sizes()) {
            svg.append(
                    format(
                            "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                            x(size), HEIGHT - BOTTOM + 20, number(size)));
        }
        svg.append(
                format(
                        "<text class=\"right\" x=\"%d\" y=\"%d\">%s</text>%n",
                        WIDTH - RIGHT, HEIGHT - 14, escaped(x)));
        svg.append(format("<text x=\"12\" y=\"%d\">%s</text>%n", HEIGHT - 14, escaped(y)));
    }

    private void append(StringBuilder svg, int number) {
        var one = series.get(number);
        var path = new ArrayList<String>();
        for (var point : one.points()) {
            path.add(format("%.1f %.1f", x(point.size()), y(point.cost())));
        }
        svg.append(format("<path class=\"s%d\" d=\"M%s\"/>%n", number, String.join(" L", path)));
        for (var point : one.points()) {
            svg.append(
                    format(
                            "<circle class=\"s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s: %s</title></circle>%n",
                            number,
                            x(point.size()),
                            y(point.cost()),
                            number(point.size()),
                            number(point.cost())));
        }
        if (!one.name().isBlank()) {
            int left = LEFT + number * LEGEND_STEP;
            svg.append(
                    format(
                            "<circle class=\"s%d\" cx=\"%d\" cy=\"%d\" r=\"4\"/><text x=\"%d\""
                                    + " y=\"%d\">%s</text>%n",
                            number, left, TOP - 9, left + 10, TOP - 5, escaped(one.name())));
        }
    }

    private List<Double> sizes() {
        return series.stream()
                .flatMap(each -> each.points().stream())
                .map(Point::size)
                .distinct()
                .sorted()
                .toList();
    }

    /** The highest value on the axis: a round number that no point exceeds. */
    private double top() {
        double most = most(Point::cost);
        double step = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
        return Math.ceil(most / step) * step;
    }

    private double most(ToDoubleFunction<Point> of) {
        return series.stream()
                .flatMap(each -> each.points().stream())
                .mapToDouble(of)
                .max()
                .orElseThrow();
    }

    private double x(double size) {
        double least = Math.log(sizes().getFirst());
        double width = Math.log(sizes().getLast()) - least;
        double share = width == 0 ? 0.5 : (Math.log(size) - least) / width;
        return LEFT + 20 + share * (WIDTH - LEFT - RIGHT - 60);
    }

    private double y(double cost) {
        return HEIGHT - BOTTOM - cost / top() * (HEIGHT - BOTTOM - TOP - 8);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? format("%,.0f", value)
                : format(value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
