// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Remembers for at least 90 days which commands were decided, as 64 bits of each id. Two ids that
 * share them are expected once in billions of practices.
 *
 * <p>Two generations: when the younger one is full of 90 days, the older one is dropped.
 */
final class RecentCommands {

    static final Duration SPAN = Duration.ofDays(90);

    private LongSet young = new LongSet();
    private LongSet old = new LongSet();
    private Instant youngSince = Instant.EPOCH;

    boolean knows(String commandId) {
        long hash = hash(commandId);
        return young.contains(hash) || old.contains(hash);
    }

    void remember(String commandId, Instant now) {
        if (now.isAfter(youngSince.plus(SPAN))) {
            old = young;
            young = new LongSet();
            youngSince = now;
        }
        young.add(hash(commandId));
    }

    /** FNV-1a, then mixed once more, so that ids that differ in one digit are far apart. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }

    /** Open addressing; 0 is a free place. */
    private static final class LongSet {

        private long[] places = new long[64];
        private int size;

        boolean contains(long value) {
            return places[placeOf(value)] == value;
        }

        void add(long value) {
            int place = placeOf(value);
            if (places[place] == 0) {
                places[place] = value;
                size++;
                if (size * 2 > places.length) {
                    grow();
                }
            }
        }

        private int placeOf(long value) {
            int place = (int) value & places.length - 1;
            while (places[place] != 0 && places[place] != value) {
                place = place + 1 & places.length - 1;
            }
            return place;
        }

        private void grow() {
            var before = places;
            places = new long[before.length * 2];
            Arrays.stream(before)
                    .filter(value -> value != 0)
                    .forEach(value -> places[placeOf(value)] = value);
        }
    }
}
