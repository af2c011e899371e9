// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Therapists who are asked first, and those who can't keep a session. */
class AskedFirstTest {

    @Test
    void keepsTheHourUntilTheTherapistAnswers() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 asks=yes
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00]
                accept r1 1 => TherapistAsked r1 ana mon-10:00 until mon-10:00
                request r2 => TrialRequested r2, TrialOffered r2 [ana mon-11:00]
                accept r1 1 => CommandRefused ALREADY_CONFIRMED
                decline r1 => CommandRefused ALREADY_CONFIRMED
                extend r1 => CommandRefused ALREADY_CONFIRMED
                others r1 => CommandRefused WAITS_FOR_PERSON
                therapist-says r1 ben accept by=therapist => CommandRefused NOT_ASKED
                therapist-says r1 ana decline by=therapist => CommandRefused INVALID
                therapist-says r1 ana accept by=therapist => TrialConfirmed r1 ana mon-10:00
                therapist-says r1 ana accept by=therapist => CommandRefused NOT_ASKED
                """);
    }

    @Test
    void takesTheTherapistsAnswerFromThemAndFromStaffAlone() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00 asks=yes
                request r1
                accept r1 1
                therapist-says r1 ana accept by=client => CommandRefused NOT_ALLOWED
                therapist-says r1 ana decline reason=ill by=partner => CommandRefused NOT_ALLOWED
                therapist-says r1 ana accept by=system => CommandRefused NOT_ALLOWED
                therapist-says r1 ana accept by=coordinator => TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void seeksTheSameHourElsewhereAndAsksTheClientAnew() {
        CommandTable.play(
                """
                policy options=2
                therapist ana hours=mon:10:00-11:00 asks=yes specialties=grief
                therapist ben hours=mon:9:00-11:00
                therapist cem hours=mon:10:00-11:00 licences=NV
                request r1 concerns=grief => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ben mon-09:00]
                accept r1 1
                therapist-says r1 ana decline reason=conflict by=therapist => TherapistDeclined r1 ana CONFLICT,
                    TrialOffered r1 SAME_HOUR_ELSEWHERE [ben mon-10:00]
                accept r1 1 => TrialConfirmed r1 ben mon-10:00
                """);
    }

    @Test
    void seeksOtherHoursWhenTheSameIsNotFreeElsewhere() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00 asks=yes
                request r1
                accept r1 1
                # A conflict is about this hour; it isn't offered again.
                therapist-says r1 ana decline reason=conflict by=therapist => TherapistDeclined r1 ana CONFLICT,
                    TrialOffered r1 SAME_HOUR_ELSEWHERE [ana mon-11:00]
                accept r1 1
                # Scope is about the therapist.
                therapist-says r1 ana decline reason=scope by=therapist => TherapistDeclined r1 ana SCOPE, RequestWaitlisted r1
                therapist ana hours=tue:10:00-12:00 asks=yes version=2 => TherapistListed ana
                """);
    }

    @Test
    void asksBothOfACoupleAnew() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00 asks=yes
                therapist ben hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00,
                    TherapistAsked r1 ana mon-10:00 until mon-10:00
                therapist-says r1 ana decline reason=ill by=therapist => TherapistDeclined r1 ana ILL,
                    TrialOffered r1 SAME_HOUR_ELSEWHERE [ben mon-10:00]
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-10:00
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00, TrialConfirmed r1 ben mon-10:00
                """);
    }

    /** A move is asked like a first session; until the answer the old hour stays booked. */
    @Test
    void areAskedBeforeASessionIsMoved() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00,wed:10:00-11:00 asks=yes
                request r1 times=mon:0:00-24:00
                accept r1 1
                therapist-says r1 ana accept by=therapist => TrialConfirmed r1 ana mon-10:00
                move r1 times=tue:0:00-24:00 => TrialOffered r1 MOVE [ana tue-10:00]
                accept r1 1 => TherapistAsked r1 ana tue-10:00 until mon-10:00
                accept r1 1 => CommandRefused ALREADY_CONFIRMED
                decline r1 => CommandRefused ALREADY_CONFIRMED
                extend r1 => CommandRefused ALREADY_CONFIRMED
                move r1 times=wed:0:00-24:00 => CommandRefused NOTHING_ELSE_FEASIBLE
                therapist-says r1 ben accept by=therapist => CommandRefused NOT_ASKED
                # A no leaves the session where it is.
                therapist-says r1 ana decline reason=conflict by=therapist => TherapistDeclined r1 ana CONFLICT
                others r1 => CommandRefused ALREADY_CONFIRMED
                move r1 times=wed:0:00-24:00 => TrialOffered r1 MOVE [ana wed-10:00]
                accept r1 1 => TherapistAsked r1 ana wed-10:00 until mon-10:00
                therapist-says r1 ana accept by=therapist => TrialRescheduled r1 to ana wed-10:00
                """);
    }

    @Test
    void areAskedBeforeATwosomeIsMoved() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00
                therapist ben hours=tue:10:00-12:00 asks=yes
                request r1 party=couple times=mon:0:00-24:00,tue:0:00-24:00
                join r1
                accept r1 1
                accept r1 1 person=partner
                move r1 other=yes times=tue:0:00-24:00 => TrialOffered r1 MOVE [ben tue-10:00]
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-10:00
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00,
                    TherapistAsked r1 ben tue-10:00 until mon-10:00
                therapist-says r1 ben accept by=therapist => TrialRescheduled r1 to ben tue-10:00
                """);
    }

    @Test
    void letAMoveLapseByTheirSilenceAndThenAPersonIsCalled() {
        CommandTable.play(
                """
                policy options=1 therapistMinutes=5
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00 asks=yes
                request r1 times=mon:0:00-24:00
                accept r1 1
                therapist-says r1 ana accept by=therapist
                move r1 times=tue:0:00-24:00
                accept r1 1 => TherapistAsked r1 ana tue-10:00 until sun-12:05
                +5m tick => OfferExpired r1, HumanNeeded r1 THERAPIST_SILENT, TimeAdvanced
                therapist-says r1 ana accept by=therapist => CommandRefused NOT_ASKED
                others r1 => CommandRefused ALREADY_CONFIRMED
                """);
    }

    /** Two hours that overlap can't both be the therapist's, one booked and one held. */
    @Test
    void areNotAskedAboutAnHourThatTheBookedOneHides() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:30 asks=yes
                request r1
                accept r1 1
                therapist-says r1 ana accept by=therapist => TrialConfirmed r1 ana mon-10:00
                move r1 => CommandRefused NOTHING_ELSE_FEASIBLE
                """);
    }

    @Test
    void callsAPersonWhenTheTherapistIsSilent() {
        CommandTable.play(
                """
                policy therapistMinutes=60
                therapist ana hours=mon:10:00-12:00 asks=yes
                request r1
                accept r1 1 => TherapistAsked r1 ana mon-10:00 until sun-13:00
                +1h tick => HumanNeeded r1 THERAPIST_SILENT, TimeAdvanced
                therapist-says r1 ana accept by=coordinator => TrialConfirmed r1 ana mon-10:00
                tasks r1 => none
                """);
    }

    @Test
    void givesUpTheHourWithTheRequest() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00 asks=yes
                request r1
                accept r1 1
                request r2 => TrialRequested r2, RequestWaitlisted r2
                withdraw r1 => OfferWithdrawn r1 CLOSED, RequestClosed r1 WITHDRAWN, TrialOffered r2 REFILL [ana mon-10:00]
                """);
    }

    @Test
    void booksNothingThatTheTherapistCanNotGiveAnyMore() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00 asks=yes
                request r1
                accept r1 1
                off ana mon:10:00-12:00
                therapist-says r1 ana accept by=therapist => CommandRefused OPTION_TAKEN
                """);
    }

    @Test
    void findsTheSameHourForASessionThatATherapistGivesBack() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00
                therapist ben hours=mon:9:00-11:00
                request r1 times=mon:10:00-11:00
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                therapist-says r1 ben decline reason=ill about=session by=therapist => CommandRefused NOT_ASKED
                therapist-says r1 ana accept about=session by=therapist => CommandRefused NOT_ASKED
                therapist-says r1 ana decline reason=ill about=session by=therapist => TrialCancelled r1 by THERAPIST late,
                    SlotReleased r1 ana mon-10:00, TrialOffered r1 SAME_HOUR_ELSEWHERE [ben mon-10:00]
                therapist-says r1 ana decline reason=ill about=session by=therapist => CommandRefused NOT_CONFIRMED
                """);
    }
}
