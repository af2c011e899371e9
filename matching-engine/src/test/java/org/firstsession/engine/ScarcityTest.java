// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Hours that few others could replace. */
class ScarcityTest {

    @Test
    void costsThoseWhoCouldTakeOthers() {
        CommandTable.play(
                """
                policy options=1 horizon=28 prices=ana@mon:10:00-11:00@50
                therapist ana hours=mon:10:00-12:00 limit=2
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-11:00]
                points r1 1 => DAY_PART 10, SOONNESS 40, DISTANCE 20, FAIRNESS 20
                request r2 times=mon:10:00-11:00 => TrialRequested r2, TrialOffered r2 [ana mon-10:00]
                points r2 1 => DAY_PART 10, SOONNESS 40, DISTANCE 20, FAIRNESS 20, SCARCITY -50
                """);
    }

    @Test
    void isOfferedAlone() {
        CommandTable.play(
                """
                policy aloneFrom=50 prices=ana@mon:10:00-11:00@50,ben@mon:10:00-11:00@49
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=mon:10:00-11:00
                therapist cem hours=tue:10:00-11:00
                # Beside another option the scarce hour stays with those who need it.
                request r1 => TrialRequested r1, TrialOffered r1 [cem tue-10:00, ben mon-10:00]
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-10:00]
                """);
    }

    @Test
    void isNeverHeldAsAWholeByOffers() {
        CommandTable.play(
                """
                policy heldPercent=50
                therapist ana hours=mon:10:00-14:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00]
                request r2 => TrialRequested r2, RequestWaitlisted r2
                accept r1 1 => TrialConfirmed r1 ana mon-10:00, TrialOffered r2 REFILL [ana mon-11:00]
                """);
    }
}
