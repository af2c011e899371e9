// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

class TimeTest {

    @Test
    void letsAnOfferLapseWithATick() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                next             => sun-12:15
                +5m tick         => TimeAdvanced
                +5m tick         => TimeAdvanced
                +4m59s tick      => TimeAdvanced
                +1s tick         => OfferExpired r1, HumanNeeded r1 OFFER_LAPSED, TimeAdvanced
                # From now on it is a person's to do, within two hours.
                next             => sun-14:15
                +5m tick         => TimeAdvanced
                request r2       => TrialRequested r2, TrialOffered r2 [ana mon-10:00]
                """);
    }

    @Test
    void letsOffersLapseInTheOrderOfTheirEnds() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00
                request r1
                +1m request r2
                +1m extend r1 => HoldExtended r1 until sun-12:17 CLIENT_ASKED
                +5m tick
                +5m tick
                +6m tick => OfferExpired r2, HumanNeeded r2 OFFER_LAPSED, OfferExpired r1, HumanNeeded r1 OFFER_LAPSED, TimeAdvanced
                """);
    }

    @Test
    void givesTheTimeOfAnOutageBack() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1  => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                +20m tick   => HoldExtended r1 until sun-12:36 LOG_GAP, TimeAdvanced
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                """);
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                +20m accept r1 1 => HoldExtended r1 until sun-12:36 LOG_GAP, TrialConfirmed r1 ana mon-10:00
                """);
    }

    @Test
    void takesSixMinutesOfSilenceForNormal() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                +6m tick      => TimeAdvanced
                +6m1ms tick   => HoldExtended r1 until sun-12:22:00.001 LOG_GAP, TimeAdvanced
                """);
    }

    @Test
    void givesAnOutageBackWhateverCommandComesFirst() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r0
                withdraw r0
                +89d tick
                request r1
                +1d20m tick => HoldExtended r1 until sat-11:36+12w LOG_GAP, CaseArchived r0, TimeAdvanced
                # (The clocks have gone back.) A refusal moves time as well.
                +20m withdraw r0 => HoldExtended r1 until sat-11:57+12w LOG_GAP, CommandRefused TOO_OLD
                tick => TimeAdvanced
                """);
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                +20m request r2 with=partner => HoldExtended r1 until sun-12:36 LOG_GAP, CommandRefused PARTY_NOT_SUPPORTED
                tick => TimeAdvanced
                """);
    }

    @Test
    void doesNotCountAnExtensionAfterAnOutageTwice() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                +20m extend r1 => HoldExtended r1 until sun-12:36 LOG_GAP, HoldExtended r1 until sun-12:36 CLIENT_ASKED
                extend r1      => HoldExtended r1 until sun-12:36 CLIENT_ASKED
                """);
    }

    @Test
    void archivesACaseNinetyDaysAfterItsEnd() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                withdraw r1
                +89d23h59m tick => TimeAdvanced
                withdraw r1     => CommandRefused REQUEST_CLOSED
                +1m tick        => CaseArchived r1, TimeAdvanced
                +1ms tick       => TimeAdvanced
                withdraw r1     => CommandRefused TOO_OLD
                request r1      => CommandRefused TOO_OLD
                accept r1 1     => CommandRefused TOO_OLD
                """);
    }

    @Test
    void decidesACopyOnce() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                again       => DuplicateIgnored ListTherapist
                request r1  => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                again       => DuplicateIgnored RequestTrial
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                again       => DuplicateIgnored AcceptOffer
                accept r1 1 => CommandRefused ALREADY_CONFIRMED
                again       => DuplicateIgnored AcceptOffer
                cancel r1
                again       => DuplicateIgnored CancelTrial
                tick        => TimeAdvanced
                again       => TimeAdvanced
                """);
    }

    @Test
    void knowsACopyAsLongAsItWouldNotBeTooOld() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                +90d tick
                therapist ben hours=mon:10:00-11:00
                late 90d therapist cem hours=mon:10:00-11:00 => TherapistListed cem
                late 90d1ms therapist dan hours=mon:10:00-11:00 => CommandRefused TOO_OLD
                """);
    }

    @Test
    void neverRunsBack() {
        var events =
                CommandTable.play(
                        """
                        therapist ana hours=mon:10:00-11:00
                        +30m tick
                        late 20m request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                        next                => sun-12:45
                        late 10m tick       => TimeAdvanced
                        """);
        assertThat(events)
                .extracting(event -> event.meta().recordedAt())
                .isSorted()
                .endsWith(events.get(2).meta().recordedAt());
    }

    @Test
    void isNotMovedByAMisdatedCommand() {
        var events =
                CommandTable.play(
                        """
                        therapist ana hours=mon:10:00-11:00
                        request r1
                        +1m misdated 1h tick      => CommandRefused TIMESTAMP_MISMATCH
                        misdated 1h accept r1 1   => CommandRefused TIMESTAMP_MISMATCH
                        next                      => sun-12:15
                        """);
        assertThat(events.getLast().meta().recordedAt())
                .isEqualTo(events.getFirst().meta().recordedAt());
    }

    @Test
    void isNotMovedByWhatNobodyCanRead() {
        var events =
                CommandTable.play(
                        """
                        therapist ana hours=mon:10:00-11:00
                        +1h unreadable MALFORMED => CommandUnreadable MALFORMED
                        unreadable MALFORMED     => CommandUnreadable MALFORMED
                        unreadable NO_VALUE      => CommandUnreadable NO_VALUE
                        request r1               => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                        """);
        var unreadable = (Event.CommandUnreadable) events.get(2);
        assertThat(unreadable.meta().recordedAt()).isEqualTo(events.getFirst().meta().recordedAt());
        assertThat(unreadable.meta().commandId().value()).isEqualTo("sha256:0f");
        assertThat(unreadable.sizeBytes()).isEqualTo(17);
    }

    /**
     * Hold deadlines are those of clients; a therapist and a guest have days, and people to ask.
     */
    @Test
    void givesTimeBackToOffersAlone() {
        CommandTable.play(
                """
                policy options=1 therapistMinutes=60
                therapist ana hours=tue:10:00-12:00 asks=yes
                therapist ben hours=wed:10:00-12:00
                request r1
                accept r1 1 => TherapistAsked r1 ana tue-10:00 until sun-13:00
                request r2 party=couple
                request r3 party=couple times=wed:0:00-24:00
                join r3
                accept r3 1 => OptionConsented r3 client-of-r3 until mon-12:00
                +3h tick => HoldExtended r3 until mon-15:01 LOG_GAP, HumanNeeded r1 THERAPIST_SILENT, TimeAdvanced
                withdraw r1
                withdraw r3
                next => fri-12:00
                """);
    }
}
