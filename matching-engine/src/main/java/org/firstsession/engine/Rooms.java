// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.Room;

/** What the rooms of a practice have to be like. */
final class Rooms {

    /** Every search for an hour in person goes through them all. */
    private static final int MOST = 100;

    private static final int MOST_FEATURES = 20;
    private static final int LONGEST_CODE = 60;

    private Rooms() {}

    /** Whether a practice can have these offices with their rooms. */
    static boolean mayBe(Collection<Office> offices) {
        return offices.stream().allMatch(office -> mayBe(office.rooms())) && areNamedOnce(offices);
    }

    /** Whether one of the book's offices can have these rooms; none: nobody counts them. */
    static boolean mayBe(Book book, Office office, List<Room> rooms) {
        return mayBe(rooms)
                && areNamedOnce(
                        book.offices().stream()
                                .map(it -> it.equals(office) ? it.withRooms(rooms) : it)
                                .toList());
    }

    private static boolean mayBe(List<Room> rooms) {
        return rooms.size() <= MOST && rooms.stream().allMatch(Rooms::hasCodes);
    }

    private static boolean hasCodes(Room room) {
        return room.features().size() <= MOST_FEATURES
                && room.features().stream()
                        .allMatch(code -> !code.isBlank() && code.length() <= LONGEST_CODE);
    }

    /** Rooms are told apart by id within the practice, not within the office. */
    private static boolean areNamedOnce(Collection<Office> offices) {
        var ids = new TreeSet<String>();
        return offices.stream()
                .flatMap(office -> office.rooms().stream())
                .allMatch(room -> ids.add(room.roomId().value()));
    }
}
