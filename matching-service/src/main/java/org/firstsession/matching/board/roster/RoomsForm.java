// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** Reads the form of an office's rooms: one line each, an empty name takes the room away. */
final class RoomsForm {

    static final List<String> REASONS =
            List.of("ROOM_ADDED", "ROOM_GIVEN_UP", "ROOM_UNUSABLE", "ROOM_REFITTED", "OTHER");

    private static final int MOST = 100;
    private static final int MOST_FEATURES = 20;
    private static final int LONGEST_NAME = 60;

    private RoomsForm() {}

    /**
     * All rooms that the office has from now on.
     *
     * @throws RosterFault when a field can't be used
     */
    static List<Room> rooms(MultiValueMap<String, String> fields) {
        var names = fields.getOrDefault("room", List.of());
        var features = fields.getOrDefault("features", List.of());
        var rooms = new ArrayList<Room>();
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i).strip();
            if (!name.isEmpty()) {
                var room = room(name, i < features.size() ? features.get(i) : "");
                if (!seen.add(room.id())) {
                    throw new RosterFault(
                            "Two rooms are called “%s”.".formatted(ProfileText.shortened(name)));
                }
                rooms.add(room);
            }
        }
        if (rooms.size() > MOST) {
            throw new RosterFault("An office has %d rooms at most.".formatted(MOST));
        }
        return List.copyOf(rooms);
    }

    /** The code of why rooms change. */
    static String reason(String typed) {
        if (!REASONS.contains(typed)) {
            throw new RosterFault("Say why the rooms change.");
        }
        return typed;
    }

    private static Room room(String name, String features) {
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new RosterFault(
                    "A room's name has %d characters at most.".formatted(LONGEST_NAME));
        }
        var codes = ProfileText.codes(features);
        if (codes.size() > MOST_FEATURES) {
            throw new RosterFault("A room has %d features at most.".formatted(MOST_FEATURES));
        }
        return new Room(name, codes);
    }
}
