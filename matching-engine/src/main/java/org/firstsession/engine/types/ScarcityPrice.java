// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

/**
 * What a therapist's hours cost those who could take others.
 *
 * @param therapistId whose hours
 * @param window which of them, in the therapist's zone: a slot that starts inside has this price
 * @param points taken off in the ranking
 */
public record ScarcityPrice(TherapistId therapistId, WeeklyWindow window, int points) {

    public ScarcityPrice {
        Require.between(points, 0, 1_000_000, "points of a price");
    }
}
