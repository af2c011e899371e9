// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import org.firstsession.events.PolicySet;
import org.firstsession.events.PracticeOpened;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.types.Policy;
import org.firstsession.types.Room;

/** Practices, and how far the log of each has been folded. */
final class PracticeRows {

    private final Rows rows;

    PracticeRows(Rows rows) {
        this.rows = rows;
    }

    /** Notes the event as the last one; says false when it does not follow the one before. */
    boolean follow(EventHead head, FeedRecord record) {
        return rows.change(
                        """
                        INSERT INTO practice AS p
                            (practice_id, seq, told_at, log_partition, log_offset)
                        SELECT v.practice_id, v.seq, v.told_at, v.log_partition, v.log_offset
                        FROM (VALUES (?, ?, ?, ?, ?))
                            AS v (practice_id, seq, told_at, log_partition, log_offset)
                        WHERE v.seq = 1
                            OR EXISTS (SELECT FROM practice e WHERE e.practice_id = v.practice_id)
                        ON CONFLICT (practice_id) DO UPDATE
                        SET seq = excluded.seq, told_at = excluded.told_at,
                            log_partition = excluded.log_partition, log_offset = excluded.log_offset
                        WHERE p.seq = excluded.seq - 1\
                        """,
                        head.practiceId(),
                        head.seq(),
                        head.recordedAt(),
                        record.partition().partition(),
                        record.offset())
                == 1;
    }

    void on(PracticeOpened event) {
        rows.change(
                "UPDATE practice SET name = ?, time_zone = ? WHERE practice_id = ?",
                event.getName(),
                event.getTimeZone(),
                event.getPracticeId());
        follow(event.getPracticeId(), event.getPolicy());
        for (var office : event.getOffices()) {
            rows.change(
                    """
                    INSERT INTO office (practice_id, office_id, name, state, time_zone, rooms)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (practice_id, office_id) DO UPDATE SET name = excluded.name,
                        state = excluded.state, time_zone = excluded.time_zone,
                        rooms = excluded.rooms\
                    """,
                    event.getPracticeId(),
                    office.getOfficeId(),
                    office.getName(),
                    office.getState(),
                    office.getTimeZone(),
                    office.getRooms().stream().map(Room::getRoomId).toList());
        }
    }

    void on(PolicySet event) {
        follow(event.getPracticeId(), event.getPolicy());
    }

    private void follow(String practiceId, Policy policy) {
        rows.change(
                """
                UPDATE practice SET outcome_hours = ?, choice_hours = ?, late_cancel_hours = ?,
                    individual_minutes = ?, couple_minutes = ?, buffer_minutes = ?
                WHERE practice_id = ?\
                """,
                policy.getLifetimes().getOutcomeDueHours(),
                policy.getLifetimes().getChoiceHours(),
                policy.getLateCancelHours(),
                policy.getIndividualSessionMinutes(),
                policy.getCoupleSessionMinutes(),
                policy.getBufferMinutes(),
                practiceId);
    }
}
