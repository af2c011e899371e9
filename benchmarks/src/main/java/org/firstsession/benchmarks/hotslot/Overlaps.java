// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.util.Comparator;
import java.util.List;
import org.firstsession.types.Slot;

/** Counts double bookings. */
final class Overlaps {

    private Overlaps() {}

    /** How many pairs of sessions one therapist would have to give at once, buffers included. */
    static long count(List<Slot> booked) {
        var sorted =
                booked.stream()
                        .sorted(
                                Comparator.comparing(Slot::getTherapistId)
                                        .thenComparing(Slot::getStartsAt))
                        .toList();
        long found = 0;
        for (int one = 0; one < sorted.size(); one++) {
            for (int other = one + 1;
                    other < sorted.size() && meet(sorted.get(one), sorted.get(other));
                    other++) {
                found++;
            }
        }
        return found;
    }

    private static boolean meet(Slot one, Slot later) {
        return one.getTherapistId().equals(later.getTherapistId())
                && later.getStartsAt().isBefore(one.getBlockedUntil());
    }
}
