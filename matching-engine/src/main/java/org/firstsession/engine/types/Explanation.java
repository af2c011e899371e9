// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;

/**
 * How a decision came about, from the code that took it.
 *
 * @param considered how many therapists were looked at
 * @param removed how many each hard rule removed, in order of precedence, none left out but zeros
 * @param nearest the nearest misses, those first that fail the latest rule; at most 20
 * @param counterfactuals what would open more, most first
 */
public record Explanation(
        int considered,
        List<RuleCount> removed,
        List<NearMiss> nearest,
        List<Counterfactual> counterfactuals) {

    public Explanation {
        removed = List.copyOf(removed);
        nearest = List.copyOf(nearest);
        counterfactuals = List.copyOf(counterfactuals);
    }
}
