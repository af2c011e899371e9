// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

import java.util.List;

/**
 * The middle of several figures, and how far they lie apart.
 *
 * @param values the figures in the order in which they were measured
 */
public record Spread(double median, double lowest, double highest, List<Double> values) {

    public Spread {
        values = List.copyOf(values);
    }

    /** Of at least one figure. */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no figures");
        }
        var sorted = values.stream().sorted().toList();
        return new Spread(median(sorted), sorted.getFirst(), sorted.getLast(), values);
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
