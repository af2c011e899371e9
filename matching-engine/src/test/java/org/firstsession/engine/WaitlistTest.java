// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

/** Who waits, and who is offered what becomes free. */
class WaitlistTest {

    @Test
    void isServedInTheOrderOfWaitingEachHourToOneAtATime() {
        CommandTable.play(
                """
                request r1 => TrialRequested r1, RequestWaitlisted r1
                +1m request r2 => TrialRequested r2, RequestWaitlisted r2
                +1m request r3 => TrialRequested r3, RequestWaitlisted r3
                policy options=1
                therapist ana hours=mon:10:00-12:00 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-10:00],
                    TrialOffered r2 REFILL [ana mon-11:00]
                decline r1 => OfferDeclined r1, RequestWaitlisted r1, TrialOffered r3 REFILL [ana mon-10:00]
                # Never the same hour twice to one request.
                decline r3 => OfferDeclined r3, RequestWaitlisted r3
                request r4 => TrialRequested r4, TrialOffered r4 [ana mon-10:00]
                """);
    }

    @Test
    void keepsItsOrderWhenAnOfferFromItIsDeclined() {
        CommandTable.play(
                """
                request r1
                +1m request r2
                therapist ana hours=mon:10:00-11:00 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-10:00]
                decline r1 => OfferDeclined r1, RequestWaitlisted r1, TrialOffered r2 REFILL [ana mon-10:00]
                therapist ana hours=mon:10:00-12:00 version=2 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-11:00]
                """);
    }

    /** What was offered hid the rest: nobody is told that there is nothing while there is. */
    @Test
    void offersTheRestToWhoeverDeclines() {
        CommandTable.play(
                """
                policy options=1
                request r1
                +1m request r2 times=mon:12:00-13:00
                therapist ana hours=mon:10:00-13:00 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-10:00],
                    TrialOffered r2 REFILL [ana mon-12:00]
                decline r1 => OfferDeclined r1, TrialOffered r1 REFILL [ana mon-11:00]
                decline r1 => OfferDeclined r1, RequestWaitlisted r1
                # Who has waited longer comes first, also for what somebody else lets go.
                decline r2 => OfferDeclined r2, TrialOffered r1 REFILL [ana mon-12:00], RequestWaitlisted r2
                """);
    }

    @Test
    void offersTheRestToWhoeverLetsAnOfferLapse() {
        CommandTable.play(
                """
                policy options=1 refillMinutes=5
                request r1
                therapist ana hours=mon:10:00-12:00 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-10:00]
                +5m tick => OfferExpired r1, TrialOffered r1 REFILL [ana mon-11:00], TimeAdvanced
                """);
    }

    /** Sunday noon in Los Angeles is 19:00 in London, where the day ends two hours later. */
    @Test
    void leavesEachOfTwoTheirOwnWakingHours() {
        CommandTable.play(
                """
                policy refillMinutes=240 wakingFrom=480 wakingTo=1260
                request r1 party=couple
                join r1 zone=Europe/London => PartnerJoined r1, RequestWaitlisted r1
                therapist ana hours=tue:10:00-12:00
                next => mon-03:00
                """);
    }

    @Test
    void passesOverThoseWhomAnHourDoesNotSuit() {
        CommandTable.play(
                """
                request r1 times=tue:0:00-24:00
                request r2 gender=f
                request r3
                therapist ana hours=mon:10:00-11:00 gender=m => TherapistListed ana, TrialOffered r3 REFILL [ana mon-10:00]
                """);
    }

    @Test
    void learnsOfEverythingThatFreesAnHour() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                accept r1 1
                request r2 => TrialRequested r2, RequestWaitlisted r2
                move r1 => CommandRefused NOTHING_ELSE_FEASIBLE
                off ana mon:10:00-12:00 => TimeOffSet ana, HumanNeeded r1 TIME_OFF_OVER_SESSION
                cancel r1 by=coordinator => TrialCancelled r1 by COORDINATOR late, SlotReleased r1 ana mon-10:00, RequestWaitlisted r1
                off ana none => TimeOffSet ana, TrialOffered r2 REFILL [ana mon-10:00]
                withdraw r2 => OfferWithdrawn r2 CLOSED, RequestClosed r2 WITHDRAWN
                """);
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                busy ana mon:9:00-12:00
                request r1
                busy ana none => BusyTimesReported ana, TrialOffered r1 REFILL [ana mon-10:00]
                decline r1
                closed all mon:9:00-10:00
                therapist ben hours=mon:9:00-10:00
                closed all none => ClosureSet, TrialOffered r1 REFILL [ben mon-09:00]
                """);
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00,mon:13:00-14:00
                request r1 party=couple times=mon:10:00-12:00
                join r1
                request r2 times=mon:10:00-12:00 => TrialRequested r2, RequestWaitlisted r2
                alone r1 => OfferWithdrawn r1 GOES_ON_ALONE, ContinuedAlone r1 client-of-r1,
                    TrialOffered r1 [ana mon-10:00], TrialOffered r2 REFILL [ana mon-11:00]
                request r3 times=mon:10:00-11:00 => TrialRequested r3, RequestWaitlisted r3
                accept r1 1
                move r1 times=mon:13:00-14:00 => TrialRescheduled r1 to ana mon-13:00, TrialOffered r3 REFILL [ana mon-10:00]
                """);
    }

    @Test
    void getsTheHoursThatAnAcceptLeaves() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-13:00
                request r1 => TrialRequested r1, TrialOffered r1 [ana mon-10:00, ana mon-11:00, ana mon-12:00]
                request r2 => TrialRequested r2, RequestWaitlisted r2
                accept r1 2 => TrialConfirmed r1 ana mon-11:00, TrialOffered r2 REFILL [ana mon-10:00, ana mon-12:00]
                """);
    }

    @Test
    void getsWhatALapsedOfferLeavesInTheSameTick() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00
                request r1
                request r2
                +5m tick
                +5m tick
                +5m tick => OfferExpired r1, HumanNeeded r1 OFFER_LAPSED, TrialOffered r2 REFILL [ana mon-10:00], TimeAdvanced
                """);
    }

    @Test
    void isOfferedHoursThatComeIntoTheHorizon() {
        CommandTable.play(
                """
                policy horizon=2
                therapist ana hours=wed:10:00-11:00
                request r1 => TrialRequested r1, RequestWaitlisted r1
                +22h tick => TimeAdvanced
                +2h tick => TrialOffered r1 REFILL [ana wed-10:00], TimeAdvanced
                """);
    }

    /** Four hours between 8:00 and 21:00 where the client is. */
    @Test
    void givesTimeToAnswerInTheRecipientsWakingHours() {
        CommandTable.play(
                """
                policy options=1
                request r1
                therapist ana hours=wed:10:00-11:00
                next => sun-16:00
                withdraw r1
                delist ana
                request r2 times=wed:12:00-14:00
                request r3 times=wed:12:00-14:00 zone=America/New_York
                # 19:00 here: two hours today and two tomorrow from 8:00. In New York it is 22:00.
                +7h therapist ben hours=wed:9:00-13:00 => TherapistListed ben,
                    TrialOffered r2 REFILL [ben wed-12:00], TrialOffered r3 REFILL [ben wed-09:00]
                next => mon-09:00
                extend r3 => HoldExtended r3 until mon-09:00 CLIENT_ASKED
                withdraw r3
                next => mon-10:00
                """);
    }

    @Test
    void endsItsOfferWhenTheHourBegins() {
        CommandTable.play(
                """
                policy notice=0
                request r1
                therapist ana hours=sun:13:00-14:00 => TherapistListed ana, TrialOffered r1 REFILL [ana sun-13:00]
                next => sun-13:00
                """);
    }

    @Test
    void parksARequestWithAPersonAfterTwoLapses() {
        CommandTable.play(
                """
                policy refillMinutes=5 options=1
                request r1
                therapist ana hours=mon:10:00-13:00 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-10:00]
                +5m tick => OfferExpired r1, TrialOffered r1 REFILL [ana mon-11:00], TimeAdvanced
                +5m tick => OfferExpired r1, HumanNeeded r1 REFILLS_LAPSED, TimeAdvanced
                +5m tick => TimeAdvanced
                tasks r1 => REFILLS_LAPSED by sun-14:10
                done r1 match by=coordinator => TaskCompleted r1 MATCH, TrialOffered r1 AFTER_PERSON [ana mon-12:00]
                decline r1 => OfferDeclined r1, HumanNeeded r1 OFFER_DECLINED
                """);
    }

    @Test
    void forgivesLapsesOnceAPersonHasLooked() {
        CommandTable.play(
                """
                policy refillMinutes=5 options=1
                request r1
                therapist ana hours=mon:10:00-11:00
                +5m tick => OfferExpired r1, RequestWaitlisted r1, TimeAdvanced
                therapist ana hours=mon:11:00-12:00 version=2
                +5m tick => OfferExpired r1, HumanNeeded r1 REFILLS_LAPSED, TimeAdvanced
                done r1 match by=coordinator => TaskCompleted r1 MATCH, RequestWaitlisted r1
                therapist ana hours=mon:12:00-13:00 version=3 => TherapistListed ana, TrialOffered r1 REFILL [ana mon-12:00]
                +5m tick => OfferExpired r1, RequestWaitlisted r1, TimeAdvanced
                """);
    }

    @Test
    void isReviewedByAPersonWhenItTakesLong() {
        CommandTable.play(
                """
                request r1
                next => wed-12:00
                +3d tick => HumanNeeded r1 WAITLIST_REVIEW, TimeAdvanced
                tasks r1 => WAITLIST_REVIEW by wed-14:00
                done r1 wait until=fri-12:00 by=coordinator => TaskCompleted r1 WAIT
                next => fri-12:00
                # It waits on all the same.
                therapist ana hours=sat:10:00-11:00 => TherapistListed ana, TrialOffered r1 REFILL [ana sat-10:00]
                tasks r1 => none
                """);
    }

    @Test
    void getsTwentyOffersAtMostInOneDecisionAndTheRestAtTheNextTick() {
        var requests =
                IntStream.rangeClosed(1, 23)
                        .mapToObj("request r%d\n"::formatted)
                        .collect(Collectors.joining());
        var events =
                CommandTable.play(
                        "policy options=1 session=30 buffer=0 step=30\n"
                                + requests
                                + "therapist ana hours=mon:8:00-24:00\n"
                                + "+1m tick\n"
                                + "+1m tick => TimeAdvanced\n");

        var offered =
                events.stream()
                        .filter(Event.TrialOffered.class::isInstance)
                        .collect(Collectors.groupingBy(event -> event.meta().recordedAt()));
        assertThat(offered.values())
                .extracting(list -> list.size())
                .containsExactlyInAnyOrder(20, 3);
    }

    @Test
    void isLeftByWhoeverIsHeldBack() {
        CommandTable.play(
                """
                request r1
                worry r1 all => SafetyHoldPlaced r1 ALL, HumanNeeded r1 SAFETY
                therapist ana hours=mon:10:00-11:00 => TherapistListed ana
                lift r1 by=clinical_lead => SafetyHoldLifted r1, TrialOffered r1 AFTER_PERSON [ana mon-10:00]
                """);
    }
}
