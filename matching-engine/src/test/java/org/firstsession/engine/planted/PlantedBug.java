// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.planted;

import java.util.ArrayList;
import java.util.List;

/**
 * A mistake, and the changes of the engine's sources that make it.
 *
 * @param mistake what is wrong, in one line
 * @param edits the changes; each applies exactly once
 * @param tables the tests that are asked before the random weeks, by their names; none for a
 *     mistake that the weeks are to find
 */
record PlantedBug(String mistake, List<Edit> edits, List<String> tables) {

    /** A mistake that the random weeks are to find. */
    static PlantedBug bug(String mistake) {
        return new PlantedBug(mistake, List.of(), List.of());
    }

    /** The same with one more change. */
    PlantedBug in(String file, String right, String wrong) {
        var more = new ArrayList<>(edits);
        more.add(new Edit(file, right, wrong));
        return new PlantedBug(mistake, List.copyOf(more), tables);
    }

    /** The same, to be found by the tests of a class. */
    PlantedBug foundBy(String testClass) {
        return new PlantedBug(mistake, edits, List.of(testClass));
    }

    /**
     * One change.
     *
     * @param file the source file, from the engine's package on
     * @param right a piece of its text
     * @param wrong what stands there instead
     */
    record Edit(String file, String right, String wrong) {

        /**
         * The text with the change.
         *
         * @throws IllegalStateException when it doesn't apply, or at more than one place
         */
        String in(String text) {
            int at = text.indexOf(right);
            if (at < 0 || text.indexOf(right, at + 1) >= 0) {
                throw new IllegalStateException(
                        "applies %s to %s:%n%s"
                                .formatted(at < 0 ? "nowhere" : "twice", file, right));
            }
            return text.substring(0, at) + wrong + text.substring(at + right.length());
        }
    }
}
