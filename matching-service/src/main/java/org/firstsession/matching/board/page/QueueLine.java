// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A line of the queue, in words.
 *
 * @param name null when there is none to show
 * @param alarm whether the next action is overdue or missing
 * @param session the therapist and hour; null when no session is confirmed
 */
record QueueLine(
        String requestId,
        String shortId,
        @Nullable String name,
        String stateCode,
        String state,
        boolean needsPerson,
        String place,
        String format,
        String concerns,
        String age,
        Moment receivedAt,
        String next,
        @Nullable String due,
        Moment at,
        boolean alarm,
        @Nullable BookedHour session) {

    /** A confirmed session in words. */
    record BookedHour(String therapist, Moment startsAt) {}
}
