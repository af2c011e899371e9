// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as the queue's query gives it.
 *
 * @param needsPerson whether a person's task is open, whatever is due first
 * @param need the key of the task that is due first, such as {@code need.SAFETY}; null when
 *     something else is
 * @param urgentSeq the event that called for somebody's safety; null for none
 * @param acknowledgedBy who has seen that
 * @param promiseKept whether a session was confirmed before
 */
record QueueRow(
        String requestId,
        String state,
        String party,
        String sitsIn,
        String format,
        List<String> languages,
        List<String> concerns,
        Instant receivedAt,
        Instant changedAt,
        @Nullable String closedBecause,
        @Nullable Instant dueAt,
        boolean needsPerson,
        @Nullable String need,
        @Nullable Long urgentSeq,
        @Nullable String acknowledgedBy,
        boolean promiseKept,
        @Nullable String owner,
        List<UUID> openTo,
        @Nullable Session session) {

    /** The confirmed session. */
    record Session(String therapistId, Instant startsAt) {}
}
