// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.firstsession.events.RequestWaitlisted;

/** Why nothing was possible, each time that was found. */
final class WaitlistRows {

    private final Rows rows;

    WaitlistRows(Rows rows) {
        this.rows = rows;
    }

    void on(RequestWaitlisted event) {
        var why = Explained.of(event.getExplanation());
        rows.change(
                """
                INSERT INTO waitlisting (practice_id, seq, request_id, listed_at, considered,
                    removed_rules, removed_count, nearest_therapists, nearest_rules, more_by,
                    more_therapists)
                VALUES (?, ?, ?, ?, ?, ?, ?::int[], ?, ?, ?, ?::int[])\
                """,
                event.getPracticeId(),
                event.getSeq(),
                event.getRequestId(),
                event.getRecordedAt(),
                why.considered(),
                why.removedRules(),
                why.removedCount(),
                why.nearestTherapists(),
                why.nearestRules(),
                why.moreBy(),
                why.moreTherapists());
    }
}
