// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** A couple by invitation, until both are in. */
class InvitationTest {

    @Test
    void holdsNothingWhileItIsOpen() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple => TrialRequested r1, PartnerInvited r1 until fri-12:00
                others r1 => CommandRefused NOTHING_ELSE_FEASIBLE
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-10:00, ana mon-11:00]
                withdraw r2
                join r1 => PartnerJoined r1, TrialOffered r1 [ana mon-10:00]
                join r1 => CommandRefused INVITATION_CLOSED
                """);
    }

    @Test
    void putsACoupleOntoTheWaitlistLikeAnybodyElse() {
        CommandTable.play(
                """
                request r1 party=couple
                join r1 => PartnerJoined r1, RequestWaitlisted r1
                therapist ana hours=mon:10:00-12:00 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-10:00]
                """);
    }

    /** The same rows but for the answer: the asker's events are the same, at the same time. */
    @Test
    void endsTheSameByARefusalAndBySilence() {
        CommandTable.play(
                """
                policy horizon=21
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                request r2 party=couple
                +1d uninvite r1 => InvitationDeclined r1
                next            => fri-12:00
                # Whoever asked holds the link too: it must not tell them of the no.
                uninvite r1     => InvitationDeclined r1
                +3d23h59m tick  => TimeAdvanced
                +1m tick => IndividualTrialSuggested r1 client-of-r1, IndividualTrialSuggested r2 client-of-r2, TimeAdvanced
                join r2         => CommandRefused INVITATION_CLOSED
                alone r1        => ContinuedAlone r1 client-of-r1, TrialOffered r1 [ana mon-10:00+1w, ana mon-11:00+1w, ana mon-10:00+2w]
                """);
    }

    @Test
    void canNotBeAnsweredOnceItsDeadlineHasPassedTickOrNot() {
        CommandTable.play(
                """
                request r1 party=couple
                +119h59m59s uninvite r9 => CommandRefused UNKNOWN_REQUEST
                +1s join r1 => CommandRefused INVITATION_CLOSED
                uninvite r1 => CommandRefused INVITATION_CLOSED
                """);
    }

    @Test
    void canNotBeAcceptedByTheOneWhoAsks() {
        CommandTable.play(
                """
                request partner-of-x party=couple
                request r1 party=couple person=partner-of-r1
                join r1 => CommandRefused INVALID
                """);
    }

    @Test
    void callsAPersonWhenNobodyAnswersTheSuggestion() {
        CommandTable.play(
                """
                request r1 party=couple
                +5d tick => IndividualTrialSuggested r1 client-of-r1, TimeAdvanced
                next => wed-12:00+1w
                +5d tick => HumanNeeded r1 SUGGESTION_UNANSWERED, TimeAdvanced
                end r1 by=coordinator => RequestClosed r1 BY_PRACTICE
                """);
    }

    @Test
    void isWithdrawnWithTheRequest() {
        CommandTable.play(
                """
                request r1 party=couple
                withdraw r1 => RequestClosed r1 WITHDRAWN
                join r1     => CommandRefused INVITATION_CLOSED
                alone r1    => CommandRefused REQUEST_CLOSED
                request r2 party=couple
                +5d tick => IndividualTrialSuggested r2 client-of-r2, TimeAdvanced
                withdraw r2 => RequestClosed r2 WITHDRAWN
                """);
    }

    @Test
    void letsTheAskerGoOnAloneFromEveryState() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00,tue:10:00-12:00,wed:10:00-12:00
                therapist ben hours=fri:10:00-12:00 asks=yes
                # invited
                request r1 party=couple times=mon:0:00-24:00
                alone r1 => ContinuedAlone r1 client-of-r1, TrialOffered r1 [ana mon-10:00]
                # offered, with the other's consent
                request r2 party=couple times=tue:0:00-24:00
                join r2
                accept r2 1 person=partner => OptionConsented r2 partner-of-r2 until mon-12:00
                alone r2 => OfferWithdrawn r2 GOES_ON_ALONE, ContinuedAlone r2 client-of-r2, TrialOffered r2 [ana tue-10:00]
                # the therapist is being asked
                request r3 party=couple times=fri:0:00-24:00
                join r3
                accept r3 1 person=partner
                accept r3 1 => OptionConsented r3 client-of-r3 until mon-12:00, TherapistAsked r3 ben fri-10:00 until mon-12:00
                alone r3 => OfferWithdrawn r3 GOES_ON_ALONE, ContinuedAlone r3 client-of-r3, TrialOffered r3 [ben fri-10:00]
                # on the waitlist
                request r4 party=couple times=sat:0:00-24:00
                join r4  => PartnerJoined r4, RequestWaitlisted r4
                alone r4 => ContinuedAlone r4 client-of-r4, RequestWaitlisted r4
                # after a lapse, which is a person's to follow up
                request r5 party=couple times=wed:0:00-24:00
                join r5
                +5m tick
                +5m tick
                +5m tick
                alone r5 => ContinuedAlone r5 client-of-r5, TrialOffered r5 [ana wed-10:00]
                accept r5 1
                """);
    }

    @Test
    void letsNobodyGoOnAloneOnceASessionIsBooked() {
        CommandTable.play(
                """
                therapist ana hours=sun:14:00-16:00
                request r1 party=couple with=partner
                accept r1 1
                alone r1 => CommandRefused ALREADY_CONFIRMED
                +4h went r1 attended
                went r1 attended person=partner
                alone r1 => CommandRefused ALREADY_CONFIRMED
                wants r1 stop
                wants r1 stop person=partner => ChoiceRecorded r1 partner-of-r1 STOP, RequestClosed r1 STOPPED
                alone r1 => CommandRefused REQUEST_CLOSED
                """);
    }

    @Test
    void keepsWhatStillAppliesForWhoeverGoesOn() {
        CommandTable.play(
                """
                therapist ana licences=CA hours=mon:10:00-12:00 gender=f
                therapist ben licences=NV hours=tue:10:00-12:00 gender=m
                request r1 party=couple state=CA gender=f
                join r1 state=NV gender=m => PartnerJoined r1, RequestWaitlisted r1
                alone r1 => ContinuedAlone r1 client-of-r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00]
                request r2 party=couple state=CA gender=f
                join r2 state=NV gender=m
                alone r2 person=partner => ContinuedAlone r2 partner-of-r2, TrialOffered r2 [ben tue-10:00, ben tue-11:00]
                # The one who was left behind is none of the request's any more.
                accept r2 1 => CommandRefused NOT_THEIRS
                """);
    }

    @Test
    void forgetsWhatTheOtherHadWhenOneGoesOnAlone() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                therapist ben hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                alone r1 => OfferWithdrawn r1 GOES_ON_ALONE, ContinuedAlone r1 client-of-r1,
                    TrialOffered r1 [ana mon-10:00, ben mon-10:00, ana mon-11:00]
                # The other partner's time is their own again.
                request r2 person=partner-of-r1 => TrialRequested r2, TrialOffered r2 [ben mon-11:00]
                """);
    }

    @Test
    void asksForTheAgeOfWhoeverGoesOnAlone() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple age=NOT_STATED
                alone r1 => ContinuedAlone r1 client-of-r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00],
                    HumanNeeded r1 AGE_NOT_STATED
                withdraw r1
                request r2 party=couple age=UNDER_18
                alone r2 => ContinuedAlone r2 client-of-r2, HumanNeeded r2 UNDER_18
                """);
    }

    @Test
    void suggestsAnIndividualTrialToWhoeverIsLeft() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                withdraw r1 => OfferWithdrawn r1 PERSON_WITHDREW, PersonWithdrew r1 client-of-r1,
                    IndividualTrialSuggested r1 partner-of-r1
                alone r1                => CommandRefused NOT_THEIRS
                alone r1 person=partner => ContinuedAlone r1 partner-of-r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00]
                withdraw r1 person=partner
                request r2 party=couple
                join r2
                withdraw r2 person=partner => OfferWithdrawn r2 PERSON_WITHDREW, PersonWithdrew r2 partner-of-r2,
                    IndividualTrialSuggested r2 client-of-r2
                withdraw r2 => RequestClosed r2 WITHDRAWN
                """);
    }

    @Test
    void leavesAPersonTimeToSayWhetherToGoOn() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                withdraw r1 person=partner
                next => fri-12:00
                +5d tick => HumanNeeded r1 SUGGESTION_UNANSWERED, TimeAdvanced
                tasks r1 => SUGGESTION_UNANSWERED by fri-14:00
                +1h alone r1
                tasks r1 => none
                """);
    }
}
