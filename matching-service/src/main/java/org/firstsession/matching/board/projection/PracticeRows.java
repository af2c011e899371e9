// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstsession.events.PolicySet;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RoomsSet;
import org.firstsession.matching.avro.PlainRecord;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.types.Policy;
import org.firstsession.types.Room;
import tools.jackson.databind.json.JsonMapper;

/** Practices, and how far the log of each has been folded. */
final class PracticeRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Rows rows;
    private final Map<String, Told> last = new HashMap<>();

    PracticeRows(Rows rows) {
        this.rows = rows;
    }

    /** Begins a batch. */
    void begin() {
        last.clear();
    }

    /** Notes the event as the last one; says false when it does not follow the one before. */
    boolean follow(EventHead head, FeedRecord record) {
        var before = last.get(head.practiceId());
        var seq =
                before == null
                        ? rows.find(
                                Long.class,
                                "SELECT seq FROM practice WHERE practice_id = ?",
                                head.practiceId())
                        : Optional.of(before.head().seq());
        if (head.seq() != seq.orElse(0L) + 1) {
            return false;
        }
        var told = new Told(head, record);
        if (seq.isEmpty()) {
            rows.change(
                    """
                    INSERT INTO practice (seq, told_at, log_partition, log_offset, practice_id)
                    VALUES (?, ?, ?, ?, ?)\
                    """,
                    told.values());
        }
        last.put(head.practiceId(), told);
        return true;
    }

    /** Stores how far each practice of the batch has come. */
    void end() {
        last.values()
                .forEach(told ->
                        rows.changeAtTheEnd(
                                """
                                UPDATE practice SET seq = ?, told_at = ?, log_partition = ?,
                                    log_offset = ? WHERE practice_id = ?\
                                """,
                                told.values()));
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
                    INSERT INTO office (practice_id, office_id, name, state, time_zone)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (practice_id, office_id) DO UPDATE SET name = excluded.name,
                        state = excluded.state, time_zone = excluded.time_zone\
                    """,
                    event.getPracticeId(),
                    office.getOfficeId(),
                    office.getName(),
                    office.getState(),
                    office.getTimeZone());
            rooms(event.getPracticeId(), office.getOfficeId(), office.getRooms());
        }
    }

    void on(RoomsSet event) {
        rooms(event.getPracticeId(), event.getOfficeId(), event.getRooms());
    }

    private void rooms(String practiceId, String officeId, List<Room> rooms) {
        rows.change(
                "DELETE FROM room WHERE practice_id = ? AND office_id = ?", practiceId, officeId);
        int position = 0;
        for (var room : rooms) {
            rows.change(
                    """
                    INSERT INTO room (practice_id, office_id, position, room_id, features)
                    VALUES (?, ?, ?, ?, ?)\
                    """,
                    practiceId,
                    officeId,
                    ++position,
                    room.getRoomId(),
                    room.getFeatures());
        }
    }

    void on(PolicySet event) {
        follow(event.getPracticeId(), event.getPolicy());
    }

    private void follow(String practiceId, Policy policy) {
        rows.change(
                """
                UPDATE practice SET outcome_hours = ?, choice_hours = ?, late_cancel_hours = ?,
                    individual_minutes = ?, couple_minutes = ?, buffer_minutes = ?,
                    policy = ?::jsonb
                WHERE practice_id = ?\
                """,
                policy.getLifetimes().getOutcomeDueHours(),
                policy.getLifetimes().getChoiceHours(),
                policy.getLateCancelHours(),
                policy.getIndividualSessionMinutes(),
                policy.getCoupleSessionMinutes(),
                policy.getBufferMinutes(),
                JSON.writeValueAsString(PlainRecord.of(policy)),
                practiceId);
    }

    /** The last event of a practice, and where it stands on the log. */
    private record Told(EventHead head, FeedRecord record) {

        Object[] values() {
            return new Object[] {
                head.seq(),
                head.recordedAt(),
                record.partition().partition(),
                record.offset(),
                head.practiceId()
            };
        }
    }
}
