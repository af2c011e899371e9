// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstsession.engine.log.Event;
import org.junit.jupiter.api.Test;

/** Moving a session: the new hour is taken before the old one is free. */
class RescheduleTest {

    @Test
    void keepsTheTherapistUnlessAskedOtherwise() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,fri:10:00-11:00
                therapist ben hours=tue:10:00-11:00 specialties=grief
                request r1 concerns=grief times=mon:0:00-24:00
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                move r1 times=tue:0:00-24:00 => CommandRefused NOTHING_ELSE_FEASIBLE
                move r1 times=tue:0:00-24:00,fri:0:00-24:00 => TrialRescheduled r1 to ana fri-10:00
                move r1 times=tue:0:00-24:00 other=yes => TrialRescheduled r1 to ben tue-10:00
                """);
    }

    @Test
    void usesTheTimesOnRecordWhenNoneAreSaid() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00,wed:10:00-11:00
                request r1 times=mon:0:00-24:00,wed:0:00-24:00
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                move r1     => TrialRescheduled r1 to ana wed-10:00
                # Times said for one move hold for that move.
                move r1 times=tue:0:00-24:00 => TrialRescheduled r1 to ana tue-10:00
                move r1     => TrialRescheduled r1 to ana mon-10:00
                """);
    }

    /** 10:30 overlaps the hour that the client itself has at 10:00. */
    @Test
    void mayMoveIntoTheHourThatItLeaves() {
        CommandTable.play(
                """
                policy step=30
                therapist ana hours=mon:10:00-12:00
                request r1 times=mon:10:00-10:50
                accept r1 1 => TrialConfirmed r1 ana mon-10:00
                move r1 times=mon:10:30-11:30 => TrialRescheduled r1 to ana mon-10:30
                request r2 times=mon:10:00-11:20 => TrialRequested r2, RequestWaitlisted r2
                request r3 => TrialRequested r3, RequestWaitlisted r3
                move r1 times=mon:10:00-11:00 => TrialRescheduled r1 to ana mon-10:00, TrialOffered r3 REFILL [ana mon-11:00]
                """);
    }

    @Test
    void leavesTheSessionWhereItIsWhenThereIsNothingElse() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                request r1 times=mon:0:00-24:00
                accept r1 1
                request r2 times=tue:0:00-24:00
                move r1 times=tue:0:00-24:00 => CommandRefused NOTHING_ELSE_FEASIBLE
                request r3 times=mon:0:00-24:00 => TrialRequested r3, RequestWaitlisted r3
                cancel r1 => TrialCancelled r1 by CLIENT late, SlotReleased r1 ana mon-10:00, RequestClosed r1 CANCELLED,
                    TrialOffered r3 REFILL [ana mon-10:00]
                """);
    }

    @Test
    void countsRevisionsForTheInvites() {
        var events =
                CommandTable.play(
                        """
                        therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                        request r1
                        accept r1 1
                        move r1
                        move r1 by=coordinator
                        cancel r1
                        """);

        assertThat(events)
                .filteredOn(event ->
                        event instanceof Event.TrialRescheduled
                                || event instanceof Event.TrialCancelled)
                .extracting(event ->
                        event instanceof Event.TrialRescheduled moved
                                ? moved.revision() + " " + moved.movedBy()
                                : "" + ((Event.TrialCancelled) event).revision())
                .containsExactly("2 CLIENT", "3 COORDINATOR", "4");
    }

    @Test
    void isRefusedOnceTheSessionHasBegunOrIsNotTheirs() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                request r1
                move r1 => CommandRefused NOT_CONFIRMED
                accept r1 1
                move r1 person=eve => CommandRefused NOT_THEIRS
                move r1 session=s2 => CommandRefused NOT_CONFIRMED
                move r1 version=2  => CommandRefused CASE_CHANGED
                move r1 version=3  => TrialRescheduled r1 to ana tue-10:00
                +46h move r1       => CommandRefused SESSION_STARTED
                """);
    }

    @Test
    void settlesWhatWasTheMatterWithTheOldHour() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-11:00,tue:10:00-11:00
                request r1
                accept r1 1
                off ana mon:10:00-11:00 => TimeOffSet ana, HumanNeeded r1 TIME_OFF_OVER_SESSION
                move r1 by=coordinator  => TrialRescheduled r1 to ana tue-10:00
                tasks r1 => none
                """);
    }

    @Test
    void isAgreedByEachOfACoupleWhileTheOldHourStays() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-12:00,tue:10:00-12:00,wed:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00, TrialConfirmed r1 ana mon-10:00
                move r1 => TrialOffered r1 MOVE [ana tue-10:00]
                move r1 => CommandRefused NOTHING_ELSE_FEASIBLE
                accept r1 1 => OptionConsented r1 client-of-r1 until mon-10:00
                request r2 times=mon:10:00-12:00 => TrialRequested r2, RequestWaitlisted r2
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until mon-10:00,
                    TrialRescheduled r1 to ana tue-10:00, TrialOffered r2 REFILL [ana mon-10:00]
                # Silence or a no leave the session where it is.
                move r1 => TrialOffered r1 MOVE [ana wed-10:00]
                decline r1 person=partner => ConsentWithheld r1 partner-of-r1
                +5m tick
                +5m tick
                +5m tick => OfferExpired r1, TimeAdvanced
                accept r1 1 => CommandRefused ALREADY_CONFIRMED
                next => sun-16:00
                """);
    }

    @Test
    void ofACoupleEndsBeforeTheOldHourBegins() {
        CommandTable.play(
                """
                policy options=1 notice=0
                therapist ana hours=sun:13:00-15:00,mon:10:00-12:00
                request r1 party=couple
                join r1
                accept r1 1
                accept r1 1 person=partner => OptionConsented r1 partner-of-r1 until sun-13:00, TrialConfirmed r1 ana sun-13:00
                +50m tick => TimeAdvanced
                move r1 => TrialOffered r1 MOVE [ana mon-10:00]
                next => sun-13:00
                accept r1 1 => OptionConsented r1 client-of-r1 until sun-13:00
                +5m tick
                # No tick yet, but the session has begun.
                +5m accept r1 1 person=partner => CommandRefused SESSION_STARTED
                tick => OfferExpired r1, TimeAdvanced
                """);
    }

    @Test
    void ofACoupleTogetherIsBookedAtOnce() {
        CommandTable.play(
                """
                therapist ana hours=mon:10:00-12:00,tue:10:00-12:00
                request r1 party=couple with=partner
                accept r1 1
                move r1 => TrialRescheduled r1 to ana tue-10:00
                """);
    }
}
