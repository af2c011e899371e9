// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.CommandUnreadable;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.TimeAdvanced;
import org.jspecify.annotations.Nullable;

/** What became of each command: whoever gave one on the board waits for its row. */
final class CommandRows {

    private final Rows rows;

    CommandRows(Rows rows) {
        this.rows = rows;
    }

    /** Notes a command's last event so far; a copy of a command changes nothing. */
    void on(EventHead head, SpecificRecord event) {
        switch (event) {
            case TimeAdvanced advanced -> {}
            case DuplicateIgnored ignored -> {}
            case CommandUnreadable unreadable -> {}
            case CommandRefused refused -> note(head, refused.getReason().name());
            default -> note(head, null);
        }
    }

    private void note(EventHead head, @Nullable String refusal) {
        rows.changeAtTheEnd(
                """
                INSERT INTO command_outcome (practice_id, command_id, seq, refusal)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (practice_id, command_id) DO UPDATE SET seq = excluded.seq,
                    refusal = coalesce(excluded.refusal, command_outcome.refusal)\
                """,
                head.practiceId(),
                head.commandId(),
                head.seq(),
                refusal);
    }
}
