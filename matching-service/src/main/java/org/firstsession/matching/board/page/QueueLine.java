// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A line of the queue, in words.
 *
 * @param name null when there is none to show
 * @param restricted whether only named people open it
 * @param urgent whether somebody may not be safe
 * @param acknowledgedBy who has seen that; null while nobody has
 * @param taskSeq the urgent task; 0 for none
 * @param promiseShare how much of the promised time has passed, percent, 100 at most; -1 when it no
 *     longer runs
 * @param owner who takes care of it; null for nobody
 * @param alarm whether the next action is overdue or missing
 * @param session the therapist and hour; null when no session is confirmed
 */
record QueueLine(
        String requestId,
        String shortId,
        @Nullable String name,
        boolean restricted,
        String stateCode,
        String state,
        boolean needsPerson,
        boolean urgent,
        @Nullable String acknowledgedBy,
        long taskSeq,
        String party,
        String place,
        String format,
        String languages,
        String concerns,
        String age,
        Moment receivedAt,
        int promiseShare,
        @Nullable String owner,
        String next,
        @Nullable String due,
        Moment at,
        boolean alarm,
        @Nullable BookedHour session) {

    /** Whether the practice's promise to this person is broken. */
    public boolean late() {
        return promiseShare >= 100;
    }

    /** A confirmed session in words. */
    record BookedHour(String therapist, Moment startsAt) {}
}
