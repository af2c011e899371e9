// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the queue's query gives it.
 *
 * @param needsPerson whether a person's task is open, whatever is due first
 * @param need the task that is due first; null when something else is
 */
record QueueRow(
        String requestId,
        String state,
        String sitsIn,
        String format,
        List<String> concerns,
        Instant receivedAt,
        Instant changedAt,
        @Nullable String closedBecause,
        @Nullable Instant dueAt,
        boolean needsPerson,
        @Nullable String need,
        @Nullable Session session) {

    /** The confirmed session. */
    record Session(String therapistId, Instant startsAt) {}
}
