// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** An hour that is held or booked; {@code blockedUntil} is behind its buffer. */
record SlotFact(
        String therapistId,
        Instant startsAt,
        Instant endsAt,
        Instant blockedUntil,
        String format,
        @Nullable String officeId,
        @Nullable String roomId) {

    static SlotFact of(Fields slot) {
        return new SlotFact(
                slot.text("therapistId"),
                slot.instant("startsAt"),
                slot.instant("endsAt"),
                slot.instant("blockedUntil"),
                slot.text("format"),
                slot.textOrNull("officeId"),
                slot.textOrNull("roomId"));
    }

    @Override
    public String toString() {
        return therapistId + " " + startsAt + "/" + endsAt;
    }
}
