// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void explainsTheFirstOptionByItsPoints() {
        CommandTable.play(
                """
                policy horizon=28
                therapist ana hours=sat:10:00-12:00@oak specialties=anxiety,grief,sleep limit=4
                request r0 near=oakland
                accept r0 1
                # Two of three concerns; 23 of 28 days left, as it is in 5 days and 23 hours;
                # 12,527 of 20,000 m left; three of the week's four trials left.
                request r1 near=berkeley distance=20000 concerns=grief,anxiety,anger
                points r1 1 => SPECIALTY 60, DAY_PART 10, SOONNESS 32, DISTANCE 12, FAIRNESS 15
                """);
    }

    @Test
    void prefersTheSpecialtyThenTheSoonerHour() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=fri:10:00-11:00 specialties=grief
                request r1 concerns=grief => TrialRequested r1, TrialOffered r1 [ben fri-10:00, ana mon-10:00]
                withdraw r1
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-10:00, ben fri-10:00]
                """);
    }

    @Test
    void prefersTheDayPartWhereTheClientSits() {
        CommandTable.play(
                """
                policy options=1
                # 7:00 here is 10:00 in New York, and 18:00 is 21:00.
                therapist ana hours=mon:7:00-8:00,mon:18:00-19:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-18:00]
                withdraw r1
                request r2 zone=America/New_York => TrialRequested r2, TrialOffered r2 [ana mon-07:00]
                """);
    }

    @Test
    void prefersTheTherapistWithTheEmptierWeek() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00 limit=2
                therapist ben hours=mon:10:00-12:00 limit=2
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                accept r1 1
                request r2 => TrialRequested r2, TrialOffered r2 [ben mon-10:00]
                accept r2 1
                request r3 => TrialRequested r3, TrialOffered r3 [ana mon-11:00]
                """);
    }

    @Test
    void spreadsOneTherapistsOptionsOverDays() {
        CommandTable.play(
                """
                policy horizon=28
                therapist ana hours=mon:10:00-13:00,tue:10:00-13:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana tue-10:00, ana mon-11:00]
                points r1 3 => DAY_PART 10, SOONNESS 40, DISTANCE 20, FAIRNESS 20, SAME_DAY -5
                """);
    }

    @Test
    void breaksTiesByHourThenIdThenVideo() {
        CommandTable.play(
                """
                policy options=2
                therapist ben hours=mon:10:00-12:00
                therapist ana hours=mon:10:00-12:00@oak+video
                request r1 near=oakland => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ben mon-10:00]
                """);
    }
}
