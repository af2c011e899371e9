// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.types.Slot;

/** What must still hold of an hour that was found earlier. */
public final class Feasibility {

    private Feasibility() {}

    /**
     * A held hour is its holder's, unless it has begun or the therapist can't give it any more. The
     * weekly limit was asked when the hour was offered: what was promised since stays promised.
     */
    public static boolean canStillBeGiven(Book book, Case request, Slot slot, Instant now) {
        var therapist = book.therapist(slot.therapistId()).orElse(null);
        return therapist != null
                && now.isBefore(slot.startsAt())
                && !therapist.isOff(slot.startsAt(), slot.endsAt())
                && !book.isClosed(slot.officeId(), slot.startsAt(), slot.endsAt())
                && hasItsRoom(book, request, slot)
                && isLicensed(book, request, slot);
    }

    /**
     * Whether the office still has the hour's room, with what these people need of it. An hour
     * without a room lost it when its office began to keep track of rooms: anybody may be given
     * them since.
     */
    public static boolean hasItsRoom(Book book, Case request, Slot slot) {
        var office = slot.officeId() == null ? null : book.office(slot.officeId());
        if (office == null) {
            return true;
        }
        if (slot.roomId() == null) {
            return office.rooms().isEmpty();
        }
        return office.rooms().stream()
                .filter(room -> room.roomId().equals(slot.roomId()))
                .anyMatch(room -> request.needs().participants().stream().allMatch(room::suits));
    }

    /** Whether the therapist may treat these people in this hour; nobody unlisted may. */
    public static boolean isLicensed(Book book, Case request, Slot slot) {
        var therapist = book.therapist(slot.therapistId()).orElse(null);
        if (therapist == null) {
            return false;
        }
        var officeId = slot.officeId();
        var way = new Way(slot.format(), officeId == null ? null : book.office(officeId));
        var day = slot.startsAt().atZone(therapist.profile().timeZone()).toLocalDate();
        return way.statesFor(request.needs().sides()).stream()
                .allMatch(state -> therapist.isLicensed(state, day));
    }
}
