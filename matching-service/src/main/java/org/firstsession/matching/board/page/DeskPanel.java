// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.stream.Stream;
import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What clients left at the desk, as it is shown.
 *
 * @param known false while it can't be read; the lines are those of before then
 * @param urgent what can't wait: who comes late to a session of today
 * @param others the rest, by the time by which somebody looks
 * @param day how much of it is due when
 */
record DeskPanel(boolean known, List<Line> urgent, List<Line> others, Day day) {

    /** For pages. */
    public int size() {
        return urgent.size() + others.size();
    }

    /** All of it, the most urgent first. */
    public List<Line> lines() {
        return Stream.concat(urgent.stream(), others.stream()).toList();
    }

    /** The requests that it tells of. */
    List<String> requestIds() {
        return lines().stream()
                .map(Line::requestId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    /** How many of it are overdue, still due today and due tomorrow. */
    record Day(long overdue, long today, long tomorrow) {}

    /**
     * One thing that waits.
     *
     * @param what in words
     * @param requestId null for what is no request yet
     * @param who null while the name isn't known
     * @param restricted whether its request is open to others only
     * @param due how long there is, in words
     * @param alarm whether somebody should have looked by now
     * @param late whether somebody comes late
     * @param seenBy who has seen it; null while it waits
     * @param readable whether there are words to read
     * @param form whether it can be taken as a request
     * @param erasure whether somebody wants to be erased
     */
    record Line(
            String itemId,
            String what,
            @Nullable String requestId,
            @Nullable String who,
            boolean restricted,
            Moment cameAt,
            String due,
            Moment dueAt,
            boolean alarm,
            boolean late,
            @Nullable String seenBy,
            boolean readable,
            boolean form,
            boolean erasure) {}
}
