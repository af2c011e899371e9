// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hour that was booked.
 *
 * @param therapistId whose hour it is
 * @param startsAt start of the session
 * @param endsAt end of the session
 * @param format how it is held
 * @param officeId where it is held in person; null for video
 */
public record Slot(
        String therapistId,
        Instant startsAt,
        Instant endsAt,
        Format format,
        @Nullable String officeId) {}
