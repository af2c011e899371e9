// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.List;
import java.util.TreeSet;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Room;

/** What an office's rooms have to be like. */
final class Rooms {

    /** Every search for an hour in person goes through them all. */
    private static final int MOST = 100;

    private static final int MOST_FEATURES = 20;
    private static final int LONGEST_CODE = 60;

    private Rooms() {}

    /** Whether an office of the book can have these rooms; none means that nobody counts them. */
    static boolean mayBe(Book book, OfficeId officeId, List<Room> rooms) {
        return book.office(officeId) != null
                && rooms.size() <= MOST
                && rooms.stream().allMatch(Rooms::hasCodes)
                && areNamedOnce(book, officeId, rooms);
    }

    private static boolean hasCodes(Room room) {
        return room.features().size() <= MOST_FEATURES
                && room.features().stream()
                        .allMatch(code -> !code.isBlank() && code.length() <= LONGEST_CODE);
    }

    /** Rooms are told apart by id within the practice, not within the office. */
    private static boolean areNamedOnce(Book book, OfficeId officeId, List<Room> rooms) {
        var ids = new TreeSet<String>();
        for (var office : book.offices()) {
            var its = office.officeId().equals(officeId) ? rooms : office.rooms();
            if (!its.stream().allMatch(room -> ids.add(room.roomId().value()))) {
                return false;
            }
        }
        return true;
    }
}
