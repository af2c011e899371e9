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

    /**
     * What a practice has to give.
     *
     * @param shortFirst after so many people, sessions become longer; 0 leaves them as they are
     */
    record Hours(List<TherapistProfile> therapists, int shortFirst) {

        Hours {
            therapists = List.copyOf(therapists);
        }

        /** Opens a practice with these hours, for sessions of 50 minutes. */
        List<SpecificRecordBase> opening(BenchPractice practice) {
            return practice.opening(BenchPractice.policy(50, 10, 6, 1), therapists);
        }

        /** From now on, sessions take 75 minutes. */
        SpecificRecordBase longer(BenchPractice practice) {
            return practice.set(BenchPractice.policy(75, 15, 6, 1));
        }
    }

    /** One hour of one therapist. */
    static Hours oneHour() {
        return new Hours(therapists(1, soon(1), 50), 0);
    }

    /** An hour for each of so many people. */
    static Hours hourEach(int people) {
        int hoursPerDay = 10;
        int therapists = 1 + people / (4 * hoursPerDay);
        return new Hours(therapists(therapists, soon(5), hoursPerDay * 60), 0);
    }

    /**
     * Twenty therapists with about five hours each: half of the hours go to sessions of 50 minutes,
     * half to sessions of 75.
     */
    static Hours hundredHours() {
        return new Hours(therapists(20, soon(1), 330), 50);
    }

    static HotSlots one(int people) {
        return of(people, oneHour());
    }

    static HotSlots oneEach(int people) {
        return of(people, hourEach(people));
    }

    static HotSlots hundred(int people) {
        return of(people, hundredHours());
    }

    private static HotSlots of(int people, Hours hours) {
        var practice = BenchPractice.create("hotslot");
        var opening = new ArrayList<>(hours.opening(practice));
        var accepts = new ArrayList<SpecificRecordBase>(people);
        for (int number = 0; number < people; number++) {
            if (hours.shortFirst() > 0 && number == hours.shortFirst()) {
                opening.add(hours.longer(practice));
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
