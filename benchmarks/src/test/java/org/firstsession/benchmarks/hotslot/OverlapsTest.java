// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.firstsession.types.Format;
import org.firstsession.types.Slot;
import org.junit.jupiter.api.Test;

class OverlapsTest {

    @Test
    void countsEachPairOfSessionsThatMeet() {
        var booked =
                List.of(
                        slot("ana", 0, 60),
                        slot("ana", 30, 120),
                        slot("ana", 60, 120),
                        slot("ben", 30, 90));

        assertThat(Overlaps.count(booked)).isEqualTo(2);
    }

    @Test
    void findsNothingWhereSessionsFollowOneAnother() {
        assertThat(Overlaps.count(List.of(slot("ana", 60, 120), slot("ana", 0, 60)))).isZero();
    }

    private static Slot slot(String therapist, int from, int to) {
        var morning = Instant.parse("2030-03-04T17:00:00Z");
        return Slot.newBuilder()
                .setTherapistId(therapist)
                .setStartsAt(morning.plusSeconds(60L * from))
                .setEndsAt(morning.plusSeconds(60L * to - 600))
                .setBlockedUntil(morning.plusSeconds(60L * to))
                .setFormat(Format.VIRTUAL)
                .build();
    }
}
