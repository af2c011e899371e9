// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of a session; nobody's name is in it.
 *
 * @param requestId the request behind the session
 * @param therapistId the therapist
 * @param decidedAt when the revision was decided
 * @param startsAt start of the session
 * @param endsAt end of the session
 * @param format how it is held
 * @param office where it is held in person; null for video
 * @param therapistZone the zone of the therapist's clocks
 */
public record Appointment(
        String requestId,
        String therapistId,
        Instant decidedAt,
        Instant startsAt,
        Instant endsAt,
        Format format,
        @Nullable Office office,
        ZoneId therapistZone) {}
