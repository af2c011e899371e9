// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/**
 * Integer weights of the ranking, in points.
 *
 * @param specialty for each stated concern that is a specialty
 * @param dayPart for a slot between 8:00 and 20:00 where the client sits
 * @param soonness for a slot today; falls evenly to 0 at the horizon
 * @param distance for an office next door; falls evenly to 0 at the client's radius. Video gets all
 * @param fairness for an empty week; falls evenly to 0 at the weekly trial limit
 * @param sameDay taken off a slot on a day on which an option of the same offer lies already
 */
public record RankingWeights(
        int specialty, int dayPart, int soonness, int distance, int fairness, int sameDay) {

    private static final int MOST = 1_000_000;

    public RankingWeights {
        Require.between(specialty, 0, MOST, "specialty");
        Require.between(dayPart, 0, MOST, "dayPart");
        Require.between(soonness, 0, MOST, "soonness");
        Require.between(distance, 0, MOST, "distance");
        Require.between(fairness, 0, MOST, "fairness");
        Require.between(sameDay, 0, MOST, "sameDay");
    }
}
