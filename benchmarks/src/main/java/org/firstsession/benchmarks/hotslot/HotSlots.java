// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.benchmarks.workload.BenchPractice;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;

/**
 * A practice in which everybody who asked now accepts.
 *
 * @param practice whose it is
 * @param opening opens it, lists its therapists and has everybody ask; some get an offer
 * @param accepts one of each who asked: those without an offer try all the same
 */
record HotSlots(
        BenchPractice practice,
        List<SpecificRecordBase> opening,
        List<SpecificRecordBase> accepts) {

    private static final int DAY_START = 9 * 60;
    private static final int SEED = 4711;

    HotSlots {
        opening = List.copyOf(opening);
        accepts = List.copyOf(accepts);
    }

    /** So many people, and one hour of one therapist. */
    static HotSlots one(int people) {
        return of(people, therapists(1, soon(1), 50), 0);
    }

    /** So many people, and an hour for each. */
    static HotSlots oneEach(int people) {
        int hoursPerDay = 10;
        int therapists = 1 + people / (4 * hoursPerDay);
        return of(people, therapists(therapists, soon(5), hoursPerDay * 60), 0);
    }

    /**
     * So many people, and twenty therapists with about five hours each: half of the hours go to
     * sessions of 50 minutes, half to sessions of 75.
     */
    static HotSlots hundred(int people) {
        return of(people, therapists(20, soon(1), 330), 50);
    }

    /**
     * @param shortFirst after so many people, sessions become longer; 0 leaves them as they are
     */
    private static HotSlots of(int people, List<TherapistProfile> therapists, int shortFirst) {
        var practice = BenchPractice.create("hotslot");
        var opening =
                new ArrayList<>(practice.opening(BenchPractice.policy(50, 10, 6, 1), therapists));
        var accepts = new ArrayList<SpecificRecordBase>(people);
        for (int number = 0; number < people; number++) {
            if (shortFirst > 0 && number == shortFirst) {
                opening.add(practice.set(BenchPractice.policy(75, 15, 6, 1)));
            }
            var asker = practice.asker();
            opening.add(practice.request(asker));
            accepts.add(practice.accept(asker));
        }
        Collections.shuffle(accepts, new Random(SEED));
        return new HotSlots(practice, opening, accepts);
    }

    private static List<TherapistProfile> therapists(int count, List<Weekday> days, int minutes) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        BenchPractice.therapist(
                                "t-" + (1_000 + number), days, DAY_START, DAY_START + minutes))
                .toList();
    }

    /** Days in a row, of which the first is in three days or the last within the horizon. */
    private static List<Weekday> soon(int days) {
        var first = LocalDate.now(BenchPractice.ZONE).plusDays(days == 1 ? 3 : 1);
        return IntStream.range(0, days)
                .mapToObj(number ->
                        Weekday.values()[first.plusDays(number).getDayOfWeek().getValue()])
                .toList();
    }
}
