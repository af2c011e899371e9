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
 */
public record Slot(
        TherapistId therapistId,
        Instant startsAt,
        Instant endsAt,
        Instant blockedUntil,
        Format format,
        @Nullable OfficeId officeId) {

    public Slot {
        if (!startsAt.isBefore(endsAt) || blockedUntil.isBefore(endsAt)) {
            throw new IllegalArgumentException(
                    "a slot must end after its start, its buffer behind");
        }
        if ((format == Format.IN_PERSON) != (officeId != null)) {
            throw new IllegalArgumentException("a slot has an office when it is in person");
        }
    }
}
