// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.junit.jupiter.api.Test;

/** Two consents to one option, each given for oneself and unseen by the other. */
class ConsentTest {

    @Test
    void isPinnedByTheFirstAndConfirmedByTheSecond() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                request r1 party=couple
                join r1 => PartnerJoined r1, TrialOffered r1 [ana mon-10:00, ana mon-12:00]
                +5m accept r1 2 => OptionConsented r1 client-of-r1 until mon-12:00
                accept r1 2     => CommandRefused CONSENT_MISSING
                accept r1 1 person=partner => CommandRefused UNKNOWN_OPTION
                # The other hour is anybody's again.
                request r2      => TrialRequested r2, TrialOffered r2 [ana mon-10:00, ana mon-11:00]
                +5m tick        => TimeAdvanced
                accept r1 2 person=partner => OptionConsented r1 partner-of-r1 until mon-12:00, TrialConfirmed r1 ana mon-12:00
                """);
    }

    @Test
    void mayComeFromEitherFirst() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-14:00
                request r1 party=couple
                join r1
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-10:00, TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void lapsesWithoutTheSecondAfterADay() {
        CommandTable.play(
                """
                therapist ana hours=wed:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-12:00
                +23h tick => HoldExtended r1 until tue-11:01 LOG_GAP, TimeAdvanced
                +5m tick
                withdraw r1
                request r2 party=couple
                join r2
                policy consentHours=1
                accept r2 1 => OptionConsented r2 client-of-r2 until mon-12:05
                +6m tick
                +6m tick
                +6m tick
                +6m tick
                +6m tick
                +6m tick
                +6m tick
                +6m tick
                +6m tick
                +6m tick => OfferExpired r2, HumanNeeded r2 OFFER_LAPSED, TimeAdvanced
                """);
    }

    /** Nobody learns of a no before the offer would have ended, and nothing is said then either. */
    @Test
    void isWithheldUnseen() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-16:00
                request r1 party=couple
                join r1
                decline r1 => ConsentWithheld r1 client-of-r1
                next => sun-12:15
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00
                withdraw r1 person=partner
                # The same without the no.
                request r2 party=couple
                join r2 => PartnerJoined r2, TrialOffered r2 [ana mon-10:00]
                +5m tick
                +5m tick
                +5m tick => OfferExpired r2, HumanNeeded r2 OFFER_LAPSED, TimeAdvanced
                request r3 party=couple
                join r3 => PartnerJoined r3, TrialOffered r3 [ana mon-10:00]
                decline r3 person=partner => ConsentWithheld r3 partner-of-r3
                +5m tick
                +5m tick
                +5m tick => OfferExpired r3, HumanNeeded r3 OFFER_LAPSED, TimeAdvanced
                # What one of them didn't want isn't offered again.
                others r3 => TrialOffered r3 [ana mon-11:00]
                """);
    }

    @Test
    void mayBeGivenAfterItWasWithheld() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                decline r1 => ConsentWithheld r1 client-of-r1
                accept r1 1 person=partner
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-10:00, TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void isTakenBackByALaterNo() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-10:00
                decline r1  => ConsentWithheld r1 client-of-r1
                # A yes of one is no yes of both.
                +1h accept r1 1 person=partner => HoldExtended r1 until mon-11:01 LOG_GAP, OptionConsented r1 partner-of-r1 until mon-11:01
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-11:01, TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void isNotGivenUpForOtherOptionsOnceOneHasAgreed() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-14:00
                request r1 party=couple
                join r1
                others r1 person=partner => OfferDeclined r1, TrialOffered r1 [ana mon-11:00]
                # That one of them takes none of these must not show in what the other can do.
                decline r1
                others r1 person=partner => OfferDeclined r1, TrialOffered r1 [ana mon-12:00]
                withdraw r1
                request r2 party=couple
                join r2
                accept r2 1
                others r2 person=partner => CommandRefused NOTHING_ELSE_FEASIBLE
                """);
    }

    @Test
    void keepsItsTimeWhenMoreIsAskedFor() {
        CommandTable.play(
                """
                therapist ana hours=wed:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                extend r1 person=partner => HoldExtended r1 until mon-12:00 CLIENT_ASKED
                """);
    }
}
