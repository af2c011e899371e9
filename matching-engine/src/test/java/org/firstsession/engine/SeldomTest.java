// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** What happens seldom: each of these stood in the engine while no table looked at it. */
class SeldomTest {

    @Test
    void aTherapistAnswersAboutAMoveOnceTheBookedSessionHasBegun() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00,wed:10:00-11:00 asks=yes
                request r1 times=mon:0:00-24:00
                accept r1 1
                therapist-says r1 ana accept by=therapist
                move r1 times=wed:0:00-24:00
                accept r1 1 => TherapistAsked r1 ana wed-10:00 until mon-10:00
                +23h therapist-says r1 ana accept by=therapist
                    => HoldExtended r1 until tue-09:01 LOG_GAP, CommandRefused SESSION_STARTED
                """);
    }

    @Test
    void somebodySitsElsewhereForASessionInPerson() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00@reno licences=NV
                request r1 state=NV near=reno => TrialRequested r1, TrialOffered r1 [ana mon-10:00@reno/attic]
                accept r1 1
                sits r1 CA => CommandRefused INVALID
                """);
    }

    @Test
    void aSessionThatAPersonHadToBookIsMovedByThem() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                request r1 age=UNDER_18
                assign r1 ana mon-10:00 by=coordinator
                move r1 times=tue:0:00-24:00 => CommandRefused WAITS_FOR_PERSON
                """);
    }

    /** The practice speaks for both, each of the two for themselves. */
    @Test
    void bothOfTwoAreMovedToOtherTimes() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00,tue:10:00-12:00
                request r1 party=couple times=mon:0:00-24:00
                join r1 times=mon:0:00-24:00
                accept r1 1
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00, TrialConfirmed r1 ana mon-10:00
                move r1 times=tue:0:00-24:00 => CommandRefused NOTHING_ELSE_FEASIBLE
                move r1 by=coordinator times=tue:0:00-24:00 => TrialOffered r1 MOVE [ana tue-10:00]
                # Nobody moved: the session took place, and the other hour is nobody's any more.
                +23h went r1 attended => HoldExtended r1 until mon-11:16 LOG_GAP, OfferWithdrawn r1 CLOSED,
                    OutcomeRecorded r1 client-of-r1 ATTENDED
                went r1 unknown person=partner => CommandRefused SESSION_NOT_OVER
                went r1 attended person=partner => OutcomeRecorded r1 partner-of-r1 ATTENDED
                wants r1 continue => ChoiceRecorded r1 client-of-r1 CONTINUE
                went r1 unknown => CommandRefused OUTCOME_SETTLED
                """);
    }

    @Test
    void anotherTherapistIsOwedUntilTheHoldIsLifted() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=wed:10:00-11:00
                request r1
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                +23h went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                worry r1 all
                wants r1 another-therapist => ChoiceRecorded r1 client-of-r1 ANOTHER_THERAPIST
                lift r1 by=clinical_lead => SafetyHoldLifted r1, TrialOffered r1 ANOTHER_THERAPIST [ben wed-10:00]
                """);
    }

    @Test
    void aLiftedHoldOwesNothingToWhoeverHasNotChosen() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                accept r1 1
                +23h went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                worry r1 all
                lift r1 by=clinical_lead => SafetyHoldLifted r1
                """);
    }

    /** What settles one task leaves the others, and nothing but a lead's word settles a worry. */
    @Test
    void tasksOutliveWhatSettlesOthers() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1 age=NOT_STATED => TrialRequested r1, TrialOffered r1 [ana mon-10:00], HumanNeeded r1 AGE_NOT_STATED
                worry r1 all
                tasks r1 => AGE_NOT_STATED by sun-14:00, SAFETY by sun-12:15
                lift r1 by=clinical_lead
                tasks r1 => AGE_NOT_STATED by sun-14:00
                worry r1 all
                done r1 match by=coordinator => TaskCompleted r1 MATCH
                tasks r1 => SAFETY by sun-12:15
                """);
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00 asks=yes
                request r1 age=NOT_STATED
                accept r1 1
                therapist-says r1 ana decline reason=conflict by=therapist
                tasks r1 => AGE_NOT_STATED by sun-14:00
                accept r1 1
                therapist-says r1 ana accept by=therapist => TrialConfirmed r1 ana mon-11:00
                +1d went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                tasks r1 => AGE_NOT_STATED by sun-14:00
                wants r1 another-therapist => ChoiceRecorded r1 client-of-r1 ANOTHER_THERAPIST, RequestWaitlisted r1
                tasks r1 => AGE_NOT_STATED by sun-14:00
                """);
    }
}
