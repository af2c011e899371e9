// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An hour of a therapist that is, or could be, held or booked. It takes the therapist from {@code
 * startsAt} to {@code blockedUntil}, so two hours that don't overlap keep the buffer between them.
 *
 * @param therapistId whose hour it is
 * @param startsAt start of the session
 * @param endsAt end of the session
 * @param blockedUntil end of the buffer behind it
 * @param format how the session is held
 * @param officeId where, in person; null for video
 * @param roomId the room; null for video and where rooms are not kept track of
 */
public record Slot(
        TherapistId therapistId,
        Instant startsAt,
        Instant endsAt,
        Instant blockedUntil,
        Format format,
        @Nullable OfficeId officeId,
        @Nullable RoomId roomId) {

    public Slot {
        if (!startsAt.isBefore(endsAt) || blockedUntil.isBefore(endsAt)) {
            throw new IllegalArgumentException(
                    "a slot must end after its start, its buffer behind");
        }
        if ((format == Format.IN_PERSON) != (officeId != null)) {
            throw new IllegalArgumentException("a slot has an office when it is in person");
        }
    }

    /** Whether two hours can't both take place for the same person, therapist or room. */
    public boolean overlaps(Slot other) {
        return startsAt.isBefore(other.blockedUntil) && other.startsAt.isBefore(blockedUntil);
    }
}
