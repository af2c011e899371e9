// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rooms, and the way between offices. Reno has the rooms attic and garden, one without steps. */
class RoomTest {

    @Test
    void holdsOneSessionAtATime() {
        CommandTable.play(
                """
                policy options=1
                therapist ana licences=NV hours=mon:10:00-12:00@reno
                therapist ben licences=NV hours=mon:10:00-12:00@reno
                therapist cem licences=NV hours=mon:10:00-12:00@reno
                request r1 near=reno => TrialRequested r1, TrialOffered r1 [ana mon-10:00@reno/attic]
                request r2 near=reno => TrialRequested r2, TrialOffered r2 [ben mon-10:00@reno/garden]
                # Cem is free at ten, but no room is.
                request r3 near=reno => TrialRequested r3, TrialOffered r3 [ana mon-11:00@reno/attic]
                """);
    }

    @Test
    void isAnotherForEachOptionOfOneOffer() {
        CommandTable.play(
                """
                therapist ana licences=NV hours=mon:10:00-11:00@reno
                therapist ben licences=NV hours=mon:10:00-11:00@reno
                therapist cem licences=NV hours=mon:10:00-11:00@reno
                request r1 near=reno => TrialRequested r1, TrialOffered r1 [ana mon-10:00@reno/attic, ben mon-10:00@reno/garden]
                """);
    }

    @Test
    void hasTheFeaturesThatSomebodyNeeds() {
        CommandTable.play(
                """
                policy options=1
                therapist ana licences=NV hours=mon:10:00-12:00@reno
                therapist ben licences=NV hours=mon:10:00-12:00@reno
                request r1 near=reno room=step-free => TrialRequested r1, TrialOffered r1 [ana mon-10:00@reno/garden]
                request r2 near=reno room=step-free => TrialRequested r2, TrialOffered r2 [ana mon-11:00@reno/garden]
                request r3 near=reno => TrialRequested r3, TrialOffered r3 [ben mon-10:00@reno/attic]
                request r4 near=reno room=piano => TrialRequested r4, RequestWaitlisted r4
                why r4 => 2 considered, HAS_FREE_SLOT 2
                """);
    }

    @Test
    void suitsBothOfACouple() {
        CommandTable.play(
                """
                therapist ana licences=NV hours=mon:10:00-12:00@reno
                request r1 party=couple near=reno
                join r1 near=reno room=step-free => PartnerJoined r1, TrialOffered r1 [ana mon-10:00@reno/garden]
                """);
    }

    @Test
    void opensHoursForThoseWhoWait() {
        CommandTable.play(
                """
                policy options=1
                therapist ana licences=NV hours=mon:10:00-11:00@reno
                therapist ben licences=NV hours=mon:10:00-11:00@reno
                therapist cem licences=NV hours=mon:10:00-11:00@reno
                request r1 near=reno room=step-free => TrialRequested r1, TrialOffered r1 [ana mon-10:00@reno/garden]
                request r2 near=reno room=step-free => TrialRequested r2, RequestWaitlisted r2
                request r3 near=reno                => TrialRequested r3, TrialOffered r3 [ben mon-10:00@reno/attic]
                request r4 near=reno room=piano     => TrialRequested r4, RequestWaitlisted r4
                rooms reno attic,garden+step-free,den+step-free => RoomsSet reno, TrialOffered r2 REFILL [cem mon-10:00@reno/den]
                accept r2 1 => TrialConfirmed r2 cem mon-10:00@reno/den
                # A feature is new capacity too, but that room is taken.
                rooms reno attic,garden+step-free,den+step-free+piano => RoomsSet reno
                withdraw r1 => OfferWithdrawn r1 CLOSED, RequestClosed r1 WITHDRAWN
                cancel r2 => TrialCancelled r2 by CLIENT late, SlotReleased r2 cem mon-10:00@reno/den, RequestClosed r2 CANCELLED, TrialOffered r4 REFILL [cem mon-10:00@reno/den]
                """);
    }

    @Test
    void leavesASessionWhoseRoomGoesToAPerson() {
        CommandTable.play(
                """
                policy options=1
                therapist ana licences=NV hours=mon:10:00-12:00@reno
                therapist ben licences=NV hours=mon:10:00-11:00@reno
                request r1 near=reno
                accept r1 1 => TrialConfirmed r1 ana mon-10:00@reno/attic
                request r2 near=reno room=step-free
                accept r2 1 => TrialConfirmed r2 ben mon-10:00@reno/garden
                rooms reno garden,den+step-free => RoomsSet reno, HumanNeeded r1 ROOM_LOST_BY_SESSION, HumanNeeded r2 ROOM_LOST_BY_SESSION
                # Nothing was moved, and nobody is called twice for the same.
                rooms reno den+step-free => RoomsSet reno
                # Who comes next is given a room that is there.
                request r3 near=reno => TrialRequested r3, TrialOffered r3 [ana mon-11:00@reno/den]
                # The attic was never anybody else's.
                rooms reno attic => RoomsSet reno
                rooms reno none => RoomsSet reno, HumanNeeded r1 ROOM_LOST_BY_SESSION
                """);
    }

    @Test
    void isMissedOnceAnOfficeKeepsTrackOfThem() {
        CommandTable.play(
                """
                policy options=1
                therapist ana hours=mon:10:00-11:00@oak
                therapist ben hours=mon:10:00-11:00@oak
                request r1 near=oakland
                accept r1 1 => TrialConfirmed r1 ana mon-10:00@oak
                rooms oak den => RoomsSet oak, HumanNeeded r1 ROOM_LOST_BY_SESSION
                request r2 near=oakland => TrialRequested r2, TrialOffered r2 [ben mon-10:00@oak/den]
                """);
    }

    @Test
    void isNoLongerGivenWhenItIsGone() {
        CommandTable.play(
                """
                policy options=2
                therapist ana licences=NV hours=mon:10:00-11:00@reno
                therapist ben licences=NV hours=mon:10:00-11:00@reno
                request r1 near=reno => TrialRequested r1, TrialOffered r1 [ana mon-10:00@reno/attic, ben mon-10:00@reno/garden]
                rooms reno garden    => RoomsSet reno
                accept r1 1          => CommandRefused OPTION_TAKEN
                accept r1 2          => TrialConfirmed r1 ben mon-10:00@reno/garden
                """);
    }

    @Test
    void isRefusedWhenItCannotBe() {
        CommandTable.play(
                """
                rooms moon attic            => CommandRefused INVALID
                rooms reno attic,attic      => CommandRefused INVALID
                rooms reno attic+           => CommandRefused INVALID
                # Told apart within the practice: reno has that one.
                rooms oak garden            => CommandRefused INVALID
                rooms reno attic by=client  => CommandRefused NOT_ALLOWED
                rooms reno attic by=therapist as=ana => CommandRefused NOT_ALLOWED
                rooms reno none             => RoomsSet reno
                rooms oak garden            => RoomsSet oak
                """);
        var most = IntStream.range(0, 101).mapToObj(i -> "r" + i).toList();
        CommandTable.play(
                """
                rooms reno %s => CommandRefused INVALID
                rooms reno %s => RoomsSet reno
                """
                        .formatted(String.join(",", most), String.join(",", most.subList(0, 100))));
    }

    @Test
    void areNotOverwrittenByWhoeverHasSeenOthers() {
        CommandTable.play(
                """
                rooms reno den seen=attic,garden+step-free => RoomsSet reno
                # The second of two who have opened the page at the same time.
                rooms reno hall seen=attic,garden+step-free => CommandRefused CASE_CHANGED
                rooms reno hall seen=none                   => CommandRefused CASE_CHANGED
                rooms reno hall seen=den+step-free          => CommandRefused CASE_CHANGED
                rooms reno hall seen=den                    => RoomsSet reno
                rooms oak studio seen=none                  => RoomsSet oak
                # Who says nothing of what was seen means any.
                rooms reno none => RoomsSet reno
                """);
    }

    @Test
    void isNamedOnceFromTheFirstDayOn() {
        CommandTable.playUnopened(
                """
                open reno=attic,attic          => CommandRefused INVALID
                open oak=garden                => CommandRefused INVALID
                open oak=studio+               => CommandRefused INVALID
                open oak=studio reno=none      => PracticeOpened
                rooms reno studio              => CommandRefused INVALID
                """);
    }

    /** Fifty minutes of session, ten of buffer; half an hour from office to office. */
    @Test
    void inAnotherOfficeIsATripAway() {
        CommandTable.play(
                """
                policy options=1 step=10 travel=30
                therapist ana licences=CA,NV hours=mon:10:00-11:00@oak,mon:11:00-13:00@reno,mon:14:00-16:00
                request r1 near=oakland format=IN_PERSON => TrialRequested r1, TrialOffered r1 [ana mon-10:00@oak]
                accept r1 1
                request r2 near=reno format=IN_PERSON => TrialRequested r2, TrialOffered r2 [ana mon-11:20@reno/attic]
                accept r2 1
                # From 12:10 on, with the buffer, by video.
                request r3 times=mon:14:00-15:00 => TrialRequested r3, TrialOffered r3 [ana mon-14:00]
                """);
        CommandTable.play(
                """
                policy options=1 step=10 travel=30
                therapist ana licences=CA,NV hours=tue:9:00-12:00@oak,tue:12:00-13:00@reno
                request r1 near=reno format=IN_PERSON
                accept r1 1 => TrialConfirmed r1 ana tue-12:00@reno/attic
                request r2 near=oakland times=tue:10:50-12:00 => TrialRequested r2, RequestWaitlisted r2
                request r3 near=oakland times=tue:10:40-12:00 => TrialRequested r3, TrialOffered r3 [ana tue-10:40@oak]
                """);
    }
}
