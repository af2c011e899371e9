// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rooms by office: what there is, and which booked sessions a change takes theirs from. */
@Component
@Profile("board")
class RoomPlans {

    private final JdbcClient jdbc;
    private final CalendarPages calendars;
    private final TimesAway timesAway;
    private final InstantSource time;

    RoomPlans(
            JdbcClient jdbc,
            CalendarPages calendars,
            TimesAway timesAway,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.timesAway = timesAway;
        this.time = boardTime;
    }

    /**
     * An office with its rooms.
     *
     * @param seen changes when they do: what was made from another plan isn't saved
     */
    record Plan(Office office, List<Room> rooms, String seen) {

        static Plan of(Office office, List<Room> rooms) {
            var all = rooms.toString().getBytes(StandardCharsets.UTF_8);
            return new Plan(office, rooms, UUID.nameUUIDFromBytes(all).toString());
        }
    }

    /** A booked session, with what its people need of the room. */
    private record Seat(Week.Taken session, @Nullable String roomId, List<String> needed) {

        boolean isAmong(List<Room> rooms) {
            return Room.seats(rooms, roomId, needed);
        }
    }

    /** All offices of a practice, by name. */
    List<Plan> all(String practiceId) {
        var rooms = new HashMap<String, List<Room>>();
        jdbc.sql("SELECT * FROM room WHERE practice_id = ? ORDER BY office_id, position")
                .param(practiceId)
                .query(row -> {
                    rooms.computeIfAbsent(row.getString("office_id"), id -> new ArrayList<>())
                            .add(
                                    new Room(
                                            row.getString("room_id"),
                                            texts(row.getArray("features"))));
                });
        return calendars.offices(practiceId).stream()
                .map(it -> Plan.of(it, List.copyOf(rooms.getOrDefault(it.id(), List.of()))))
                .toList();
    }

    /** Booked sessions that lose their room when an office has others; it leaves a row. */
    List<TimesAway.Over> losing(
            Staff viewer, CalendarPages.Place practice, Plan plan, List<Room> after) {
        var lost =
                seats(practice.id(), plan.office().id()).stream()
                        .filter(it -> it.isAmong(plan.rooms()) && !it.isAmong(after))
                        .map(Seat::session)
                        .toList();
        return timesAway.named(viewer, practice.id(), "rooms", practice.zone(), lost);
    }

    private List<Seat> seats(String practiceId, String officeId) {
        return jdbc.sql(
                        """
                        SELECT s.*, ARRAY(SELECT DISTINCT unnest(p.room_features) FROM participant p
                                WHERE p.practice_id = s.practice_id
                                AND p.request_id = s.request_id) AS needed,
                            EXISTS (SELECT FROM staff.restriction x
                                WHERE x.practice_id = s.practice_id
                                AND x.request_id = s.request_id) AS restricted
                        FROM session s
                        WHERE s.practice_id = ? AND s.office_id = ? AND s.status = 'CONFIRMED'
                            AND s.ends_at > ?
                        ORDER BY s.starts_at, s.session_id\
                        """)
                .params(practiceId, officeId, time.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> seat(row))
                .list();
    }

    private static Seat seat(ResultSet row) throws SQLException {
        var session =
                new Week.Taken(
                        row.getString("therapist_id"),
                        row.getString("request_id"),
                        "CONFIRMED",
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                        row.getString("session_id"),
                        row.getString("office_id"),
                        row.getBoolean("restricted"));
        return new Seat(session, row.getString("room_id"), texts(row.getArray("needed")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
