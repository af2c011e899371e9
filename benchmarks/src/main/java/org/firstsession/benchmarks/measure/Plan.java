// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.measure;

/**
 * How often a comparison runs.
 *
 * @param warmUps rounds whose figures are dropped
 * @param pairs rounds that count
 */
public record Plan(int warmUps, int pairs) {

    /** With fewer pairs than this, a comparison is shown and not judged. */
    public static final int FEWEST_PAIRS = 5;

    public Plan {
        if (warmUps < 0 || pairs < 1) {
            throw new IllegalArgumentException("a comparison needs at least one pair");
        }
    }

    public boolean canBeJudged() {
        return warmUps > 0 && pairs >= FEWEST_PAIRS;
    }
}
