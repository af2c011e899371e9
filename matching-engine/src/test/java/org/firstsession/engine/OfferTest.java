// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

class OfferTest {

    @Test
    void comesFromDifferentTherapistsWherePossible() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                therapist ben hours=fri:10:00-14:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ben fri-10:00, ana mon-11:00]
                """);
    }

    @Test
    void hasAtMostAsManyOptionsAsThePolicyAllows() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-20:00
                policy options=1
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                policy options=4
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-11:00, ana mon-12:00, ana mon-13:00, ana mon-14:00]
                """);
    }

    @Test
    void holdsItsHoursAgainstOthersUntilItEnds() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                request r2 => TrialRequested r2, RequestWaitlisted r2
                others r2  => CommandRefused NOTHING_ELSE_FEASIBLE
                decline r1 => OfferDeclined r1, HumanNeeded r1 OFFER_DECLINED, TrialOffered r2 REFILL [ana mon-10:00]
                """);
    }

    @Test
    void keepsTheBufferBetweenHours() {
        CommandTable.play(
                """
                policy step=5 session=50 buffer=10 options=1
                therapist ana hours=mon:10:00-13:00
                request r1 times=mon:10:55-12:00 => TrialRequested r1, TrialOffered r1 [ana mon-10:55]
                # 10:05 would end at 10:55, and its buffer at 11:05.
                request r2 times=mon:10:05-11:00 => TrialRequested r2, RequestWaitlisted r2
                # 11:55 is free from 10:55 on plus 50 minutes plus 10.
                request r3 times=mon:11:50-12:40 => TrialRequested r3, RequestWaitlisted r3
                request r4 times=mon:11:50-12:45 => TrialRequested r4, TrialOffered r4 [ana mon-11:55]
                """);
    }

    @Test
    void leavesSessionsTheirLengthWhenThePolicyChanges() {
        CommandTable.play(
                """
                policy step=5 session=50 buffer=10 options=1
                therapist ana hours=mon:10:00-16:00
                request r1 times=mon:11:00-11:50
                accept r1 1
                policy session=30 buffer=20
                # The session at 11:00 takes until 12:00 as before, and 10:10 is the last start before it.
                request r2 times=mon:10:10-10:45 => TrialRequested r2, TrialOffered r2 [ana mon-10:10]
                withdraw r2
                request r3 times=mon:10:15-10:45 => TrialRequested r3, RequestWaitlisted r3
                request r4 times=mon:11:00-13:00 => TrialRequested r4, TrialOffered r4 [ana mon-12:00]
                accept r4 1
                policy session=90 buffer=0
                request r5 times=mon:12:00-14:30 => TrialRequested r5, TrialOffered r5 [ana mon-12:50]
                """);
    }

    @Test
    void leavesTimeForNotice() {
        CommandTable.play(
                """
                policy step=5 notice=120 options=1
                therapist ana hours=sun:8:00-20:00
                request r1      => TrialRequested r1, TrialOffered r1 [ana sun-14:00]
                withdraw r1
                +1ms request r2 => TrialRequested r2, TrialOffered r2 [ana sun-14:05]
                """);
    }

    @Test
    void endsWithTheHorizon() {
        CommandTable.play(
                """
                policy step=5 notice=0 options=1
                therapist ana hours=sun:11:10-12:00
                request r1     => TrialRequested r1, TrialOffered r1 [ana sun-11:10+1w]
                withdraw r1
                late 1s request r2 => TrialRequested r2, TrialOffered r2 [ana sun-11:10+1w]
                withdraw r2
                policy session=55
                request r3     => TrialRequested r3, RequestWaitlisted r3
                """);
        CommandTable.play(
                """
                at 2026-09-06T11:59:59 America/Los_Angeles
                policy step=5 notice=60 options=1
                therapist ana hours=sun:11:10-12:00
                request r1     => TrialRequested r1, RequestWaitlisted r1
                """);
    }

    @Test
    void countsSessionsButNotHoldsTowardsTheWeeklyLimit() {
        CommandTable.play(
                """
                policy horizon=14 options=1
                therapist ana hours=mon:10:00-13:00 limit=1
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-11:00]
                accept r1 1
                request r3 => TrialRequested r3, TrialOffered r3 [ana mon-10:00+1w]
                # What is held was promised before the limit was reached.
                accept r2 1 => TrialConfirmed r2 ana mon-11:00
                cancel r1
                cancel r2
                request r4 => TrialRequested r4, TrialOffered r4 [ana mon-10:00]
                """);
    }

    @Test
    void countsWeeksFromMondayInTheTherapistsZone() {
        CommandTable.play(
                """
                policy horizon=14 options=2 step=30 session=30 buffer=0
                therapist ana hours=mon:0:00-0:30,sun:23:30-24:00 limit=1 zone=America/New_York
                # Sunday 23:30 in New York is 20:30 here and ends the week that Monday began.
                request r1 times=sun:20:30-21:00 => TrialRequested r1, TrialOffered r1 [ana sun-20:30, ana sun-20:30+1w]
                accept r1 2
                request r2 times=sun:21:00-21:30 => TrialRequested r2, TrialOffered r2 [ana sun-21:00+1w]
                """);
    }

    @Test
    void leavesTimeOffAlone() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                off ana mon:10:50-12:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana mon-12:00, ana mon-13:00]
                withdraw r1
                off ana mon:10:49-12:01
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-13:00]
                withdraw r2
                off ana none
                request r3 => TrialRequested r3, TrialOffered r3 [ana mon-10:00, ana mon-11:00, ana mon-12:00]
                """);
    }

    @Test
    void staysInsideTheClientsTimes() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                request r1 times=mon:10:30-11:00,mon:11:00-11:50,mon:13:01-13:51
                    => TrialRequested r1, TrialOffered r1 [ana mon-11:00]
                """);
    }

    @Test
    void needsAPersonForMinorsAndCertainTopicsInsteadOfMatching() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1 concerns=crisis age=UNDER_18 => TrialRequested r1, HumanNeeded r1 TOPIC_NEEDS_PERSON
                request r2 age=UNDER_18   => TrialRequested r2, HumanNeeded r2 UNDER_18
                withdraw r2               => RequestClosed r2 WITHDRAWN
                request r3 age=NOT_STATED => TrialRequested r3, TrialOffered r3 [ana mon-10:00], HumanNeeded r3 AGE_NOT_STATED
                accept r3 1               => TrialConfirmed r3 ana mon-10:00
                """);
    }
}
