// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.RefusalReason;
import org.junit.jupiter.api.Test;

class RefusalTest {

    /**
     * All refusals, each on a command that a later reason would refuse as well where there can be
     * one. A reason that is missing here, or out of its order, fails the test.
     */
    @Test
    void givesTheFirstReasonThatHolds() {
        var early =
                CommandTable.play(
                        """
                        late 91d misdated 1h request r1 with=partner => CommandRefused TIMESTAMP_MISMATCH
                        late 91d request r1 with=partner             => CommandRefused TOO_OLD
                        """);
        var others =
                CommandTable.playUnopened(
                        """
                        request r1 with=partner => CommandRefused UNKNOWN_PRACTICE
                        open                    => PracticeOpened
                        open                    => CommandRefused PRACTICE_ALREADY_OPEN

                        therapist ana version=2 hours=mon:10:00-11:00,tue:10:00-11:00,wed:10:00-11:00,thu:10:00-11:00
                        therapist ana version=1 hours=mon:10:00-11:00@moon => CommandRefused INVALID
                        end r1                  => CommandRefused NOT_ALLOWED
                        therapist ana version=2 hours=mon:9:00-10:00 => CommandRefused OUTDATED_PROFILE
                        therapist ana version=1 hours=mon:9:00-10:00 => CommandRefused OUTDATED_PROFILE
                        delist eve              => CommandRefused UNKNOWN_THERAPIST
                        off eve mon:9:00-10:00  => CommandRefused UNKNOWN_THERAPIST
                        busy eve mon:9:00-10:00 => CommandRefused UNKNOWN_THERAPIST

                        accept r1 1 person=eve  => CommandRefused UNKNOWN_REQUEST
                        request r1 times=mon:9:00-12:00 => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                        accept r1 9 offer=7 person=eve  => CommandRefused NOT_THEIRS
                        cancel r1 version=1     => CommandRefused CASE_CHANGED
                        request r1 with=partner => CommandRefused REQUEST_EXISTS
                        request r2 with=partner => CommandRefused PARTY_NOT_SUPPORTED
                        accept r1 1             => TrialConfirmed r1 ana mon-10:00
                        alone r1                => CommandRefused NOT_A_COUPLE
                        join r1                 => CommandRefused INVITATION_CLOSED

                        accept r1 9 offer=7     => CommandRefused ALREADY_CONFIRMED
                        request r3              => TrialRequested r3, TrialOffered r3 [ana tue-10:00, ana wed-10:00, ana thu-10:00]
                        withdraw r3             => OfferWithdrawn r3 CLOSED, RequestClosed r3 WITHDRAWN
                        accept r3 9 offer=7     => CommandRefused REQUEST_CLOSED
                        worry r1 all            => SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                        move r1 times=sun:1:00-2:00 => CommandRefused SAFETY_HOLD
                        request r4 age=UNDER_18 => TrialRequested r4, HumanNeeded r4 UNDER_18
                        others r4               => CommandRefused WAITS_FOR_PERSON
                        request r5              => TrialRequested r5, TrialOffered r5 [ana tue-10:00, ana wed-10:00, ana thu-10:00]
                        accept r5 9 offer=7     => CommandRefused OFFER_EXPIRED
                        accept r5 9             => CommandRefused UNKNOWN_OPTION
                        off ana wed:10:00-11:00 => TimeOffSet ana
                        accept r5 2             => CommandRefused OPTION_TAKEN
                        policy extensions=0     => PolicySet
                        extend r5               => CommandRefused NO_MORE_EXTENSIONS
                        others r5               => CommandRefused NOTHING_ELSE_FEASIBLE
                        therapist ben licences=NV hours=mon:10:00-11:00
                        assign r5 ben mon-10:00 by=coordinator consent=none => CommandRefused CONSENT_MISSING
                        assign r5 ben mon-10:00 by=coordinator => CommandRefused NOT_LICENSED
                        assign r5 ana mon-10:30 by=coordinator => CommandRefused WOULD_OVERLAP
                        therapist-says r5 ana accept => CommandRefused NOT_ASKED
                        cancel r5               => CommandRefused NOT_CONFIRMED
                        +22h cancel r1 session=s2 => HoldExtended r5 until mon-10:16 LOG_GAP, CommandRefused NOT_CONFIRMED
                        cancel r1               => CommandRefused SESSION_STARTED
                        wants r1 stop           => CommandRefused SESSION_NOT_OVER
                        went r1 attended        => OutcomeRecorded r1 client-of-r1 ATTENDED
                        went r1 late            => CommandRefused OUTCOME_SETTLED
                        done r5 match by=coordinator => CommandRefused NO_TASK
                        lift r5 by=clinical_lead => CommandRefused NO_HOLD
                        unlink eve bob by=coordinator => CommandRefused NOT_LINKED
                        request r6 party=couple => TrialRequested r6, PartnerInvited r6 until sat-10:00
                        join r6                 => PartnerJoined r6, RequestWaitlisted r6
                        link client-of-r6 partner-of-r6 by=coordinator => CommandRefused ONE_COUPLE
                        """);

        var reasons =
                Stream.of(early, others)
                        .flatMap(List::stream)
                        .filter(Event.CommandRefused.class::isInstance)
                        .map(event -> ((Event.CommandRefused) event).reason())
                        .distinct();
        assertThat(reasons).containsExactly(RefusalReason.values());
    }

    /** The same reasons from every command that asks the same question. */
    @Test
    void refusesEachCommandOfARequestByTheSameReasons() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                decline r9  => CommandRefused UNKNOWN_REQUEST
                extend r9   => CommandRefused UNKNOWN_REQUEST
                others r9   => CommandRefused UNKNOWN_REQUEST
                withdraw r9 => CommandRefused UNKNOWN_REQUEST
                cancel r9   => CommandRefused UNKNOWN_REQUEST

                request r1
                decline r1 person=eve  => CommandRefused NOT_THEIRS
                extend r1 person=eve   => CommandRefused NOT_THEIRS
                others r1 person=eve   => CommandRefused NOT_THEIRS
                withdraw r1 person=eve => CommandRefused NOT_THEIRS
                cancel r1 person=eve   => CommandRefused NOT_THEIRS
                decline r1 offer=2     => CommandRefused OFFER_EXPIRED
                extend r1 offer=2      => CommandRefused OFFER_EXPIRED

                accept r1 1
                decline r1  => CommandRefused ALREADY_CONFIRMED
                extend r1   => CommandRefused ALREADY_CONFIRMED
                others r1   => CommandRefused ALREADY_CONFIRMED
                withdraw r1 => CommandRefused ALREADY_CONFIRMED

                cancel r1
                decline r1  => CommandRefused REQUEST_CLOSED
                extend r1   => CommandRefused REQUEST_CLOSED
                others r1   => CommandRefused REQUEST_CLOSED
                withdraw r1 => CommandRefused REQUEST_CLOSED
                cancel r1   => CommandRefused NOT_CONFIRMED
                """);
    }

    /** Where two reasons hold at once, the earlier one is given. */
    @Test
    void givesTheEarlierOfTwoReasons() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                end r9 code=                      => CommandRefused INVALID
                end r9                            => CommandRefused NOT_ALLOWED
                done r9 wait                      => CommandRefused INVALID
                done r9 match                     => CommandRefused NOT_ALLOWED
                lift r9 code=                     => CommandRefused INVALID
                lift r9 by=coordinator            => CommandRefused NOT_ALLOWED
                link eve eve                      => CommandRefused INVALID
                unlink eve bob code=              => CommandRefused INVALID
                unlink eve bob                    => CommandRefused NOT_ALLOWED
                therapist-says r9 ana decline     => CommandRefused INVALID
                request r1 party=couple
                alone r1 person=eve               => CommandRefused NOT_THEIRS
                join r1 age=UNDER_18
                join r1                           => CommandRefused INVITATION_CLOSED
                worry r1 joint
                others r1 person=eve              => CommandRefused NOT_THEIRS
                move r1 session=s9                => CommandRefused SAFETY_HOLD
                end r1 by=coordinator
                move r1                           => CommandRefused NOT_CONFIRMED
                """);
    }

    /** Who may give what; a role that may not is told so before anything else is looked at. */
    @Test
    void knowsWhoMayChangeTheRosterAndSayWhoWasThere() {
        CommandTable.playUnopened(
                """
                open by=client                          => CommandRefused NOT_ALLOWED
                open by=coordinator                     => PracticeOpened
                policy options=1 by=partner             => CommandRefused NOT_ALLOWED
                policy options=1 by=clinical_lead       => PolicySet
                therapist ana hours=mon:10:00-11:00 by=client => CommandRefused NOT_ALLOWED
                therapist ana hours=mon:10:00-11:00 by=therapist as=ana => CommandRefused NOT_ALLOWED
                therapist ana hours=mon:10:00-11:00 by=coordinator => TherapistListed ana
                delist ana by=therapist as=ana          => CommandRefused NOT_ALLOWED
                delist eve by=client                    => CommandRefused NOT_ALLOWED
                closed all mon:9:00-10:00 by=client     => CommandRefused NOT_ALLOWED
                closed moon mon:9:00-10:00 by=client    => CommandRefused INVALID
                off ana tue:9:00-10:00 by=client        => CommandRefused NOT_ALLOWED
                off ana tue:9:00-10:00 by=therapist     => CommandRefused NOT_ALLOWED
                off ana tue:9:00-10:00 by=therapist as=ben => CommandRefused NOT_ALLOWED
                off ana tue:9:00-10:00 by=therapist as=ana => TimeOffSet ana
                busy ana tue:9:00-10:00 by=client       => CommandRefused NOT_ALLOWED
                busy ana tue:9:00-10:00 by=therapist as=ana => BusyTimesReported ana
                busy ana tue:9:00-10:00                 => BusyTimesReported ana
                request r1                              => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
                accept r1 1
                +1d went r1 attended by=client          => CommandRefused NOT_ALLOWED
                went r9 attended by=system              => CommandRefused NOT_ALLOWED
                went r1 attended by=coordinator         => OutcomeRecorded r1 client-of-r1 ATTENDED
                """);
    }

    @Test
    void refusesTheLaterCommandsOfARequestByTheSameReasons() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00
                join r9           => CommandRefused UNKNOWN_REQUEST
                uninvite r9       => CommandRefused UNKNOWN_REQUEST
                alone r9          => CommandRefused UNKNOWN_REQUEST
                move r9           => CommandRefused UNKNOWN_REQUEST
                sits r9 CA        => CommandRefused UNKNOWN_REQUEST
                worry r9 all      => CommandRefused UNKNOWN_REQUEST
                went r9 attended  => CommandRefused UNKNOWN_REQUEST
                wants r9 stop     => CommandRefused UNKNOWN_REQUEST
                therapist-says r9 ana accept => CommandRefused UNKNOWN_REQUEST
                lift r9 by=clinical_lead     => CommandRefused UNKNOWN_REQUEST
                end r9 by=coordinator        => CommandRefused UNKNOWN_REQUEST
                done r9 match by=coordinator => CommandRefused UNKNOWN_REQUEST

                request r1
                alone r1 person=eve         => CommandRefused NOT_THEIRS
                went r1 attended person=eve => CommandRefused NOT_THEIRS
                wants r1 stop person=eve    => CommandRefused NOT_THEIRS
                end r1 by=coordinator version=1        => CommandRefused CASE_CHANGED
                done r1 match by=coordinator version=1 => CommandRefused CASE_CHANGED
                move r1 version=1           => CommandRefused CASE_CHANGED
                """);
    }
}
