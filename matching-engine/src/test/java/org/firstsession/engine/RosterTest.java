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
}
