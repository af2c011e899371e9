// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.Locale;

/** What a figure should be: at least, at most, or nothing in particular. */
public record Goal(Kind kind, double bound) {

    /** There is no goal; the figure is shown for what it is. */
    public static final Goal NONE = new Goal(Kind.NONE, 0);

    /** Which side of the bound is the good one. */
    public enum Kind {
        AT_LEAST,
        AT_MOST,
        NONE
    }

    public static Goal atLeast(double bound) {
        return new Goal(Kind.AT_LEAST, bound);
    }

    public static Goal atMost(double bound) {
        return new Goal(Kind.AT_MOST, bound);
    }

    /**
     * Judges a figure.
     *
     * @param mayJudge false when the run can't say anything about goals
     */
    public Verdict judge(double figure, boolean mayJudge) {
        if (kind == Kind.NONE) {
            return Verdict.NO_GOAL;
        }
        if (!mayJudge) {
            return Verdict.NOT_JUDGED;
        }
        boolean met = kind == Kind.AT_LEAST ? figure >= bound : figure <= bound;
        return met ? Verdict.MET : Verdict.SHORT;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case AT_LEAST -> "≥ " + number();
            case AT_MOST -> "≤ " + number();
            case NONE -> "–";
        };
    }

    private String number() {
        return bound == Math.rint(bound)
                ? String.format(Locale.ROOT, "%.0f", bound)
                : String.format(Locale.ROOT, "%.2f", bound);
    }
}
