// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.List;
import java.util.function.Supplier;
import org.firstsession.engine.types.CriterionPoints;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Slot;

/** What could be offered. */
public final class Plan {

    private final List<Choice> choices;
    private final Supplier<Explanation> explanation;

    Plan(List<Choice> choices, Supplier<Explanation> explanation) {
        this.choices = List.copyOf(choices);
        this.explanation = explanation;
    }

    /** The hours, best first; empty when nothing passes the hard rules. */
    public List<Choice> choices() {
        return choices;
    }

    /** How they were found. Worked out when it is asked for, from the same book. */
    public Explanation explanation() {
        return explanation.get();
    }

    public boolean isEmpty() {
        return choices.isEmpty();
    }

    /** An hour and the points that brought it here. */
    public record Choice(Slot slot, List<CriterionPoints> why) {}
}
