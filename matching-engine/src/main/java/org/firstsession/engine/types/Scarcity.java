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
 * @param prices prices; of several for an hour the first holds, and an hour without one costs
 *     nothing
 * @param dearerBesidePoints an hour that costs more than so many points above the best one isn't
 *     offered beside it: clients choose by what suits them, not by price
 */
public record Scarcity(
        int heldSharePercent,
        int offeredAloneFromPoints,
        List<ScarcityPrice> prices,
        int dearerBesidePoints) {

    private static final int MOST = 1_000_000;

    public Scarcity {
        Require.between(heldSharePercent, 1, 100, "heldSharePercent");
        Require.between(offeredAloneFromPoints, 0, MOST, "offeredAloneFromPoints");
        Require.between(dearerBesidePoints, 0, MOST, "dearerBesidePoints");
        prices = List.copyOf(prices);
    }

    /** Prices that don't keep an hour from being offered beside a cheaper one. */
    public Scarcity(int heldSharePercent, int offeredAloneFromPoints, List<ScarcityPrice> prices) {
        this(heldSharePercent, offeredAloneFromPoints, prices, MOST);
    }

    /** Whether an hour with this price is offered without others beside it. */
    public boolean isOfferedAlone(int price) {
        return offeredAloneFromPoints > 0 && price >= offeredAloneFromPoints;
    }

    /** Whether an hour with this price may be offered beside a better one with another price. */
    public boolean mayStandBeside(int bestPrice, int price) {
        return price - bestPrice <= dearerBesidePoints;
    }
}
