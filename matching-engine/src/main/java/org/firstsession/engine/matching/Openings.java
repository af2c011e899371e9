// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.List;
import org.firstsession.engine.book.Taken;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.Slot;

/**
 * The starts at which the people of a search could come, whoever the therapist is: within notice,
 * horizon and bounds, inside everybody's times, when nobody of them is taken, and in person when a
 * room that suits them is free.
 */
final class Openings {

    private final Search search;
    private final Starts starts;
    private final Bits anywhere;

    Openings(Search search, Starts starts) {
        this.search = search;
        this.starts = starts;
        this.anywhere = anywhere();
    }

    /** The starts of one way; the rooms of hours that are chosen already are taken. */
    Bits of(Way way, List<Slot> chosen) {
        var office = way.office();
        if (office == null || office.rooms().isEmpty()) {
            return anywhere;
        }
        return withRoom(office, chosen).keepAll(anywhere);
    }

    private Bits anywhere() {
        var open = new Bits(starts.size());
        long sessionSeconds = search.session().toSeconds();
        open.add(
                starts.atOrAfter(search.earliest()),
                starts.atOrAfter(search.latest().getEpochSecond() - sessionSeconds + 1));
        for (var own : search.times()) {
            if (own != null) {
                var ownStarts = new Bits(starts.size());
                for (var span : own) {
                    ownStarts.add(
                            starts.atOrAfter(span.fromSecond()),
                            starts.atOrAfter(span.toSecond() - sessionSeconds + 1));
                }
                open.keepAll(ownStarts);
            }
        }
        for (var side : search.sides()) {
            for (var taken : search.book().takenBy(side.person().personId())) {
                removeUnlessOwn(open, taken);
            }
        }
        var bounds = search.bounds();
        if (bounds.startingAt() != null) {
            var only = new Bits(starts.size());
            int place = starts.placeOf(bounds.startingAt());
            if (place >= 0) {
                only.add(place);
            }
            open.keepAll(only);
        }
        search.keptApart().forEach(slot -> removeOverlapping(open, slot));
        return open;
    }

    private Bits withRoom(Office office, List<Slot> chosen) {
        var some = new Bits(starts.size());
        for (var room : office.rooms()) {
            if (FreeSlots.suits(search, room)) {
                some.addAll(free(room, chosen));
            }
        }
        return some;
    }

    private Bits free(Room room, List<Slot> chosen) {
        var free = Bits.all(starts.size());
        var agenda = search.book().agenda(room.roomId());
        for (var taken : agenda.startingFrom(search.now().minus(FreeHours.REACH))) {
            removeUnlessOwn(free, taken);
        }
        for (var slot : chosen) {
            if (room.roomId().equals(slot.roomId())) {
                removeOverlapping(free, slot);
            }
        }
        return free;
    }

    private void removeUnlessOwn(Bits open, Taken taken) {
        if (!taken.holder().equals(search.request().requestId())) {
            removeOverlapping(open, taken.slot());
        }
    }

    private void removeOverlapping(Bits open, Slot slot) {
        starts.removeBetween(
                open,
                slot.startsAt().minus(search.session()).minus(search.policy().buffer()),
                slot.blockedUntil());
    }
}
