// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.firstsession.types.SafetyScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** What staff do with a request, from the form over the log to the page. */
class ActionsIT extends RunningBoard {

    private static TestPractice practice;

    private Staff coordinator;
    private Staff lead;
    private String request;
    private String person;

    @BeforeAll
    static void openPractice() {
        practice = new TestPractice();
        practice.open("ana", "ben", "cleo");
    }

    @AfterAll
    static void leavePractice() {
        practice.close();
    }

    @BeforeEach
    void ask() {
        coordinator = staff(practice.id, null, Role.COORDINATOR);
        lead = staff(practice.id, null, Role.CLINICAL_LEAD);
        var asked = practice.sendRequests(1).getFirst();
        request = asked.getRequestId();
        person = asked.getNeeds().getParticipants().getFirst().getPersonId();
        awaitState(request, "OFFERED");
        INTAKE.answers(
                "/internal/practices/%s/requests/%s/notes".formatted(practice.id, request),
                Map.of());
    }

    @Test
    void acceptsForACallerWithTheConsentOnRecordAndSaysWhatWasDecided() throws Exception {
        var answer =
                act(
                        coordinator,
                        "accept",
                        "option",
                        option(),
                        "reason",
                        "CONSENT_BY_PHONE",
                        "consents",
                        "yes");

        assertThat(page(coordinator, answer))
                .contains(
                        "Accept for the caller",
                        "Session confirmed",
                        "by " + coordinator.displayName());
        assertThat(state()).isEqualTo("CONFIRMED");
        assertThat(value("SELECT reason_code FROM staff.action WHERE request_id = ?", request))
                .isEqualTo("CONSENT_BY_PHONE");
    }

    @Test
    void acceptsNothingWithoutConsent() throws Exception {
        var answer = act(coordinator, "accept", "option", option(), "reason", "CONSENT_BY_PHONE");

        assertThat(answer.getRedirectedUrl()).doesNotContain("done=");
        assertThat(value("SELECT count(*) FROM staff.action WHERE request_id = ?", request))
                .isEqualTo("0");
        assertThat(state()).isEqualTo("OFFERED");
    }

    @Test
    void neverOverwritesWhatSomebodyElseHasDecided() throws Exception {
        var seen = version();
        act(coordinator, "offer-others", "reason", "CLIENT_ASKED");

        var answer = actOn(seen, coordinator, "close", "reason", "NOT_REACHED");

        assertThat(page(coordinator, answer))
                .contains(
                        "Not done:",
                        "it has changed since you looked",
                        "Somebody or something was faster.");
        assertThat(state()).isEqualTo("OFFERED");
    }

    @Test
    void givesOneCommandHoweverOftenAFormIsSent() throws Exception {
        var id = freshId();
        var fields =
                new String[] {
                    "commandId",
                    id,
                    "practice",
                    practice.id,
                    "caseVersion",
                    version(),
                    "reason",
                    "CLIENT_ASKED"
                };
        var path = "/board/requests/" + request + "/actions/close";

        send(coordinator, path, fields);
        send(coordinator, path, fields);

        assertThat(state()).isEqualTo("CLOSED");
        assertThat(
                        value(
                                "SELECT count(*) FROM timeline WHERE request_id = ? AND event_type IN"
                                        + " ('DuplicateIgnored', 'CommandRefused', 'RequestClosed')",
                                request))
                .isEqualTo("1");
        assertThat(value("SELECT count(*) FROM staff.action WHERE command_id = ?", id))
                .isEqualTo("1");
    }

    @Test
    void keepsTheWordsInTheVaultAndTheirIdOnTheLog() throws Exception {
        act(coordinator, "close", "reason", "OTHER", "note", "Moved to Oregon, says Alex");

        var noteId = value("SELECT close_note_id FROM request WHERE request_id = ?", request);
        assertThat(noteId).isNotNull();
        assertThat(INTAKE.questions())
                .anyMatch(asked ->
                        asked.contains("Moved to Oregon")
                                && asked.contains(Objects.requireNonNull(noteId)));
        var command =
                jdbc.sql("SELECT command FROM staff.action WHERE request_id = ?")
                        .param(request)
                        .query(byte[].class)
                        .single();
        assertThat(new String(command, StandardCharsets.ISO_8859_1))
                .contains(noteId)
                .doesNotContain("Oregon");
    }

    @Test
    void givesTheWordsBackWhileTheVaultIsAway() throws Exception {
        INTAKE.goesAway();

        act(coordinator, "close", "reason", "OTHER", "note", "words that must not be lost");

        assertThat(value("SELECT count(*) FROM staff.action WHERE request_id = ?", request))
                .isEqualTo("0");
        assertThat(state()).isEqualTo("OFFERED");
    }

    @Test
    void assignsAnHourByHandAndShowsWhatItBreaks() throws Exception {
        var hour = Instant.now().plus(Duration.ofDays(3));
        var night =
                hour.atZone(ZoneId.of("America/Los_Angeles"))
                        .withHour(22)
                        .withMinute(0)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toLocalDateTime();

        var answer =
                act(
                        coordinator,
                        "assign",
                        "therapist",
                        "ben",
                        "startsAt",
                        night.toString(),
                        "place",
                        "video",
                        "consentOf",
                        person,
                        "reason",
                        "CLIENT_ASKED");

        assertThat(page(coordinator, answer))
                .contains(
                        "Therapist assigned by hand",
                        "no free hour that fits",
                        "Session confirmed");
        assertThat(value("SELECT therapist_id FROM session WHERE request_id = ?", request))
                .isEqualTo("ben");
    }

    @Test
    void movesAndCancelsASession() throws Exception {
        act(
                coordinator,
                "accept",
                "option",
                option(),
                "reason",
                "CONSENT_IN_PERSON",
                "consents",
                "yes");
        var before =
                value(
                        "SELECT starts_at::text || therapist_id FROM session WHERE request_id = ?",
                        request);

        var moved = act(coordinator, "move", "reason", "CLIENT_ASKED", "otherTherapist", "yes");

        assertThat(page(coordinator, moved)).contains("Session moved");
        assertThat(
                        value(
                                "SELECT starts_at::text || therapist_id FROM session WHERE request_id = ?",
                                request))
                .isNotEqualTo(before);
        var cancelled = act(coordinator, "cancel", "reason", "CLIENT_ASKED", "by", "client");
        assertThat(page(coordinator, cancelled)).contains("Session cancelled", "Request closed");
        assertThat(state()).isEqualTo("CLOSED");
    }

    @Test
    void putsATaskOffAndCompletesIt() throws Exception {
        act(coordinator, "decline", "reason", "SAID_BY_PHONE");
        assertThat(value("SELECT reason FROM person_task WHERE request_id = ? AND open", request))
                .isEqualTo("OFFER_DECLINED");

        act(coordinator, "snooze", "until", "2099-11-23T09:00", "reason", "WAITING_FOR_ANSWER");
        assertThat(
                        value(
                                "SELECT due_at::date::text FROM person_task WHERE request_id = ? AND open",
                                request))
                .isEqualTo("2099-11-23");

        var answer = act(coordinator, "complete", "reason", "SPOKE_WITH_CLIENT");
        assertThat(page(coordinator, answer))
                .contains("Task done: matching goes on", "Times offered");
    }

    @Test
    void letsAClinicalLeadAloneLiftASafetyHold() throws Exception {
        act(coordinator, "hold", "reason", "WORRY_STATED");
        assertThat(value("SELECT held_back FROM request WHERE request_id = ?", request))
                .isEqualTo(SafetyScope.ALL.name());
        var task =
                value(
                        "SELECT seq::text FROM person_task WHERE request_id = ? AND reason = 'SAFETY'",
                        request);
        assertThat(open(coordinator, "/board?practice=" + practice.id).getContentAsString())
                .contains("Somebody may not be safe", "I am on it");

        act(coordinator, "acknowledge", "task", Objects.requireNonNull(task));
        assertThat(open(lead, "/board?practice=" + practice.id).getContentAsString())
                .contains("Acknowledged by " + coordinator.displayName());
        INTAKE.answers("/internal/practices/%s/needs/%s/seen".formatted(practice.id, task), "");
        await().until(() ->
                value(
                                "SELECT told_at::text FROM staff.acknowledgement WHERE request_id = ?",
                                request)
                        != null);

        assertThat(act(coordinator, "lift", "reason", "NO_CONCERN").getStatus()).isEqualTo(403);
        assertThat(page(lead, act(lead, "lift", "reason", "SPOKE_ALONE")))
                .contains("Hold lifted", "Times offered");
    }

    @Test
    void linksPeopleAndUnlinksThem() throws Exception {
        var other = practice.sendRequests(1).getFirst();
        awaitState(other.getRequestId(), "OFFERED");
        var twin = other.getNeeds().getParticipants().getFirst().getPersonId();

        // Two open offers may hold hours that overlap, which one person can't take.
        act(coordinator, "decline", "reason", "SAID_BY_PHONE");
        var links = "SELECT count(*) FROM people_link WHERE other_person_id = ?";

        act(coordinator, "link", "person", person, "other", twin);
        assertThat(value(links, twin)).isEqualTo("1");

        act(coordinator, "unlink", "person", person, "other", twin);
        assertThat(value(links, twin)).isEqualTo("0");
    }

    @Test
    void notesACallAndWhoTakesCare() throws Exception {
        act(coordinator, "call", "reason", "LEFT_MESSAGE");
        act(coordinator, "own");

        var page = open(coordinator, path()).getContentAsString();

        assertThat(page).contains("Call: left a message", "With " + coordinator.displayName());
        assertThat(
                        open(coordinator, "/board?practice=" + practice.id + "&view=mine")
                                .getContentAsString())
                .contains("r-" + request);
    }

    @Test
    void keepsARestrictedCaseToNamedPeople() throws Exception {
        INTAKE.answers(
                "/internal/practices/" + practice.id + "/names",
                Map.of("requests", Map.of(request, "Alex Doe"), "therapists", Map.of()));
        act(lead, "restrict", "reason", "STAFF_OR_ACQUAINTANCE");

        assertThat(open(coordinator, path()).getStatus()).isEqualTo(403);
        assertThat(act(coordinator, "call", "reason", "REACHED").getStatus()).isEqualTo(403);
        assertThat(open(lead, path()).getStatus()).isEqualTo(200);
        assertThat(open(coordinator, "/board?practice=" + practice.id).getContentAsString())
                .contains("named people only");
        // Nor do the first calls of tomorrow say whose case it is.
        jdbc.sql(
                        """
                        INSERT INTO person_task (practice_id, seq, request_id, reason, due_at)
                        SELECT practice_id, 1000000, request_id, 'CALL_BACK',
                            (date_trunc('day', now() AT TIME ZONE time_zone)
                                + interval '36 hours') AT TIME ZONE time_zone
                        FROM request JOIN practice USING (practice_id) WHERE request_id = ?\
                        """)
                .param(request)
                .update();
        // Names are asked for again some seconds after intake-service failed.
        await().untilAsserted(() ->
                assertThat(open(lead, "/board?practice=" + practice.id).getContentAsString())
                        .contains("Alex Doe"));
        assertThat(open(coordinator, "/board?practice=" + practice.id).getContentAsString())
                .contains("<strong>1</strong> due tomorrow")
                .doesNotContain("Alex Doe");
    }

    @Test
    void recordsEachLookAtAPersonForOps() throws Exception {
        var ops = staff(practice.id, null, Role.OPS);
        open(coordinator, "/board?practice=" + practice.id);
        open(coordinator, path());
        send(coordinator, path() + "/contact", "practice", practice.id);

        var page =
                open(ops, "/board/reads?practice=" + practice.id + "&who=" + coordinator.username())
                        .getContentAsString();

        assertThat(
                        value(
                                "SELECT string_agg(page, ' ' ORDER BY read_id) FROM staff.person_read"
                                        + " WHERE account_id = ? AND ? = ANY (request_ids)",
                                coordinator.accountId(),
                                request))
                .isEqualTo("queue request contact");
        assertThat(page).contains("queue", "contact", request).doesNotContain("Alex");
        assertThat(open(ops, path()).getStatus()).isEqualTo(403);
    }

    @Test
    void keepsTheAuditAsItIs() {
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM staff.person_read").update())
                .hasMessageContaining("the audit only grows");
        assertThatThrownBy(() -> jdbc.sql("UPDATE staff.action SET reason_code = 'x'").update())
                .hasMessageContaining("the audit only grows");
    }

    @Test
    void showsWhoElseIsLooking() throws Exception {
        open(lead, path());

        assertThat(open(coordinator, path()).getContentAsString())
                .contains("Also looking at this request just now: " + lead.displayName());
    }

    private MockHttpServletResponse act(Staff staff, String action, String... fields)
            throws Exception {
        return actOn(version(), staff, action, fields);
    }

    private MockHttpServletResponse actOn(
            String version, Staff staff, String action, String... fields) throws Exception {
        var all =
                new ArrayList<>(
                        List.of(
                                "commandId",
                                freshId(),
                                "practice",
                                practice.id,
                                "caseVersion",
                                version));
        all.addAll(Arrays.asList(fields));
        return send(staff, path() + "/actions/" + action, all.toArray(String[]::new));
    }

    private String page(Staff staff, MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(302);
        return open(staff, Objects.requireNonNull(answer.getRedirectedUrl())).getContentAsString();
    }

    private String path() {
        return "/board/requests/" + request;
    }

    private String version() {
        return Objects.requireNonNull(
                value(
                        "SELECT count(*)::text FROM timeline WHERE request_id = ? AND event_type NOT IN"
                                + " ('CommandRefused', 'DuplicateIgnored')",
                        request));
    }

    private String option() {
        return Objects.requireNonNull(
                value(
                        "SELECT option_id FROM offer_option JOIN offer USING (practice_id, offer_id)"
                                + " WHERE request_id = ? AND status = 'OPEN' ORDER BY position LIMIT 1",
                        request));
    }

    private String state() {
        return Objects.requireNonNull(
                value("SELECT state FROM request WHERE request_id = ?", request));
    }
}
