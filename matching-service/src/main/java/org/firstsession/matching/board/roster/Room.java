// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A room of an office, with codes of what it offers. */
record Room(String id, List<String> features) {

    /**
     * Whether a session has a place among some rooms of its office.
     *
     * @param roomId null for a session that was booked while nobody kept track of rooms
     * @param needed what the people of the session need of it
     */
    static boolean seats(List<Room> rooms, @Nullable String roomId, List<String> needed) {
        return roomId == null
                ? rooms.isEmpty()
                : of(rooms, roomId).filter(room -> room.features.containsAll(needed)).isPresent();
    }

    private static Optional<Room> of(List<Room> rooms, String roomId) {
        return rooms.stream().filter(room -> room.id.equals(roomId)).findFirst();
    }

    /** Rooms as they stand on the log. */
    static List<org.firstsession.types.Room> typed(List<Room> rooms) {
        return rooms.stream()
                .map(room -> new org.firstsession.types.Room(room.id, room.features))
                .toList();
    }
}
