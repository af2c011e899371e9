// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.firstsession.commands.AnswerByTherapist;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A therapist who wants to be asked first answers, or somebody does so for them. */
class AnswersIT extends RunningBoard {

    private static TestPractice practice;

    private Staff kim;
    private Staff ana;
    private String request;

    @BeforeAll
    static void openPractice() {
        practice = new TestPractice();
        practice.open("ana", "ben");
        practice.isAskedFirst("ana");
    }

    @AfterAll
    static void leavePractice() {
        practice.close();
    }

    @BeforeEach
    void ask() throws Exception {
        kim = staff(practice.id, null, Role.COORDINATOR);
        ana = staff(practice.id, "ana", Role.THERAPIST);
        INTAKE.answers(
                "/internal/practices/" + practice.id + "/names",
                Map.of("requests", Map.of(), "therapists", Map.of()));
        request = practice.sendRequests(1).getFirst().getRequestId();
        awaitState(request, "OFFERED");
        accept(kim, practice.id, request, "ana");
        awaitState(request, "THERAPIST_ASKED");
    }

    @Test
    void booksTheHourThatTheyCanGive() throws Exception {
        assertThat(asked(ana)).contains("/board/requests/" + request + "/actions/answer");

        var answer = answer(ana, "CAN_GIVE_IT");

        assertThat(answer.getRedirectedUrl()).startsWith("/board/asked?practice=" + practice.id);
        awaitState(request, "CONFIRMED");
        assertThat(
                        open(ana, Objects.requireNonNull(answer.getRedirectedUrl()))
                                .getContentAsString())
                .contains("Your answer", "Session confirmed");
        assertThat(role()).isEqualTo("THERAPIST");
    }

    @Test
    void looksForTheSameHourElsewhereWhereTheyCannotAndClosesTheCaseToThem() throws Exception {
        answer(ana, "CONFLICT");

        awaitAnswered();
        assertThat(
                        value(
                                "SELECT details[1] FROM timeline WHERE request_id = ?"
                                        + " AND event_type = 'TherapistDeclined'",
                                request))
                .isEqualTo("therapist.CONFLICT");
        assertThat(asked(ana)).doesNotContain(request);
        assertThat(open(ana, "/board/requests/" + request).getStatus()).isEqualTo(404);
    }

    @Test
    void standsOnRecordAsSaidByWhoeverSaidItForThem() throws Exception {
        assertThat(open(kim, path()).getContentAsString()).contains("Answer for the therapist");

        answer(kim, "ILL");

        awaitAnswered();
        assertThat(role()).isEqualTo("COORDINATOR");
        assertThat(open(kim, path()).getContentAsString())
                .contains("Answer whether the hour is given: the therapist is ill")
                .contains("by " + kim.displayName());
    }

    @Test
    void isNobodyElsesAnswer() throws Exception {
        var ben = staff(practice.id, "ben", Role.THERAPIST);

        assertThat(asked(ben)).contains("Nothing is asked of you").doesNotContain(request);
        assertThat(answer(ben, "CAN_GIVE_IT").getStatus()).isEqualTo(404);
        assertThat(send(ana, path() + "/actions/close", "practice", practice.id).getStatus())
                .isEqualTo(403);
        assertThat(value("SELECT state FROM request WHERE request_id = ?", request))
                .isEqualTo("THERAPIST_ASKED");
    }

    @Test
    void sendsTheQuestionsToAPageThatIsOpen() throws Exception {
        var seen = asked(ana).split("seen=")[1].split("\"")[0];
        var path = "/board/asked/changes?practice=" + practice.id + "&seen=";
        assertThat(open(ana, path + seen).getStatus()).isEqualTo(204);

        answer(ana, "SCOPE");
        awaitAnswered();

        assertThat(open(ana, path + seen).getContentAsString())
                .doesNotContain(request, "<html")
                .contains("hx-get");
    }

    private String asked(Staff staff) throws Exception {
        return open(staff, "/board/asked?practice=" + practice.id).getContentAsString();
    }

    private String path() {
        return "/board/requests/" + request;
    }

    private MockHttpServletResponse answer(Staff staff, String reason) throws Exception {
        return send(
                staff,
                path() + "/actions/answer",
                "practice",
                practice.id,
                "commandId",
                freshId(),
                "reason",
                reason);
    }

    private void awaitAnswered() {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        value(
                                        "SELECT seq::text FROM timeline WHERE request_id = ?"
                                                + " AND event_type = 'TherapistDeclined'",
                                        request)
                                != null);
    }

    /** In which role the answer stands on the log. */
    private String role() {
        var command =
                jdbc.sql(
                                "SELECT command FROM staff.action WHERE request_id = ? AND action = 'ANSWER'")
                        .param(request)
                        .query(byte[].class)
                        .single();
        return Actions.decoded(new AnswerByTherapist(), command).getActor().getRole().name();
    }
}
