// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Office;
import org.firstsession.types.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** An office's rooms, from the form to the engine and back onto the board. */
class RoomsIT extends RunningBoard {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private TestPractice practice;
    private Staff coordinator;

    @BeforeEach
    void openPractice() {
        practice = new TestPractice();
        var attic = new Room("attic", List.of());
        var garden = new Room("garden", List.of("step-free"));
        practice.openWith(
                List.of(
                        office("oakland", "Oakland", attic, garden),
                        office("reno", "Reno", new Room("den", List.of()))),
                "ana");
        coordinator = staff(practice.id, null, Role.COORDINATOR);
        await().atMost(PATIENCE).until(() -> count("therapist").equals("1"));
    }

    @AfterEach
    void leavePractice() {
        practice.close();
    }

    @Test
    void givesAnOfficeOtherRooms() throws Exception {
        var seen = seen("oakland");

        assertThat(preview("oakland", seen, "garden", "step-free, quiet", "hall", ""))
                .contains("Oakland from now on", "step-free, quiet", "Taken away:", "attic")
                .contains("No booked session loses its room.");
        assertThat(rooms("oakland")).isEqualTo("attic {}, garden {step-free}");

        save("oakland", seen, "garden", "step-free, quiet", "hall", "");

        assertThat(rooms("oakland")).isEqualTo("garden {step-free,quiet}, hall {}");
        assertThat(rooms("reno")).isEqualTo("den {}");
        assertThat(value("SELECT reason_code FROM staff.action WHERE practice_id = ?", practice.id))
                .isEqualTo("ROOM_REFITTED");
    }

    @Test
    void neverOverwritesWhatSomebodyElseHasSaved() throws Exception {
        var seen = seen("oakland");
        save("oakland", seen, "attic", "");

        save("oakland", seen, "garden", "");

        assertThat(rooms("oakland")).isEqualTo("attic {}");
    }

    /** Each of them has looked before any has saved, so the board alone can't tell them apart. */
    @Test
    void letsOneOfThoseWhoSaveAtTheSameMomentThrough() throws Exception {
        var seen = seen("oakland");
        var rooms = List.of("north", "south", "east", "west");

        try (var colleagues = Executors.newFixedThreadPool(rooms.size())) {
            var saves =
                    rooms.stream()
                            .map(room ->
                                    (Callable<MockHttpServletResponse>)
                                            () ->
                                                    send(
                                                            coordinator,
                                                            "/board/rooms",
                                                            form("oakland", seen, room, "")))
                            .toList();
            for (var saved : colleagues.invokeAll(saves)) {
                assertThat(saved.get().getStatus()).isEqualTo(302);
            }
        }

        assertThat(
                        value(
                                "SELECT count(*) FROM staff.action a JOIN command_outcome o"
                                        + " USING (practice_id, command_id)"
                                        + " WHERE practice_id = ? AND o.refusal IS NULL",
                                practice.id))
                .isEqualTo("1");
    }

    @Test
    void refusesRoomsThatCantBe() throws Exception {
        var seen = seen("oakland");

        save("oakland", seen, "attic", "", "attic", "");
        save("oakland", seen, "den", "");
        save("oakland", seen, "attic", "no code!");
        save("paris", seen, "attic", "");

        assertThat(rooms("oakland")).isEqualTo("attic {}, garden {step-free}");
        assertThat(value("SELECT count(*) FROM staff.action WHERE practice_id = ?", practice.id))
                .isEqualTo("0");
    }

    @Test
    void showsWhoseRoomGoesAndLeavesThemToAPerson() throws Exception {
        var request = practice.sendRequests(1).getFirst();
        awaitState(request.getRequestId(), "OFFERED");
        assign(
                request.getRequestId(),
                request.getNeeds().getParticipants().getFirst().getPersonId());
        awaitState(request.getRequestId(), "CONFIRMED");

        assertThat(preview("oakland", seen("oakland"), "attic", ""))
                .contains("No booked session loses its room.");
        assertThat(preview("oakland", seen("oakland"), "garden", "step-free"))
                .contains("One booked session loses its room", request.getRequestId());

        save("oakland", seen("oakland"), "garden", "step-free");

        assertThat(
                        value(
                                "SELECT reason FROM person_task WHERE request_id = ? AND open",
                                request.getRequestId()))
                .isEqualTo("ROOM_LOST_BY_SESSION");
        assertThat(value("SELECT status FROM session WHERE practice_id = ?", practice.id))
                .isEqualTo("CONFIRMED");
    }

    private void assign(String requestId, String personId) throws Exception {
        var hour = LocalDateTime.now(ZONE).plusDays(3).withHour(12).truncatedTo(ChronoUnit.HOURS);
        send(
                coordinator,
                "/board/requests/" + requestId + "/actions/assign",
                "practice",
                practice.id,
                "commandId",
                freshId(),
                "caseVersion",
                String.valueOf(
                        value("SELECT count(*) FROM timeline WHERE request_id = ?", requestId)),
                "therapist",
                "ana",
                "startsAt",
                hour.toString(),
                "place",
                "oakland",
                "consentOf",
                personId,
                "reason",
                "CLIENT_ASKED");
    }

    private String preview(String office, String seen, String... rooms) throws Exception {
        return send(coordinator, "/board/rooms/preview", form(office, seen, rooms))
                .getContentAsString();
    }

    /** Waits for the decision: the form does so itself. */
    private void save(String office, String seen, String... rooms) throws Exception {
        send(coordinator, "/board/rooms", form(office, seen, rooms));
    }

    private String[] form(String office, String seen, String... rooms) {
        var fields =
                new ArrayList<String>(
                        List.of(
                                "practice",
                                practice.id,
                                "commandId",
                                freshId(),
                                "office",
                                office,
                                "seen",
                                seen,
                                "reason",
                                "ROOM_REFITTED"));
        for (int i = 0; i < rooms.length; i += 2) {
            fields.addAll(List.of("room", rooms[i], "features", rooms[i + 1]));
        }
        return fields.toArray(String[]::new);
    }

    /** What the page says that it shows of an office's rooms. */
    private String seen(String office) throws Exception {
        var page = open(coordinator, "/board/rooms?practice=" + practice.id).getContentAsString();
        var seen =
                Pattern.compile(
                                "name=\"office\" value=\"%s\"><input type=\"hidden\" name=\"seen\" value=\"([^\"]+)\""
                                        .formatted(office))
                        .matcher(page);
        assertThat(seen.find()).as(page).isTrue();
        return seen.group(1);
    }

    private String rooms(String office) {
        return String.valueOf(
                value(
                        "SELECT string_agg(room_id || ' ' || features::text, ', ' ORDER BY position)"
                                + " FROM room WHERE practice_id = ? AND office_id = ?",
                        practice.id,
                        office));
    }

    private String count(String table) {
        return String.valueOf(
                value("SELECT count(*) FROM " + table + " WHERE practice_id = ?", practice.id));
    }

    private static Office office(String id, String name, Room... rooms) {
        return new Office(
                id, name, "1 Main Street", "CA", ZONE.getId(), new GeoPoint(0, 0), List.of(rooms));
    }
}
