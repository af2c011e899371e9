// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

/**
 * What a group of clients got out of some markets.
 *
 * @param worth the sum of what their hours are worth to them
 * @param seen how many got one
 * @param asked how many asked
 */
record Tally(long worth, int seen, int asked) {

    static final Tally NOTHING = new Tally(0, 0, 0);

    /** What a group got out of one market. */
    static Tally of(Market market, int[] hourOf, Group group) {
        long worth = 0;
        int seen = 0;
        int asked = 0;
        for (int number = 0; number < hourOf.length; number++) {
            var client = market.clients().get(number);
            if (group.has(client)) {
                asked++;
                if (hourOf[number] != Matching.NONE) {
                    seen++;
                    worth += Taste.worth(client, market.hours().get(hourOf[number]));
                }
            }
        }
        return new Tally(worth, seen, asked);
    }

    Tally plus(Tally other) {
        return new Tally(worth + other.worth, seen + other.seen, asked + other.asked);
    }

    double worthShareOf(Tally best) {
        return (double) worth / best.worth;
    }

    double seenShareOf(Tally best) {
        return (double) seen / best.seen;
    }

    double seenShare() {
        return (double) seen / asked;
    }
}
