// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of messages, with intake-service played. */
class TriageIT extends RunningBoard {

    private static final String PRACTICE = "messages";
    private static final String ID = "4a8fd1a2-6a0e-4a53-9d1b-0d8f2f1f4a11";
    private static final String QUEUE = "/internal/practices/" + PRACTICE + "/triage";

    private Staff kim;

    @BeforeEach
    void signIn() {
        kim = staff(PRACTICE, null, Role.COORDINATOR);
        INTAKE.answers(QUEUE, List.of(line()));
        INTAKE.answers(QUEUE + "/" + ID + "/reveal", shown());
    }

    @AfterEach
    void forget() {
        INTAKE.goesAway();
    }

    @Test
    void listsMessagesWithoutTheirWords() throws Exception {
        var page = open(kim, "/board/messages?practice=" + PRACTICE).getContentAsString();

        assertThat(page).contains("Urgent", "wrote in the contact form").doesNotContain("husband");
    }

    @Test
    void saysWhenNothingWaitsAndWhenNobodyKnows() throws Exception {
        INTAKE.answers(QUEUE, List.of());
        assertThat(open(kim, "/board/messages?practice=" + PRACTICE).getContentAsString())
                .contains("Nothing waits");

        INTAKE.goesAway();
        assertThat(open(kim, "/board/messages?practice=" + PRACTICE).getContentAsString())
                .contains("can't be read just now")
                .doesNotContain("Nothing waits");
    }

    @Test
    void showsAMessageWithWhatWasUnderstoodAndRecordsTheLook() throws Exception {
        var page = send(kim, "/board/messages/" + ID, "practice", PRACTICE).getContentAsString();

        assertThat(page)
                .contains("My husband and I", "alex@example.com", "value=\"couple\" selected");
        assertThat(
                        value(
                                "SELECT page FROM staff.person_read WHERE account_id = ?",
                                kim.accountId()))
                .isEqualTo("message");
        assertThat(INTAKE.questions()).anyMatch(it -> it.contains(kim.username()));
    }

    @Test
    void sendsAReply() throws Exception {
        INTAKE.answers(QUEUE + "/" + ID + "/reply", Map.of("sentBy", "email"));

        var answer =
                send(
                        kim,
                        "/board/messages/" + ID + "/reply",
                        "practice",
                        PRACTICE,
                        "words",
                        "Weekdays from 8.");

        assertThat(answer.getRedirectedUrl()).endsWith("done=replied");
        assertThat(INTAKE.questions()).anyMatch(it -> it.contains("Weekdays from 8."));
    }

    @Test
    void makesARequestOfWhatStandsInTheForm() throws Exception {
        INTAKE.answers(QUEUE + "/" + ID + "/request", Map.of("requestId", ID));

        var answer =
                send(
                        kim,
                        "/board/messages/" + ID + "/request",
                        "practice",
                        PRACTICE,
                        "party",
                        "couple",
                        "state",
                        "NV",
                        "format",
                        "virtual",
                        "zip",
                        "",
                        "times",
                        "Tue after 5");

        assertThat(answer.getRedirectedUrl()).endsWith("done=requested");
        assertThat(INTAKE.questions())
                .anyMatch(it ->
                        it.contains("\"couple\":true")
                                && it.contains("\"state\":\"NV\"")
                                && it.contains("Tue after 5"));
    }

    @Test
    void keepsTheReplyWhenItCannotBeSent() throws Exception {
        var page =
                send(
                                kim,
                                "/board/messages/" + ID + "/reply",
                                "practice",
                                PRACTICE,
                                "words",
                                "Weekdays from 8.")
                        .getContentAsString();

        assertThat(page).contains("could not be done", "Weekdays from 8.");
    }

    @Test
    void saysThatMessagesCannotBeReadWhileIntakeIsAway() throws Exception {
        INTAKE.goesAway();

        var page = open(kim, "/board/messages?practice=" + PRACTICE).getContentAsString();

        assertThat(page).contains("read just now");
    }

    private static Map<String, Object> line() {
        return Map.of(
                "id", ID,
                "reason", "CONTACT_FORM",
                "urgent", true,
                "language", "en",
                "cameAt", "2026-11-27T18:00:00Z");
    }

    private static Map<String, Object> shown() {
        return Map.of(
                "id",
                ID,
                "reason",
                "CONTACT_FORM",
                "urgent",
                true,
                "language",
                "en",
                "cameAt",
                "2026-11-27T18:00:00Z",
                "writer",
                Map.of("email", "alex@example.com", "contactBy", "email"),
                "body",
                "My husband and I live in Nevada",
                "transcript",
                List.of(),
                "understood",
                Map.of("couple", true, "state", "NV", "language", "en"));
    }
}
