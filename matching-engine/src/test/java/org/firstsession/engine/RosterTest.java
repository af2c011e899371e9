// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

class RosterTest {

    @Test
    void replacesAProfileByALaterOne() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00           => TherapistListed ana
                therapist ana hours=tue:10:00-11:00           => CommandRefused OUTDATED_PROFILE
                therapist ana hours=wed:10:00-11:00 version=3 => TherapistListed ana
                therapist ana hours=tue:10:00-11:00 version=2 => CommandRefused OUTDATED_PROFILE
                request r1 => TrialRequested r1, TrialOffered r1 [ana wed-10:00]
                """);
    }

    @Test
    void keepsTimeOffUnderANewProfile() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                off ana mon:10:00-11:00 => TimeOffSet ana
                therapist ana hours=mon:10:00-12:00 version=2
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-11:00]
                """);
    }

    @Test
    void leavesSessionsOfADelistedTherapistToAPerson() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-13:00
                request r1
                accept r1 1
                request r2
                delist ana => TherapistDelisted ana, HumanNeeded r1 DELISTED_WITH_SESSION
                request r3 => TrialRequested r3, RequestWaitlisted r3
                # The booked hour and the held one are still taken.
                therapist ana hours=mon:10:00-13:00 => TherapistListed ana, TrialOffered r3 REFILL [ana mon-12:00]
                request r4 => TrialRequested r4, RequestWaitlisted r4
                """);
    }

    @Test
    void leavesSessionsUnderTimeOffToAPersonInTime() {
        var events =
                CommandTable.play(
                        """
                        therapist ana hours=mon:10:00-12:00,tue:10:00-11:00
                        policy options=1
                        request r1 times=mon:9:00-11:00
                        accept r1 1
                        request r2 times=tue:9:00-11:00
                        accept r2 1
                        off ana mon:10:50-12:00 => TimeOffSet ana
                        off ana mon:10:49-12:00 => TimeOffSet ana, HumanNeeded r1 TIME_OFF_OVER_SESSION
                        """);

        var needed = (Event.HumanNeeded) events.getLast();
        assertThat(String.valueOf(needed.sessionId())).endsWith("-s1");
        assertThat(Duration.between(needed.meta().recordedAt(), needed.dueAt()))
                .isEqualTo(SamplePractice.POLICY.humanDue());
    }

    @Test
    void forgetsSessionsThatAreOver() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                accept r1 1
                +2d delist ana => TherapistDelisted ana
                """);
    }

    @Test
    void leavesSessionsUnderAClosureToAPerson() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00@oak,mon:12:00-14:00
                request r1 near=oakland format=IN_PERSON
                accept r1 1
                request r2
                accept r2 1 => TrialConfirmed r2 ana mon-12:00
                closed moon mon:0:00-24:00 => CommandRefused INVALID
                closed reno mon:0:00-24:00 => ClosureSet reno
                closed oak mon:0:00-24:00  => ClosureSet oak, HumanNeeded r1 CLOSURE_OVER_SESSION
                closed all mon:12:50-24:00 => ClosureSet
                closed all mon:12:49-24:00 => ClosureSet, HumanNeeded r2 CLOSURE_OVER_SESSION
                # Nothing was moved, and nothing new goes there.
                request r3 near=oakland => TrialRequested r3, RequestWaitlisted r3
                closed all none => ClosureSet, TrialOffered r3 REFILL [ana mon-13:00]
                """);
    }

    @Test
    void leavesASessionUnderAClosureToAPersonWhoeverHoldsIt() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00@oak
                therapist ben hours=mon:12:00-13:00@oak
                request r1 near=oakland format=IN_PERSON
                accept r1 1 => TrialConfirmed r1 ana mon-10:00@oak
                request r2 near=oakland format=IN_PERSON
                accept r2 1 => TrialConfirmed r2 ben mon-12:00@oak
                delist ana => TherapistDelisted ana, HumanNeeded r1 DELISTED_WITH_SESSION
                # It stays booked until somebody has moved it.
                closed oak mon:0:00-24:00 => ClosureSet oak, HumanNeeded r1 CLOSURE_OVER_SESSION, HumanNeeded r2 CLOSURE_OVER_SESSION
                """);
    }

    @Test
    void givesNoHeldHourUnderAClosure() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00@oak+video
                policy options=1
                request r1 near=oakland format=IN_PERSON
                closed oak mon:0:00-24:00
                accept r1 1 => CommandRefused OPTION_TAKEN
                """);
    }

    @Test
    void leavesSessionsUnderBusyTimesToAPerson() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1
                accept r1 1
                busy ana mon:10:50-12:00 => BusyTimesReported ana
                request r2 => TrialRequested r2, RequestWaitlisted r2
                busy ana mon:10:49-11:00 => BusyTimesReported ana, HumanNeeded r1 BUSY_OVER_SESSION, TrialOffered r2 REFILL [ana mon-11:00]
                busy ana mon:11:30-11:40 => BusyTimesReported ana
                accept r2 1 => CommandRefused OPTION_TAKEN
                """);
    }

    @Test
    void leavesSessionsWithoutALicenceToAPerson() {
        CommandTable.play(
                """
                therapist ana hours=tue:10:00-12:00 licences=CA,NV
                request r1 party=couple
                join r1 state=NV
                accept r1 1
                accept r1 1 person=partner
                therapist ana version=2 hours=tue:10:00-12:00 licences=CA,NV:2020-01-01..2026-09-08 => TherapistListed ana
                therapist ana version=3 hours=tue:10:00-12:00 licences=CA,NV:2020-01-01..2026-09-07
                    => TherapistListed ana, HumanNeeded r1 LICENCE_ENDS_BEFORE_SESSION
                """);
    }

    @Test
    void asksAgainWhereSomebodyWillSit() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00@oak
                request r1 times=mon:0:00-24:00
                sits r1 NV    => CommandRefused NOT_CONFIRMED
                accept r1 1
                sits r1 CA    => WhereaboutsConfirmed r1 client-of-r1 CA
                sits r1 NV    => WhereaboutsConfirmed r1 client-of-r1 NV, HumanNeeded r1 NOT_LICENSED_WHERE_CLIENT_SITS
                sits r1 NV person=eve => CommandRefused NOT_THEIRS
                request r2 near=oakland format=IN_PERSON
                accept r2 1
                sits r2 NV    => CommandRefused INVALID
                +22h sits r1 CA => CommandRefused SESSION_STARTED
                """);
    }

    @Test
    void keepsThePolicyFromWhoeverHasSeenAnother() {
        CommandTable.play(
                """
                policy notice=90 seen=first  => PolicySet
                policy notice=80 seen=latest => PolicySet
                # The second of two who have opened the page at the same time.
                policy notice=60 seen=first  => CommandRefused CASE_CHANGED
                # Who says nothing of what was seen means any.
                policy notice=30             => PolicySet
                """);
    }
}
