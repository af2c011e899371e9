// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;

/**
 * How hours that few others could replace are kept for those who need them.
 *
 * @param heldSharePercent most of a therapist's free hours that offers may hold at once; one always
 *     may
 * @param offeredAloneFromPoints an hour with at least this price is offered alone; 0 switches it
 *     off
 * @param prices prices; an hour without one costs nothing
 */
public record Scarcity(
        int heldSharePercent, int offeredAloneFromPoints, List<ScarcityPrice> prices) {

    public Scarcity {
        Require.between(heldSharePercent, 1, 100, "heldSharePercent");
        Require.between(offeredAloneFromPoints, 0, 1_000_000, "offeredAloneFromPoints");
        prices = List.copyOf(prices);
    }

    /** Whether an hour with this price is offered without others beside it. */
    public boolean isOfferedAlone(int price) {
        return offeredAloneFromPoints > 0 && price >= offeredAloneFromPoints;
    }
}
