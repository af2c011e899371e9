// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** What a worry keeps back, and what it leaves alone. */
class SafetyTest {

    @Test
    void keepsMatchingBackFromTheStart() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 safety=ALL => TrialRequested r1, SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                others r1 => CommandRefused WAITS_FOR_PERSON
                lift r1 by=coordinator => CommandRefused NOT_ALLOWED
                lift r1                => CommandRefused NOT_ALLOWED
                lift r1 by=clinical_lead code= => CommandRefused INVALID
                lift r1 by=clinical_lead version=1 => CommandRefused CASE_CHANGED
                lift r1 by=clinical_lead => SafetyHoldLifted r1, TrialOffered r1 AFTER_PERSON [ana mon-10:00, ana mon-11:00]
                lift r1 by=clinical_lead => CommandRefused NO_HOLD
                tasks r1 => none
                """);
    }

    @Test
    void isAPersonsWithinMinutesAroundTheClockAndAgainUntilSomebodyLifts() {
        CommandTable.play(
                """
                policy working=mon:9:00-17:00
                request r1 safety=ALL
                tasks r1 => SAFETY by sun-12:15
                +15m tick => HumanNeeded r1 SAFETY, TimeAdvanced
                tasks r1 => SAFETY by sun-12:30
                # Nothing but lifting settles it.
                done r1 match by=clinical_lead => CommandRefused NO_TASK
                +1h tick => HumanNeeded r1 SAFETY, TimeAdvanced
                tasks r1 => SAFETY by sun-13:30
                """);
    }

    @Test
    void ofJointScopeLeavesOnePersonAlone() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                request r1 safety=JOINT => TrialRequested r1, SafetyHoldPlaced r1 JOINT, HumanNeeded r1 SAFETY,
                    TrialOffered r1 [ana mon-10:00, ana mon-11:00, ana mon-12:00]
                withdraw r1
                request r2 party=couple
                join r2 safety=JOINT => PartnerJoined r2, SafetyHoldPlaced r2 JOINT, HumanNeeded r2 SAFETY
                alone r2 => ContinuedAlone r2 client-of-r2, TrialOffered r2 [ana mon-10:00, ana mon-11:00, ana mon-12:00]
                withdraw r2
                request r3 party=couple with=partner safety=JOINT => TrialRequested r3, SafetyHoldPlaced r3 JOINT, HumanNeeded r3 SAFETY
                lift r3 by=clinical_lead => SafetyHoldLifted r3, TrialOffered r3 AFTER_PERSON [ana mon-10:00, ana mon-12:00]
                """);
    }

    @Test
    void ofFullScopeStaysWithWhoeverGoesOnAlone() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple safety=ALL => TrialRequested r1, PartnerInvited r1 until fri-12:00,
                    SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                # It never narrows.
                worry r1 joint by=coordinator => SafetyHoldPlaced r1 JOINT, HumanNeeded r1 SAFETY
                alone r1 => ContinuedAlone r1 client-of-r1
                lift r1 by=clinical_lead => SafetyHoldLifted r1, TrialOffered r1 AFTER_PERSON [ana mon-10:00, ana mon-11:00]
                """);
    }

    @Test
    void takesAnOpenOfferBackForOthersToHave() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                request r2 => TrialRequested r2, RequestWaitlisted r2
                worry r1 joint person=partner => SafetyHoldPlaced r1 JOINT, OfferWithdrawn r1 SAFETY, HumanNeeded r1 SAFETY,
                    TrialOffered r2 REFILL [ana mon-10:00, ana mon-11:00]
                accept r1 1 => CommandRefused OFFER_EXPIRED
                """);
    }

    @Test
    void leavesABookedSessionAndItsEndAlone() {
        CommandTable.play(
                """
                policy horizon=1
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                worry r1 all => SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                move r1      => CommandRefused SAFETY_HOLD
                sits r1 CA   => WhereaboutsConfirmed r1 client-of-r1 CA
                +1h went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                wants r1 continue => ChoiceRecorded r1 client-of-r1 CONTINUE, RequestClosed r1 CONTINUES
                worry r1 all => CommandRefused REQUEST_CLOSED
                """);
        CommandTable.play(
                """
                therapist ana hours=tue:10:00-11:00
                request r1
                accept r1 1
                worry r1 all by=therapist
                cancel r1 => TrialCancelled r1 by CLIENT in time, SlotReleased r1 ana tue-10:00, RequestClosed r1 CANCELLED
                """);
    }

    @Test
    void takesAnOfferToMoveBackButNotTheSession() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00,tue:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                accept r1 1 person=partner
                move r1 => TrialOffered r1 MOVE [ana tue-10:00]
                worry r1 joint => SafetyHoldPlaced r1 JOINT, OfferWithdrawn r1 SAFETY, HumanNeeded r1 SAFETY
                cancel r1 person=partner => TrialCancelled r1 by CLIENT late, SlotReleased r1 ana mon-10:00, RequestClosed r1 CANCELLED
                """);
    }

    @Test
    void letsGoOnWhatStoppedMeanwhile() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=sun:13:00-14:00,mon:10:00-11:00
                therapist ben hours=tue:10:00-11:00
                # a session that the practice cancelled
                request r1 times=tue:0:00-24:00,mon:0:00-24:00
                accept r1 1
                worry r1 all
                cancel r1 by=coordinator => TrialCancelled r1 by COORDINATOR late, SlotReleased r1 ana mon-10:00
                lift r1 by=clinical_lead => SafetyHoldLifted r1, TrialOffered r1 AFTER_PERSON [ben tue-10:00]
                withdraw r1
                # a session that was missed
                request r2
                accept r2 1 => TrialConfirmed r2 ana sun-13:00
                worry r2 all
                +2h went r2 no-show => OutcomeRecorded r2 client-of-r2 NO_SHOW
                lift r2 by=clinical_lead => SafetyHoldLifted r2, TrialOffered r2 REBOOKING [ana mon-10:00]
                """);
    }

    @Test
    void isRaisedByOneOfTheRequestsPeopleOrByThePractice() {
        CommandTable.play(
                """
                request r1
                worry r9 all            => CommandRefused UNKNOWN_REQUEST
                worry r1 all person=eve => CommandRefused NOT_THEIRS
                worry r1 all by=coordinator => SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                """);
    }
}
