// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A therapist's profile and the practice's closures, from the form to the engine's roster. */
class RosterPagesIT extends RunningBoard {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private static TestPractice practice;
    private Staff coordinator;

    @BeforeAll
    static void openPractice() {
        practice = new TestPractice();
        practice.openWith(List.of(office("oakland", "Oakland"), office("reno", "Reno")), "ana");
    }

    @AfterAll
    static void leavePractice() {
        practice.close();
    }

    @BeforeEach
    void awaitRoster() {
        coordinator = staff(practice.id, null, Role.COORDINATOR);
        await().atMost(PATIENCE).until(() -> !column("listed").isEmpty());
    }

    @Test
    void savesWithWhomSomebodyWorksTheirZoneAndGender() throws Exception {
        profile("parties", "couple", "timeZone", "America/Denver", "gender", "Woman");

        assertThat(column("parties")).isEqualTo("{COUPLE}");
        assertThat(column("time_zone")).isEqualTo("America/Denver");
        assertThat(column("gender")).isEqualTo("woman");
        assertThat(
                        open(coordinator, "/board/therapists/ana?practice=" + practice.id)
                                .getContentAsString())
                .contains("value=\"America/Denver\"", "value=\"woman\"");

        profile("parties", "individual", "timeZone", "America/Los_Angeles", "gender", "");

        assertThat(column("gender")).isEqualTo("null");
        assertThat(column("parties")).isEqualTo("{INDIVIDUAL}");
    }

    @Test
    void showsAHundredToChooseFromAndEverybodyOnDemand() throws Exception {
        var crowded = new TestPractice();
        crowded.open(
                IntStream.rangeClosed(1, 101).mapToObj("t-%03d"::formatted).toArray(String[]::new));
        var request = crowded.sendRequests(1).getFirst().getRequestId();
        awaitState(request, "OFFERED");
        var viewer = staff(crowded.id, null, Role.COORDINATOR);
        var page = "/board/requests/%s/assign?practice=%s".formatted(request, crowded.id);

        assertThat(open(viewer, page).getContentAsString())
                .contains(">t-100<", "All 101 therapists")
                .doesNotContain(">t-101<");
        assertThat(open(viewer, page + "&all=true").getContentAsString())
                .contains(">t-101<")
                .doesNotContain("All 101 therapists");
        crowded.close();
    }

    @Test
    void refusesAProfileThatCantBeUsed() throws Exception {
        var version = column("version");

        profile("timeZone", "Mars/Base");
        profile("timeZone", "America/Denver");
        profile("timeZone", "America/Denver", "parties", "family");
        profile("timeZone", "America/Denver", "parties", "couple", "languages", "xx");

        assertThat(column("version")).isEqualTo(version);
    }

    @Test
    void namesWhoIsOffTheListAndListsThemAgain() throws Exception {
        assertThat(calendar()).doesNotContain("id=\"off-the-list\"");

        send(
                coordinator,
                "/board/therapists/ana/delist",
                "practice",
                practice.id,
                "commandId",
                freshId());

        assertThat(calendar())
                .contains("id=\"off-the-list\"", "/board/therapists/ana?", "since ")
                .contains("No therapist is listed.");
        assertThat(
                        open(coordinator, "/board/therapists/ana?practice=" + practice.id)
                                .getContentAsString())
                .contains("Save and list again");

        profile("timeZone", "America/Los_Angeles", "parties", "individual");

        assertThat(calendar()).doesNotContain("id=\"off-the-list\"");
    }

    private String calendar() throws Exception {
        return open(coordinator, "/board/calendar?practice=" + practice.id).getContentAsString();
    }

    @Test
    void closesAnOfficeWhileTheOthersStayOpen() throws Exception {
        close("oakland");

        await().atMost(PATIENCE).until(() -> !"0".equals(closures("oakland")));
        assertThat(closures("")).isEqualTo("0");
        assertThat(closuresPage())
                .contains("<h3>Oakland</h3>", "Mon, Jun 1, 2099, 9:00 AM")
                .doesNotContain("<h3>Reno</h3>", "<h3>The whole practice</h3>");

        close("paris");

        assertThat(closures("paris")).isEqualTo("0");
    }

    @Test
    void showsWhatLiesUnderTheClosureOfAnOfficeAlone() throws Exception {
        var request = practice.sendRequests(1).getFirst().getRequestId();
        awaitState(request, "OFFERED");
        accept(coordinator, practice.id, request, "ana");
        awaitState(request, "CONFIRMED");
        var starts =
                jdbc.sql("SELECT starts_at FROM session WHERE practice_id = ? AND request_id = ?")
                        .params(practice.id, request)
                        .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                        .single();
        var from = LocalDateTime.ofInstant(starts.toInstant(), ZONE);

        // It is by video, so nobody comes to an office for it.
        assertThat(preview(from, "")).contains("One booked session lies under it");
        assertThat(preview(from, "oakland"))
                .contains("Nothing that is booked lies under it", "Close Oakland then");
    }

    private String preview(LocalDateTime from, String office) throws Exception {
        return open(
                        coordinator,
                        "/board/closures/preview?practice=%s&office=%s&from=%s&to=%s"
                                .formatted(practice.id, office, from, from.plusHours(1)))
                .getContentAsString();
    }

    private String closuresPage() throws Exception {
        return open(coordinator, "/board/closures?practice=" + practice.id).getContentAsString();
    }

    private MockHttpServletResponse close(String office) throws Exception {
        return send(
                coordinator,
                "/board/closures",
                "practice",
                practice.id,
                "commandId",
                freshId(),
                "office",
                office,
                "startsAt",
                "2099-06-01T16:00:00Z",
                "endsAt",
                "2099-06-02T00:00:00Z");
    }

    private void profile(String... fields) throws Exception {
        var all = new ArrayList<String>(List.of(fields));
        if (!all.contains("languages")) {
            all.addAll(List.of("languages", "en"));
        }
        all.addAll(
                List.of(
                        "practice",
                        practice.id,
                        "commandId",
                        freshId(),
                        "version",
                        column("version"),
                        "weeklyTrialLimit",
                        "5",
                        "acceptsNewClients",
                        "yes",
                        "takesSelfPay",
                        "yes",
                        "specialties",
                        "anxiety",
                        "licenceState",
                        "CA",
                        "licenceFrom",
                        "2020-01-01"));
        for (var day : List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")) {
            all.addAll(List.of("day", day, "from", "08:00", "to", "20:00", "place", "video"));
        }
        send(coordinator, "/board/therapists/ana/profile", all.toArray(String[]::new));
    }

    private String column(String name) {
        return Objects.requireNonNullElse(
                value(
                        "SELECT coalesce("
                                + name
                                + "::text, 'null') FROM therapist"
                                + " WHERE practice_id = ? AND therapist_id = 'ana'",
                        practice.id),
                "");
    }

    private String closures(String whose) {
        return String.valueOf(
                value(
                        "SELECT count(*) FROM away WHERE practice_id = ? AND whose = ?",
                        practice.id,
                        whose));
    }

    private static Office office(String id, String name) {
        return new Office(
                id, name, "1 Main Street", "CA", ZONE.getId(), new GeoPoint(0, 0), List.of());
    }
}
