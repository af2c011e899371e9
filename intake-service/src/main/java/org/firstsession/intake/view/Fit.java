// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a decision came about, in the engine's codes.
 *
 * @param considered how many therapists were looked at
 * @param removed how many each hard rule removed
 * @param openings what one change would open up, most first
 */
public record Fit(int considered, List<Removed> removed, List<Opening> openings) {

    public Fit {
        removed = List.copyOf(removed);
        openings = List.copyOf(openings);
    }

    /** A hard rule and how many therapists it removed. */
    public record Removed(String rule, int therapists) {}

    /**
     * One change.
     *
     * @param relaxation what could be given up
     * @param day the weekday, for other times
     * @param part the part of that day
     * @param moreTherapists how many more would have a free hour
     */
    public record Opening(
            String relaxation, @Nullable String day, @Nullable String part, int moreTherapists) {}
}
