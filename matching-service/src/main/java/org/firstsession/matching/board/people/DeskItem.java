// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that clients left at the practice's desk, without its words.
 *
 * @param requestId null for what is no request yet
 * @param personId whose it is; may be nobody's of the request, such as an invited partner's
 * @param matter a code of intake-service, such as {@code RUNNING_LATE}
 * @param minutes by how much somebody comes late; null for anything else
 * @param words whether there are words to read
 * @param form whether it is a form that can be taken as a request
 * @param doneBy the account that has seen it; null while it waits
 */
public record DeskItem(
        String itemId,
        @Nullable String requestId,
        @Nullable String personId,
        String matter,
        @Nullable Integer minutes,
        boolean words,
        boolean form,
        Instant cameAt,
        Instant dueAt,
        @Nullable String doneBy) {

    public boolean waits() {
        return doneBy == null;
    }

    /** Whether somebody comes late to a session that is near. */
    public boolean isLate() {
        return "RUNNING_LATE".equals(matter);
    }

    /** Whether somebody wants to be erased. */
    public boolean asksErasure() {
        return "ERASURE_ASKED".equals(matter);
    }

    public boolean isOf(String request) {
        return request.equals(requestId);
    }
}
