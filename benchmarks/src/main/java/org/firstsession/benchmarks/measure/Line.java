// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param what what was measured
 * @param unit of the two figures
 * @param yardstick the yardstick's median; null when the line has none
 * @param ours our median
 * @param ratio the median of the paired ratios and their spread; null when the line has none
 * @param goal what the ratio, or without one our figure, should be
 * @param verdict what the goal says
 * @param judged the figure that the verdict is about
 */
public record Line(
        String what,
        String unit,
        @Nullable Spread yardstick,
        Spread ours,
        @Nullable Spread ratio,
        String goal,
        Verdict verdict,
        double judged) {

    /** A line whose ratio is judged. */
    public static Line ofRatio(String what, String unit, Pairs.Figures figures, Goal goal) {
        var ratio = figures.ratio();
        return new Line(
                what,
                unit,
                figures.yardstick(),
                figures.ours(),
                ratio,
                goal.toString(),
                goal.judge(ratio.median()),
                ratio.median());
    }

    /** A line whose own figure is judged. */
    public static Line ofFigure(String what, String unit, Spread ours, Goal goal) {
        return new Line(
                what,
                unit,
                null,
                ours,
                null,
                goal.isNone() ? goal.toString() : goal + " " + unit,
                goal.judge(ours.median()),
                ours.median());
    }

    /** The same figures, held against nothing. */
    public Line notJudged() {
        return verdict == Verdict.NO_GOAL
                ? this
                : new Line(what, unit, yardstick, ours, ratio, goal, Verdict.NOT_JUDGED, judged);
    }
}
