// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address has lately tried to sign in and failed. To look at a password costs a core
 * for a while, so nobody may have that done without end; an account's own lock doesn't keep anybody
 * from trying names that there aren't. Counts in this process alone, and forgets first who tried
 * longest ago.
 */
final class Tries {

    /** A practice behind one address has a Monday morning, too. */
    static final int MOST = 60;

    static final Duration WITHIN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Count> counts =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    private record Count(Instant since, int tries) {}

    /**
     * Counts a try before anything is looked at, so that many at once count too.
     *
     * @return whether there are any left
     */
    synchronized boolean begin(String address, Instant now) {
        var known = counts.get(address);
        var count =
                known == null || !known.since().plus(WITHIN).isAfter(now)
                        ? new Count(now, 0)
                        : known;
        if (count.tries() >= MOST) {
            return false;
        }
        counts.put(address, new Count(count.since(), count.tries() + 1));
        return true;
    }

    /** It was somebody who may: that try doesn't count. */
    synchronized void forgive(String address) {
        counts.computeIfPresent(
                address, (known, count) -> new Count(count.since(), count.tries() - 1));
    }
}
