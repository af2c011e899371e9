// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.planted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
     * @param right a piece of its text, however its lines are broken
     * @param wrong what stands there instead
     */
    record Edit(String file, String right, String wrong) {

        /**
         * The text with the change.
         *
         * @throws IllegalStateException when it doesn't apply, or at more than one place
         */
        String in(String text) {
            var words = Arrays.stream(right.split("\\s+")).map(Pattern::quote);
            var places = Pattern.compile(words.collect(Collectors.joining("\\s+"))).matcher(text);
            if (!places.find()) {
                throw new IllegalStateException("applies nowhere to %s: %s".formatted(file, right));
            }
            int from = places.start();
            int to = places.end();
            if (places.find()) {
                throw new IllegalStateException("applies twice to %s: %s".formatted(file, right));
            }
            return text.substring(0, from) + wrong + text.substring(to);
        }
    }
}
