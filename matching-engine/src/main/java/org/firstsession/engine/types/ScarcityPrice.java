// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a therapist's hours cost those who could take others. Days and window are in the therapist's
 * zone.
 *
 * @param therapistId whose hours
 * @param window which of them: a slot that starts inside has this price
 * @param points taken off in the ranking
 * @param validFrom first day; null for any day before
 * @param validUntil last day, inclusive; null for any day after
 */
public record ScarcityPrice(
        TherapistId therapistId,
        WeeklyWindow window,
        int points,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    public ScarcityPrice {
        Require.between(points, 0, 1_000_000, "points of a price");
    }

    /** A price for every week. */
    public ScarcityPrice(TherapistId therapistId, WeeklyWindow window, int points) {
        this(therapistId, window, points, null, null);
    }

    /** Whether a slot that starts then, in the therapist's zone, has this price. */
    public boolean covers(LocalDate day, int minute) {
        return window.day() == day.getDayOfWeek()
                && window.fromMinute() <= minute
                && minute < window.toMinute()
                && (validFrom == null || !day.isBefore(validFrom))
                && (validUntil == null || !day.isAfter(validUntil));
    }
}
