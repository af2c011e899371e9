// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** What clients say to an offer, and to a session. */
class AnswerTest {

    @Test
    void confirmsOneOptionAndFreesTheOthers() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=tue:14:00-15:00@oak
                request r1 near=berkeley => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ben tue-14:00@oak]
                accept r1 2 => TrialConfirmed r1 ben tue-14:00@oak
                request r2 near=berkeley => TrialRequested r2, TrialOffered r2 [ana mon-10:00]
                accept r1 2 => CommandRefused ALREADY_CONFIRMED
                """);
    }

    @Test
    void takesAnAcceptUntilTheExpiryIsDecided() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                policy options=1
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                +5m request r2 => TrialRequested r2, TrialOffered r2 [ana tue-10:00]
                +5m tick   => TimeAdvanced
                +6m accept r1 1 => TrialConfirmed r1 ana mon-10:00
                +5m tick   => OfferExpired r2, HumanNeeded r2 OFFER_LAPSED, TimeAdvanced
                accept r2 1 => CommandRefused OFFER_EXPIRED
                """);
    }

    @Test
    void givesNoHourThatHasBegun() {
        CommandTable.play(
                """
                policy notice=0 webSeconds=3600
                therapist ana hours=sun:12:05-13:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana sun-12:05]
                +5m accept r1 1 => CommandRefused OPTION_TAKEN
                late 1s accept r1 1 => CommandRefused OPTION_TAKEN
                """);
    }

    @Test
    void givesNoHourOfATherapistWhoHasLeft() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=mon:10:00-11:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ben mon-10:00]
                delist ana => TherapistDelisted ana
                accept r1 1 => CommandRefused OPTION_TAKEN
                accept r1 2 => TrialConfirmed r1 ben mon-10:00
                """);
    }

    @Test
    void neverOffersWhatWasDeclined() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                decline r1 => OfferDeclined r1, HumanNeeded r1 OFFER_DECLINED
                decline r1 => CommandRefused OFFER_EXPIRED
                others r1  => TrialOffered r1 [ana mon-11:00]
                accept r1 1 offer=1 => CommandRefused OFFER_EXPIRED
                decline r1
                others r1  => CommandRefused NOTHING_ELSE_FEASIBLE
                # Somebody else may well have it.
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-10:00]
                """);
    }

    @Test
    void offersWhatLapsedAgain() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                +5m tick
                +5m tick
                +5m tick   => OfferExpired r1, HumanNeeded r1 OFFER_LAPSED, TimeAdvanced
                others r1  => TrialOffered r1 [ana mon-10:00]
                """);
    }

    @Test
    void changesAnOfferForOtherOptionsOnlyWhenThereAreSome() {
        CommandTable.play(
                """
                policy options=2
                therapist ana hours=mon:10:00-13:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00]
                others r1  => OfferDeclined r1, TrialOffered r1 [ana mon-12:00]
                others r1  => CommandRefused NOTHING_ELSE_FEASIBLE
                accept r1 1 => TrialConfirmed r1 ana mon-12:00
                """);
    }

    @Test
    void findsOtherOptionsBesideOwnHoldsAtAnotherLength() {
        CommandTable.play(
                """
                policy options=1 session=50
                therapist ana hours=mon:10:00-13:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                policy session=30 step=30
                # 10:30 lies inside the hour that r1 itself holds, and would go for it.
                others r1  => OfferDeclined r1, TrialOffered r1 [ana mon-10:30]
                """);
    }

    @Test
    void givesMoreTimeAsOftenAsThePolicyAllows() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                +5m extend r1 => HoldExtended r1 until sun-12:20 CLIENT_ASKED
                extend r1     => HoldExtended r1 until sun-12:20 CLIENT_ASKED
                extend r1     => CommandRefused NO_MORE_EXTENSIONS
                next          => sun-12:20
                """);
    }

    @Test
    void neverTakesTimeAwayByAnExtension() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                policy webSeconds=60
                extend r1 => HoldExtended r1 until sun-12:15 CLIENT_ASKED
                """);
    }

    @Test
    void givesTextMessagesLonger() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                policy options=1
                request r1 over=text_message
                next => sun-14:00
                request r2 over=api
                next => sun-12:15
                """);
    }

    @Test
    void freesTheHoursOfAWithdrawnRequest() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1  => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                withdraw r1 => OfferWithdrawn r1 CLOSED, RequestClosed r1 WITHDRAWN
                request r2  => TrialRequested r2, TrialOffered r2 [ana mon-10:00]
                request r3  => TrialRequested r3, RequestWaitlisted r3
                withdraw r3 => RequestClosed r3 WITHDRAWN
                """);
    }

    @Test
    void freesTheHourOfACancelledSession() {
        CommandTable.play(
                """
                therapist ana hours=tue:10:00-11:00
                request r1
                accept r1 1
                request r2 => TrialRequested r2, RequestWaitlisted r2
                cancel r1  => TrialCancelled r1 by CLIENT in time, SlotReleased r1 ana tue-10:00, RequestClosed r1 CANCELLED,
                    TrialOffered r2 REFILL [ana tue-10:00]
                """);
    }

    @Test
    void knowsALateCancellation() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00,tue:10:00-11:00
                request r1 times=mon:9:00-12:00
                accept r1 1
                # Who takes an hour away owes another one.
                cancel r1 by=coordinator => TrialCancelled r1 by COORDINATOR late, SlotReleased r1 ana mon-10:00,
                    TrialOffered r1 AFTER_PERSON [ana mon-11:00]
                withdraw r1
                request r2 times=tue:9:00-12:00
                accept r2 1
                +22h cancel r2 => TrialCancelled r2 by CLIENT in time, SlotReleased r2 ana tue-10:00, RequestClosed r2 CANCELLED
                request r3 times=tue:9:00-12:00
                accept r3 1
                +1s cancel r3 => TrialCancelled r3 by CLIENT late, SlotReleased r3 ana tue-10:00, RequestClosed r3 CANCELLED
                """);
    }
}
