// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An hour that somebody wants to book.
 *
 * @param blockedUntil end of the session and the buffer behind it
 */
record Wish(int therapist, OffsetDateTime startsAt, OffsetDateTime blockedUntil) {

    private static final OffsetDateTime MORNING =
            OffsetDateTime.of(2030, 3, 4, 9, 0, 0, 0, ZoneOffset.UTC);
    private static final int SEED = 4711;

    /** The same hour of one therapist, again and again. */
    static List<Wish> one(int people) {
        return Collections.nCopies(people, wish(0, 0, 60));
    }

    /** An hour of their own for everybody. */
    static List<Wish> oneEach(int people) {
        var wishes = new ArrayList<Wish>(people);
        for (int number = 0; number < people; number++) {
            wishes.add(wish(number % 40, 60 * (number / 40), 60));
        }
        return wishes;
    }

    /**
     * A hundred hours of twenty therapists, sessions of 50 and of 75 minutes with their buffers of
     * 10 and 15: neighbours overlap without having the same start.
     */
    static List<Wish> hundred(int people) {
        var random = new Random(SEED);
        var wishes = new ArrayList<Wish>(people);
        for (int number = 0; number < people; number++) {
            boolean isLong = random.nextBoolean();
            int latest = isLong ? 8 : 9;
            wishes.add(wish(random.nextInt(20), 30 * random.nextInt(latest), isLong ? 90 : 60));
        }
        return wishes;
    }

    private static Wish wish(int therapist, int minute, int length) {
        var start = MORNING.plus(Duration.ofMinutes(minute));
        return new Wish(therapist, start, start.plus(Duration.ofMinutes(length)));
    }
}
