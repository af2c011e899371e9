// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Offers on the days on which the clocks change. */
class DaylightSavingTest {

    @Test
    void offersNoHourThatTheClocksSkip() {
        CommandTable.play(
                """
                at 2027-03-13T12:00 America/Los_Angeles
                policy step=30 session=30 buffer=0 options=10 notice=0 horizon=1
                therapist ana hours=sun:1:00-4:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-01:00, ana sun-01:30, ana sun-03:00, ana sun-03:30]
                """);
        CommandTable.play(
                """
                at 2027-03-13T12:00 America/Los_Angeles
                policy step=30 session=30 buffer=0 options=10 notice=0 horizon=1
                therapist ana hours=sun:1:30-2:30
                therapist ben hours=sun:2:00-3:00
                therapist cem hours=sun:2:30-3:30
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-01:30, cem sun-03:00]
                """);
    }

    @Test
    void offersARepeatedHourTwiceOnlyWithinAWindowThatSpansBoth() {
        CommandTable.play(
                """
                at 2026-10-31T12:00 America/Los_Angeles
                policy step=30 session=30 buffer=0 options=10 notice=0 horizon=1
                therapist ana hours=sun:1:00-2:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-01:00, ana sun-01:30, ana sun-01:00(2nd), ana sun-01:30(2nd)]
                """);
        CommandTable.play(
                """
                at 2026-10-31T12:00 America/Los_Angeles
                policy step=30 session=30 buffer=0 options=10 notice=0 horizon=1
                therapist ana hours=sun:0:30-1:30
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-00:30, ana sun-01:00]
                """);
    }

    @Test
    void keepsSessionsApartOverTheRepeatedHour() {
        CommandTable.play(
                """
                at 2027-11-06T12:00 America/Los_Angeles
                policy step=30 session=50 buffer=10 options=10 notice=0 horizon=1
                therapist ana hours=sun:1:00-2:30
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-01:00, ana sun-01:00(2nd)]
                accept r1 2
                request r2 => TrialRequested r2, TrialOffered r2 [ana sun-01:00]
                """);
    }

    @Test
    void meetsAClientWhoseClocksDoNotChange() {
        CommandTable.play(
                """
                at 2026-10-31T06:00 America/Los_Angeles
                policy session=60 buffer=0 options=10 horizon=2
                therapist ana hours=sat:8:00-11:00,sun:8:00-11:00
                request r1 zone=America/Phoenix times=sat:9:00-10:00,sun:9:00-10:00
                    => TrialRequested r1, TrialOffered r1 [ana sat-09:00, ana sun-08:00]
                """);
    }

    @Test
    void meetsAClientWhoseClocksChangeHoursBefore() {
        CommandTable.play(
                """
                at 2027-03-13T12:00 America/Los_Angeles
                policy session=60 buffer=0 options=10 horizon=9
                therapist ana hours=sat:22:00-24:00,sun:0:00-2:00
                # New York is four hours ahead that night, and three in the week after it.
                request r1 zone=America/New_York times=sun:3:00-4:00
                    => TrialRequested r1, TrialOffered r1 [ana sat-23:00, ana sun-00:00+1w]
                """);
    }

    @Test
    void keepsTheHoursOfATherapistInAnotherZone() {
        CommandTable.play(
                """
                at 2026-10-31T06:00 America/New_York
                policy session=60 buffer=0 options=10 horizon=2
                therapist ana hours=sat:9:00-10:00,sun:9:00-10:00 zone=America/Phoenix
                # Phoenix is three hours behind New York in summer and two in winter.
                request r1 => TrialRequested r1, TrialOffered r1 [ana sat-12:00, ana sun-11:00]
                """);
    }

    @Test
    void countsNoticeAndHoldsInRealTime() {
        CommandTable.play(
                """
                at 2026-11-01T00:30 America/Los_Angeles
                policy step=30 session=30 buffer=0 options=2 notice=60 webSeconds=5400
                therapist ana hours=sun:0:00-4:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-01:30, ana sun-01:00(2nd)]
                next       => sun-01:00(2nd)
                """);
    }

    /** Two hours of the night from 1:00 to 4:00 are all there is when the clocks go forward. */
    @Test
    void countsWakingHoursThatTheClocksSkipOrRepeat() {
        for (var start :
                new String[] {
                    "at 2027-03-13T12:00 America/Los_Angeles", "at 2027-03-27T12:00 Europe/London"
                }) {
            CommandTable.play(
                    start
                            + """

                            policy refillMinutes=180 wakingFrom=30 wakingTo=210
                            request r1
                            therapist ana hours=tue:10:00-11:00 => TherapistListed ana, TrialOffered r1 REFILL [ana tue-10:00]
                            # 0:30 to 3:30 has two hours tonight, and three tomorrow.
                            next => mon-01:30
                            """);
        }
        for (var start :
                new String[] {
                    "at 2026-10-31T12:00 America/Los_Angeles", "at 2026-10-24T12:00 Europe/London"
                }) {
            CommandTable.play(
                    start
                            + """

                            policy refillMinutes=180 wakingFrom=30 wakingTo=210
                            request r1
                            therapist ana hours=tue:10:00-11:00 => TherapistListed ana, TrialOffered r1 REFILL [ana tue-10:00]
                            # 0:30 to 3:30 has four hours tonight.
                            next => sun-02:30
                            """);
        }
    }

    @Test
    void countsWorkingHoursThatTheClocksSkipOrRepeat() {
        for (var start :
                new String[] {
                    "at 2027-03-13T12:00 America/Los_Angeles", "at 2027-03-27T12:00 Europe/London"
                }) {
            CommandTable.play(
                    start
                            + """

                            policy working=sun:0:30-3:00,mon:9:00-17:00
                            request r1 age=UNDER_18
                            tasks r1 => UNDER_18 by mon-09:30
                            """);
        }
        for (var start :
                new String[] {
                    "at 2026-10-31T12:00 America/Los_Angeles", "at 2026-10-24T12:00 Europe/London"
                }) {
            CommandTable.play(
                    start
                            + """

                            policy working=sun:0:30-3:00,mon:9:00-17:00
                            request r1 age=UNDER_18
                            tasks r1 => UNDER_18 by sun-01:30(2nd)
                            """);
        }
    }
}
