// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.List;
import org.firstsession.types.Counterfactual;
import org.firstsession.types.Explanation;
import org.firstsession.types.HardRule;
import org.firstsession.types.NearMiss;
import org.firstsession.types.RuleCount;

/** An explanation as columns have it: lists side by side. */
record Explained(
        int considered,
        List<HardRule> removedRules,
        List<Integer> removedCount,
        List<String> nearestTherapists,
        List<HardRule> nearestRules,
        List<String> moreBy,
        List<Integer> moreTherapists) {

    static Explained of(Explanation explanation) {
        var removed = explanation.getRemoved();
        var nearest = explanation.getNearest();
        var others = explanation.getCounterfactuals();
        return new Explained(
                explanation.getConsidered(),
                removed.stream().map(RuleCount::getRule).toList(),
                removed.stream().map(RuleCount::getTherapists).toList(),
                nearest.stream().map(NearMiss::getTherapistId).toList(),
                nearest.stream().map(NearMiss::getRule).toList(),
                others.stream().map(Explained::code).toList(),
                others.stream().map(Counterfactual::getMoreTherapists).toList());
    }

    /** Such as {@code VIRTUAL_TOO} or {@code OTHER_TIMES.THU.EVENING}. */
    private static String code(Counterfactual other) {
        var code = new StringBuilder(other.getRelaxation().name());
        if (other.getDay() != null) {
            code.append('.').append(other.getDay().name());
        }
        if (other.getPart() != null) {
            code.append('.').append(other.getPart().name());
        }
        return code.toString();
    }
}
