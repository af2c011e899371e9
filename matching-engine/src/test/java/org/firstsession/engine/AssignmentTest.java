// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** What a coordinator may book by hand, with a warning or not at all. */
class AssignmentTest {

    @Test
    void booksWhatNobodyWouldOffer() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                therapist ben hours=tue:10:00-12:00 accepts=no excludes=grief parties=couple languages=es gender=m selfpay=no
                request r1 concerns=grief languages=en gender=f times=mon:0:00-24:00
                assign r1 ben wed-09:00 by=coordinator => TherapistAssigned r1 ben [ACCEPTS_NEW_CLIENTS, TAKES_CONCERN,
                    WORKS_WITH_PARTY, SPEAKS_LANGUAGE, IS_OF_STATED_GENDER, TAKES_PAYMENT, HAS_FREE_SLOT], TrialConfirmed r1 ben wed-09:00
                """);
    }

    @Test
    void warnsOfNothingWhereEveryRuleHolds() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1
                request r2 => TrialRequested r2, RequestWaitlisted r2
                assign r1 ana mon-11:00 by=clinical_lead => OfferWithdrawn r1 ASSIGNED, TherapistAssigned r1 ana [],
                    TrialConfirmed r1 ana mon-11:00, TrialOffered r2 REFILL [ana mon-10:00]
                """);
    }

    @Test
    void settlesTheTaskThatItAnswers() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00@oak
                request r1 near=oakland
                decline r1 => OfferDeclined r1, HumanNeeded r1 OFFER_DECLINED
                assign r1 ana tue-09:00 at=oak by=coordinator => TherapistAssigned r1 ana [HAS_FREE_SLOT], TrialConfirmed r1 ana tue-09:00@oak
                tasks r1 => none
                next => wed-09:50
                """);
    }

    @Test
    void isRefusedWithoutALicenceWhereSomebodySits() {
        CommandTable.play(
                """
                therapist ana licences=CA hours=mon:10:00-12:00@reno+video,tue:10:00-12:00
                request r1 party=couple state=CA
                join r1 state=NV
                assign r1 ana tue-10:00 by=coordinator consent=client-of-r1,partner-of-r1 => CommandRefused NOT_LICENSED
                request r2
                assign r2 ana mon-10:00 at=reno by=coordinator => CommandRefused NOT_LICENSED
                therapist ana version=2 licences=CA:2020-01-01..2026-09-07 hours=mon:10:00-12:00,tue:10:00-12:00
                assign r2 ana tue-10:00 by=coordinator => CommandRefused NOT_LICENSED
                assign r2 ana mon-10:00 by=coordinator => OfferWithdrawn r2 ASSIGNED, TherapistAssigned r2 ana [], TrialConfirmed r2 ana mon-10:00
                """);
    }

    @Test
    void isRefusedWithoutTheConsentOfEachWhoWouldCome() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                assign r1 ana mon-10:00 by=coordinator => CommandRefused CONSENT_MISSING
                join r1
                assign r1 ana mon-10:00 by=coordinator => CommandRefused CONSENT_MISSING
                assign r1 ana mon-10:00 by=coordinator consent=client-of-r1,eve => CommandRefused CONSENT_MISSING
                assign r1 ana mon-10:00 by=coordinator consent=client-of-r1,partner-of-r1 => OfferWithdrawn r1 ASSIGNED,
                    TherapistAssigned r1 ana [], TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void isRefusedWhereSomethingWouldOverlap() {
        CommandTable.play(
                """
                policy options=1
                therapist ana licences=CA,NV hours=mon:10:00-12:00
                therapist ben licences=CA,NV hours=mon:10:00-12:00
                therapist cem licences=CA,NV hours=mon:10:00-12:00
                request r1 person=al => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                accept r1 1 person=al
                request r2 => TrialRequested r2, TrialOffered r2 [ben mon-10:00]
                request r3 => TrialRequested r3, TrialOffered r3 [cem mon-10:00]
                # the therapist, booked and held by others
                assign r3 ana mon-10:30 by=coordinator => CommandRefused WOULD_OVERLAP
                assign r3 ben mon-09:30 by=coordinator => CommandRefused WOULD_OVERLAP
                # the person
                therapist dan licences=CA,NV hours=fri:10:00-12:00
                request r4 person=al times=fri:0:00-24:00
                assign r4 dan mon-10:55 by=coordinator consent=al => CommandRefused WOULD_OVERLAP
                # the rooms
                assign r2 ben tue-10:00 at=reno by=coordinator => OfferWithdrawn r2 ASSIGNED,
                    TherapistAssigned r2 ben [WITHIN_DISTANCE, HAS_FREE_SLOT], TrialConfirmed r2 ben tue-10:00@reno/attic
                assign r4 ana tue-10:00 at=reno by=coordinator consent=al => *
                assign r3 cem tue-10:30 at=reno by=coordinator => CommandRefused WOULD_OVERLAP
                """);
    }

    @Test
    void isRefusedForAReasonInTheOrderOfReasons() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00 licences=NV
                request r1
                assign r9 eve mon-10:00 at=moon code=                   => CommandRefused INVALID
                assign r9 eve mon-10:00 code= by=coordinator            => CommandRefused INVALID
                assign r9 eve mon-10:00                                 => CommandRefused NOT_ALLOWED
                assign r9 eve mon-10:00 by=coordinator                  => CommandRefused UNKNOWN_THERAPIST
                assign r9 ana mon-10:00 by=coordinator                  => CommandRefused UNKNOWN_REQUEST
                worry r1 all
                assign r1 ana mon-10:00 by=coordinator version=1 consent=none => CommandRefused CASE_CHANGED
                assign r1 ana mon-10:00 by=coordinator consent=none     => CommandRefused SAFETY_HOLD
                lift r1 by=clinical_lead
                assign r1 ana mon-10:00 by=coordinator consent=none     => CommandRefused CONSENT_MISSING
                assign r1 ana mon-10:00 by=coordinator                  => CommandRefused NOT_LICENSED
                therapist ana version=2 hours=tue:10:00-12:00           => TherapistListed ana, TrialOffered r1 REFILL [ana tue-10:00, ana tue-11:00]
                +23h tick                                               => HoldExtended r1 until mon-15:01 LOG_GAP, TimeAdvanced
                assign r1 ana mon-10:00 by=coordinator                  => CommandRefused SESSION_STARTED
                accept r1 1
                assign r1 ana mon-10:00 by=coordinator consent=none     => CommandRefused ALREADY_CONFIRMED
                cancel r1
                assign r1 ana mon-10:00 by=coordinator consent=none     => CommandRefused REQUEST_CLOSED
                """);
    }
}
