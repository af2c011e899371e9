// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.Locale;

/**
 * Between which bounds a figure should lie, both included.
 *
 * @param lowest may be negative infinity
 * @param highest may be positive infinity
 */
public record Goal(double lowest, double highest) {

    /** There is no goal; the figure is shown for what it is. */
    public static final Goal NONE = new Goal(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public static Goal atLeast(double lowest) {
        return new Goal(lowest, Double.POSITIVE_INFINITY);
    }

    public static Goal atMost(double highest) {
        return new Goal(Double.NEGATIVE_INFINITY, highest);
    }

    public static Goal between(double lowest, double highest) {
        return new Goal(lowest, highest);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Judges a figure. */
    public Verdict judge(double figure) {
        if (isNone()) {
            return Verdict.NO_GOAL;
        }
        return figure >= lowest && figure <= highest ? Verdict.MET : Verdict.SHORT;
    }

    @Override
    public String toString() {
        if (isNone()) {
            return "–";
        }
        if (Double.isInfinite(highest)) {
            return "≥ " + number(lowest);
        }
        if (Double.isInfinite(lowest)) {
            return "≤ " + number(highest);
        }
        return number(lowest) + " – " + number(highest);
    }

    private static String number(double bound) {
        return String.format(Locale.ROOT, bound == Math.rint(bound) ? "%,.0f" : "%.2f", bound);
    }
}
