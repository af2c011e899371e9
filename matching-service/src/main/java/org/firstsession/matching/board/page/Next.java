// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.Objects;

/**
 * What happens next with a request.
 *
 * @param words in words
 * @param alarm whether it is overdue or missing
 * @param settled whether nothing is awaited any more
 */
record Next(String words, boolean alarm, boolean settled) {

    static Next of(QueueRow row, LocalTimes times) {
        var due = row.dueAt();
        if (due == null) {
            var reason = Objects.requireNonNullElse(row.closedBecause(), row.state());
            return new Next(Words.of("close", reason), false, true);
        }
        return row.need() == null
                ? of(row.state(), due, times)
                : new Next(Words.of(row.need()), times.isPast(due), false);
    }

    /** What an open request's state alone says. */
    static Next of(String state, Instant due, LocalTimes times) {
        boolean past = times.isPast(due);
        return switch (state) {
            case "OFFERED" -> new Next(Words.of("next.CLIENT_ANSWERS"), past, false);
            case "INVITED", "AWAITING_PARTNER" ->
                    new Next(Words.of("next.PARTNER_ANSWERS"), past, false);
            case "THERAPIST_ASKED" -> new Next(Words.of("next.THERAPIST_ANSWERS"), past, false);
            case "ALONE_SUGGESTED" -> new Next(Words.of("next.CLIENT_DECIDES"), past, false);
            case "WAITLISTED" -> new Next(Words.of("next.HOUR_BECOMES_FREE"), past, false);
            case "SETTLED" -> new Next(Words.of("next.CLIENT_CHOOSES"), past, false);
            case "CONFIRMED" ->
                    past
                            ? new Next(Words.of("next.SESSION_PAST"), false, true)
                            : new Next(Words.of("next.SESSION"), false, false);
            // Every open case has a next action; one without is a fault and shows as one.
            default -> new Next(Words.of("next.NONE"), true, false);
        };
    }
}
