// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.List;
import org.firstsession.engine.types.CriterionPoints;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Slot;

/**
 * What could be offered.
 *
 * @param choices the hours, best first; empty when nothing passes the hard rules
 * @param explanation how they were found
 */
public record Plan(List<Choice> choices, Explanation explanation) {

    public Plan {
        choices = List.copyOf(choices);
    }

    public boolean isEmpty() {
        return choices.isEmpty();
    }

    /** An hour and the points that brought it here. */
    public record Choice(Slot slot, List<CriterionPoints> why) {}
}
