// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A matching of clients with hours, each once at most, whose worth no other exceeds; and what each
 * hour adds to it. Found by the Hungarian method: one client after the other comes in, along the
 * cheapest chain of moves.
 *
 * <p>Example: Ana's hour is worth 10 to Kim and 9 to Lee, Ben's 8 to Kim and nothing to Lee. The
 * best is Kim with Ben and Lee with Ana, 17. Without Ana's hour it is 8, so that hour adds 9.
 */
final class Matching {

    static final int NONE = -1;

    private final int[][] worth;
    private final int[][] suiting;
    private final long[] price;
    private final long[] gain;
    private final int[] clientOf;
    private final int[] hourOf;

    private Matching(int[][] worth, int hours) {
        this.worth = worth;
        this.suiting = new int[worth.length][];
        this.price = new long[hours];
        this.gain = new long[worth.length];
        this.clientOf = new int[hours];
        this.hourOf = new int[worth.length];
        Arrays.setAll(
                suiting,
                client ->
                        IntStream.range(0, hours)
                                .filter(hour -> worth[client][hour] > 0)
                                .toArray());
        Arrays.fill(clientOf, NONE);
        Arrays.fill(hourOf, NONE);
    }

    /**
     * The best matching.
     *
     * @param worth of an hour to a client, by client and then hour; 0 where it won't do
     * @param hours how many hours there are
     */
    static Matching best(int[][] worth, int hours) {
        var best = new Matching(worth, hours);
        for (int client = 0; client < worth.length; client++) {
            best.bringIn(client);
        }
        return best;
    }

    /** The client's hour; {@link #NONE} when they go without. */
    int hourOf(int client) {
        return hourOf[client];
    }

    /** What everybody together gets out of it. */
    long worth() {
        long sum = 0;
        for (int client = 0; client < worth.length; client++) {
            sum += hourOf[client] == NONE ? 0 : worth[client][hourOf[client]];
        }
        return sum;
    }

    /** By how much the best matching would be worth less without an hour, for each hour. */
    long[] added() {
        long[] rise = new long[worth.length];
        var open = new ArrayDeque<Integer>();
        for (int client = 0; client < worth.length; client++) {
            rise[client] = gain[client];
            for (int hour : suiting[client]) {
                if (clientOf[hour] == NONE) {
                    rise[client] = Math.min(rise[client], slack(client, hour));
                }
            }
            open.add(client);
        }
        // The price of each hour rises until its client would rather move or go without.
        while (!open.isEmpty()) {
            int mover = open.poll();
            int hour = hourOf[mover];
            for (int client = 0; hour != NONE && client < worth.length; client++) {
                if (client != mover && worth[client][hour] > 0) {
                    long most = slack(client, hour) + rise[mover];
                    if (most < rise[client]) {
                        rise[client] = most;
                        open.add(client);
                    }
                }
            }
        }
        long[] added = new long[price.length];
        for (int hour = 0; hour < added.length; hour++) {
            added[hour] = clientOf[hour] == NONE ? 0 : price[hour] + rise[clientOf[hour]];
        }
        return added;
    }

    private long slack(int client, int hour) {
        return gain[client] + price[hour] - worth[client][hour];
    }

    private void bringIn(int newcomer) {
        for (int hour : suiting[newcomer]) {
            gain[newcomer] = Math.max(gain[newcomer], worth[newcomer][hour] - price[hour]);
        }
        new Chain(newcomer).move();
    }

    /** Who moves on to which hour so that a newcomer fits in, at the least loss. */
    private final class Chain {

        private final int newcomer;
        private final long[] loss = new long[price.length];
        private final int[] mover = new int[price.length];
        private final boolean[] passed = new boolean[price.length];
        private final List<Integer> reached = new ArrayList<>();
        private long lossWithout = Long.MAX_VALUE;
        private int without = NONE;

        Chain(int newcomer) {
            this.newcomer = newcomer;
            Arrays.fill(loss, Long.MAX_VALUE);
        }

        void move() {
            reach(newcomer, 0);
            int last = nearest();
            while (last != NONE && loss[last] < lossWithout && clientOf[last] != NONE) {
                passed[last] = true;
                reach(clientOf[last], loss[last]);
                last = nearest();
            }
            boolean goesWithout = last == NONE || lossWithout <= loss[last];
            settle(goesWithout ? lossWithout : loss[last]);
            int client = goesWithout ? without : mover[last];
            int to = goesWithout ? NONE : last;
            while (true) {
                int left = hourOf[client];
                hourOf[client] = to;
                if (to != NONE) {
                    clientOf[to] = client;
                }
                if (client == newcomer) {
                    return;
                }
                to = left;
                client = mover[left];
            }
        }

        private void reach(int client, long soFar) {
            for (int hour : suiting[client]) {
                long way = soFar + slack(client, hour);
                if (!passed[hour] && way < loss[hour]) {
                    if (loss[hour] == Long.MAX_VALUE) {
                        reached.add(hour);
                    }
                    loss[hour] = way;
                    mover[hour] = client;
                }
            }
            if (soFar + gain[client] < lossWithout) {
                lossWithout = soFar + gain[client];
                without = client;
            }
        }

        private int nearest() {
            int nearest = NONE;
            for (int hour : reached) {
                if (!passed[hour] && (nearest == NONE || loss[hour] < loss[nearest])) {
                    nearest = hour;
                }
            }
            return nearest;
        }

        /** Prices and gains such that again nobody would rather have another hour. */
        private void settle(long whole) {
            for (int hour : reached) {
                if (passed[hour]) {
                    price[hour] += whole - loss[hour];
                    gain[clientOf[hour]] -= whole - loss[hour];
                }
            }
            gain[newcomer] -= whole;
        }
    }
}
