// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * One hour in detail: where it would lie, in which room, and what it costs. Which hours are free at
 * all, {@link FreeHours} and {@link Openings} say.
 */
final class FreeSlots {

    private static final int SECONDS_OF_MINUTE = 60;

    private FreeSlots() {}

    /** A free hour with all that ranking looks at; null when something stands in its way. */
    static @Nullable FreeSlot find(Search search, Candidate hour, List<Slot> chosen) {
        var therapist = hour.therapist();
        var way = hour.way();
        var start = Instant.ofEpochSecond(hour.second());
        var slot = withoutConflict(search, way, at(search, therapist, way, start));
        if (slot == null) {
            return null;
        }
        var found =
                new FreeSlot(
                        slot,
                        therapist,
                        way,
                        hour.confirmedInWeek(),
                        price(search, therapist, start));
        if (!isInRoomOfOne(chosen, slot)) {
            return found;
        }
        return inOtherRooms(search, found).stream()
                .filter(other -> !isInRoomOfOne(chosen, other))
                .findFirst()
                .map(found::at)
                .orElse(null);
    }

    private static boolean isInRoomOfOne(List<Slot> chosen, Slot slot) {
        var room = slot.roomId();
        return room != null
                && chosen.stream().anyMatch(one -> room.equals(one.roomId()) && one.overlaps(slot));
    }

    /** The hour of a therapist from a start on, wherever it lies. */
    static Slot at(Search search, Therapist therapist, Way way, Instant start) {
        var policy = search.policy();
        var end = start.plus(policy.sessionLength(search.needs().party()));
        var office = way.office();
        return new Slot(
                therapist.profile().therapistId(),
                start,
                end,
                end.plus(policy.buffer()),
                way.format(),
                office == null ? null : office.officeId(),
                null);
    }

    /** The hour in a free room, or null when therapist, person or every room is taken. */
    static @Nullable Slot withoutConflict(Search search, Way way, Slot slot) {
        var asking = search.request().requestId();
        if (search.book()
                                .agenda(slot.therapistId())
                                .conflict(slot, asking, search.policy().travel())
                        != null
                || isTakenForSomebody(search, slot)) {
            return null;
        }
        var office = way.office();
        return office == null || office.rooms().isEmpty() ? slot : inFreeRoom(search, slot, office);
    }

    private static boolean isTakenForSomebody(Search search, Slot slot) {
        for (var side : search.sides()) {
            var request = search.request().requestId();
            if (search.book().conflict(side.person().personId(), slot, request) != null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Slot inFreeRoom(Search search, Slot slot, Office office) {
        return office.rooms().stream()
                .filter(room -> suits(search, room))
                .map(room -> in(slot, room.roomId()))
                .filter(it -> isRoomFree(search, it))
                .findFirst()
                .orElse(null);
    }

    /** The same hour in every room that would do and is free, in the order of the rooms. */
    private static List<Slot> inOtherRooms(Search search, FreeSlot free) {
        var office = free.way().office();
        return office == null
                ? List.of()
                : office.rooms().stream()
                        .filter(room -> suits(search, room))
                        .map(room -> in(free.slot(), room.roomId()))
                        .filter(it -> isRoomFree(search, it))
                        .toList();
    }

    static boolean suits(Search search, Room room) {
        return search.sides().stream().allMatch(side -> room.suits(side.person()));
    }

    private static boolean isRoomFree(Search search, Slot slot) {
        var room = slot.roomId();
        return room == null
                || search.book()
                                .agenda(room)
                                .conflict(slot, search.request().requestId(), Duration.ZERO)
                        == null;
    }

    private static Slot in(Slot slot, RoomId room) {
        return new Slot(
                slot.therapistId(),
                slot.startsAt(),
                slot.endsAt(),
                slot.blockedUntil(),
                slot.format(),
                slot.officeId(),
                room);
    }

    /** The first price that covers the start. */
    static int price(Search search, Therapist therapist, Instant start) {
        var prices = search.book().pricesOf(therapist.profile().therapistId());
        if (prices.isEmpty()) {
            return 0;
        }
        var local = start.atZone(therapist.profile().timeZone());
        int minute = local.toLocalTime().toSecondOfDay() / SECONDS_OF_MINUTE;
        for (var price : prices) {
            if (price.covers(local.toLocalDate(), minute)) {
                return price.points();
            }
        }
        return 0;
    }

    /**
     * A free hour.
     *
     * @param slot the hour
     * @param therapist whose it is
     * @param way how the clients would be seen
     * @param confirmedInWeek booked trial sessions of the therapist in the hour's week
     * @param price what it costs to take it from those who have no other, points
     */
    record FreeSlot(Slot slot, Therapist therapist, Way way, int confirmedInWeek, int price) {

        FreeSlot at(Slot other) {
            return new FreeSlot(other, therapist, way, confirmedInWeek, price);
        }
    }
}
