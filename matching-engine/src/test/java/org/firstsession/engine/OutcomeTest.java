// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** How sessions went, and how it goes on. Ana's hour on Sunday at 13:00 is over at 13:50. */
class OutcomeTest {

    @Test
    void leadsToTreatmentWhenTheClientContinues() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                went r1 attended => CommandRefused SESSION_NOT_OVER
                wants r1 continue => CommandRefused SESSION_NOT_OVER
                +1h wants r1 continue => CommandRefused SESSION_NOT_OVER
                went r1 attended session=s2 => CommandRefused NOT_CONFIRMED
                went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                went r1 late => CommandRefused OUTCOME_SETTLED
                wants r1 continue session=s2 => CommandRefused NOT_CONFIRMED
                wants r1 continue => ChoiceRecorded r1 client-of-r1 CONTINUE, RequestClosed r1 CONTINUES
                went r1 unknown => CommandRefused OUTCOME_SETTLED
                wants r1 stop => CommandRefused NOT_CONFIRMED
                """);
    }

    @Test
    void leadsToAnotherTherapistNeverTheSameAgain() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00,mon:10:00-12:00
                therapist ben hours=tue:10:00-11:00
                request r1 times=sun:0:00-24:00,tue:0:00-24:00,mon:0:00-24:00
                accept r1 1 => TrialConfirmed r1 ana sun-13:00
                +1h went r1 late => OutcomeRecorded r1 client-of-r1 LATE
                wants r1 another-therapist => ChoiceRecorded r1 client-of-r1 ANOTHER_THERAPIST,
                    TrialOffered r1 ANOTHER_THERAPIST [ben tue-10:00]
                went r1 unknown => OfferWithdrawn r1 OUTCOME_TAKEN_BACK, OutcomeRecorded r1 client-of-r1 taken back
                """);
    }

    @Test
    void endsWithAStop() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                +1h went r1 attended
                wants r1 stop => ChoiceRecorded r1 client-of-r1 STOP, RequestClosed r1 STOPPED
                """);
    }

    @Test
    void isJointOnlyWhenBothWantTheSame() {
        CommandTable.play(
                """
                policy notice=30
                therapist ana hours=sun:13:00-15:00,mon:10:00-12:00
                therapist ben hours=tue:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until sun-13:00, TrialConfirmed r1 ana sun-13:00
                +2h went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                wants r1 continue    => CommandRefused SESSION_NOT_OVER
                went r1 attended person=partner => OutcomeRecorded r1 partner-of-r1 ATTENDED
                wants r1 continue => ChoiceRecorded r1 client-of-r1 CONTINUE
                wants r1 stop person=partner => ChoiceRecorded r1 partner-of-r1 STOP, HumanNeeded r1 CHOICES_DIFFER
                tasks r1 => CHOICES_DIFFER by sun-16:00
                wants r1 another-therapist => ChoiceRecorded r1 client-of-r1 ANOTHER_THERAPIST, HumanNeeded r1 CHOICES_DIFFER
                wants r1 another-therapist person=partner => ChoiceRecorded r1 partner-of-r1 ANOTHER_THERAPIST,
                    TrialOffered r1 ANOTHER_THERAPIST [ben tue-10:00]
                tasks r1 => none
                """);
    }

    @Test
    void isRebookedOnceInAFriendlyWay() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=sun:13:00-14:00,mon:10:00-11:00,tue:10:00-11:00
                request r1
                accept r1 1
                +2h went r1 no-show => OutcomeRecorded r1 client-of-r1 NO_SHOW, TrialOffered r1 REBOOKING [ana mon-10:00]
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                +1d went r1 no-show session=s2 => OutcomeRecorded r1 client-of-r1 NO_SHOW, HumanNeeded r1 SECOND_NO_SHOW
                wants r1 stop session=s2 => CommandRefused SESSION_NOT_OVER
                done r1 match by=coordinator => TaskCompleted r1 MATCH, TrialOffered r1 REBOOKING [ana tue-10:00]
                """);
    }

    @Test
    void waitsForAnHourWhenThereIsNoneToRebook() {
        CommandTable.play(
                """
                policy horizon=1
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                +2h went r1 no-show => OutcomeRecorded r1 client-of-r1 NO_SHOW, RequestWaitlisted r1
                went r1 unknown => OutcomeRecorded r1 client-of-r1 taken back
                tasks r1 => none
                next     => mon-13:50
                """);
    }

    @Test
    void canBeTakenBackUntilSomethingFinalFollowed() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00,mon:10:00-11:00
                request r1 times=sun:0:00-24:00
                went r1 unknown => CommandRefused NOT_CONFIRMED
                accept r1 1
                went r1 unknown => CommandRefused SESSION_NOT_OVER
                request r2 times=mon:0:00-24:00
                withdraw r2
                +2h went r1 no-show => OutcomeRecorded r1 client-of-r1 NO_SHOW, TrialOffered r1 REBOOKING [ana sun-13:00+1w]
                went r1 unknown  => OfferWithdrawn r1 OUTCOME_TAKEN_BACK, OutcomeRecorded r1 client-of-r1 taken back
                went r1 attended => OutcomeRecorded r1 client-of-r1 ATTENDED
                went r1 unknown  => OutcomeRecorded r1 client-of-r1 taken back
                # The first no-show was none, so this is the first.
                went r1 no-show  => OutcomeRecorded r1 client-of-r1 NO_SHOW, TrialOffered r1 REBOOKING [ana sun-13:00+1w]
                accept r1 1
                went r1 unknown  => CommandRefused OUTCOME_SETTLED
                """);
    }

    @Test
    void callsAPersonWhenNobodyWasThereAndNoLongerOnceThatIsTakenBack() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                +2h went r1 nobody-there => OutcomeRecorded r1 client-of-r1 NOBODY_THERE, HumanNeeded r1 NOBODY_WAS_THERE
                tasks r1 => NOBODY_WAS_THERE by sun-16:00
                went r1 unknown => OutcomeRecorded r1 client-of-r1 taken back
                tasks r1 => none
                next     => mon-13:50
                """);
    }

    @Test
    void callsAPersonWhenOneOfTwoWasThere() {
        for (var absence : new String[] {"no-show", "cancelled-late"}) {
            CommandTable.play(
                    """
                    therapist ana hours=sun:13:00-15:00
                    request r1 party=couple with=partner
                    accept r1 1
                    +2h went r1 %s => *
                    went r1 attended person=partner => OutcomeRecorded r1 partner-of-r1 ATTENDED, HumanNeeded r1 PARTNER_ABSENT
                    wants r1 stop => CommandRefused SESSION_NOT_OVER
                    wants r1 continue person=partner => ChoiceRecorded r1 partner-of-r1 CONTINUE
                    """
                            .formatted(absence));
        }
    }

    @Test
    void endsARequestThatWasCancelledLate() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                +2h went r1 cancelled-late => OutcomeRecorded r1 client-of-r1 CANCELLED_LATE, RequestClosed r1 CANCELLED
                """);
    }

    @Test
    void isAskedForADayAfterTheSessionAndWhatFollowsFiveDaysLater() {
        CommandTable.play(
                """
                therapist ana hours=sun:13:00-14:00
                request r1
                accept r1 1
                next     => mon-13:50
                +1d2h tick => HumanNeeded r1 OUTCOME_MISSING, TimeAdvanced
                tasks r1 => OUTCOME_MISSING by mon-16:00
                went r1 attended
                tasks r1 => none
                next     => sat-14:00
                +5d tick => HumanNeeded r1 CHOICE_MISSING, TimeAdvanced
                wants r1 stop => ChoiceRecorded r1 client-of-r1 STOP, RequestClosed r1 STOPPED
                """);
    }
}
