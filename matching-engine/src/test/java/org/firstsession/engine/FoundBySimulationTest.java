// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Mistakes that random weeks have found, each in the few rows that were left of its week. */
class FoundBySimulationTest {

    @Test
    void leavesASessionAloneWhenItsTaskIsCalledAgain() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 concerns=crisis => TrialRequested r1, HumanNeeded r1 TOPIC_NEEDS_PERSON
                assign r1 ana mon-10:00 by=coordinator
                    => TherapistAssigned r1 ana [], TrialConfirmed r1 ana mon-10:00
                +3h tick   => HumanNeeded r1 TOPIC_NEEDS_PERSON, TimeAdvanced
                cancel r1  => TrialCancelled r1 by CLIENT late, SlotReleased r1 ana mon-10:00,
                              RequestClosed r1 CANCELLED
                """);
    }

    @Test
    void goesOnAfterAConcernWithAnHourThatWasTakenAwayMeanwhile() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1
                accept r1 1
                worry r1 all           => SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                cancel r1 by=coordinator
                    => TrialCancelled r1 by COORDINATOR late, SlotReleased r1 ana mon-10:00
                next                   => sun-12:15
                lift r1 by=clinical_lead
                    => SafetyHoldLifted r1, TrialOffered r1 AFTER_PERSON [ana mon-11:00]
                """);
    }

    @Test
    void leavesWhoMustBeSeenFirstToAPersonEvenAfterABookingByHand() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 age=UNDER_18 => TrialRequested r1, HumanNeeded r1 UNDER_18
                assign r1 ana mon-10:00 by=coordinator
                cancel r1 by=coordinator
                    => TrialCancelled r1 by COORDINATOR late, SlotReleased r1 ana mon-10:00
                done r1 match by=coordinator
                    => TaskCompleted r1 MATCH, TrialOffered r1 AFTER_PERSON [ana mon-11:00]
                """);
    }

    @Test
    void givesOtherOptionsWhetherThePartnerHasDeclinedTheseOrNot() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:30
                therapist ben hours=tue:10:00-11:30
                policy options=1
                request r1 party=couple
                join r1      => PartnerJoined r1, TrialOffered r1 [ana mon-10:00]
                decline r1 person=partner-of-r1 => ConsentWithheld r1 partner-of-r1
                others r1    => OfferDeclined r1, TrialOffered r1 [ben tue-10:00]
                """);
    }
}
