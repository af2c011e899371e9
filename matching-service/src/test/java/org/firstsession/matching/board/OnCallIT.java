// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MvcResult;

/** The rota on the board; notification-service, which keeps it, is played. */
class OnCallIT extends BoardUnderClock {

    private final String practice = "on-call-" + UUID.randomUUID();
    private final String rota = "/internal/practices/" + practice + "/on-call";

    @Autowired private JdbcClient jdbc;
    private Staff kim;

    @BeforeEach
    void comes() {
        INTAKE.goesAway();
        kim = staff(practice, null, Role.COORDINATOR);
    }

    @Test
    void showsWhoIsCalledNowAndThroughTheWeek() throws Exception {
        knows(
                List.of(
                        Map.of("fromMinute", 0, "toMinute", 480, "onShift", List.of(2)),
                        Map.of("fromMinute", 480, "toMinute", 1440, "onShift", List.of(1, 2)),
                        Map.of("fromMinute", 1440, "toMinute", 10080, "onShift", List.of())));

        var page = page();

        assertThat(page)
                .contains("Monday 8:00 AM to Tuesday 12:00 AM", "Ana, then Bo")
                .contains("nobody has these hours", "Nobody has some hours of the week.")
                .containsSubsequence("Called now", "+14155550100", "ana@staff.example", "The week")
                .contains("America/Los_Angeles", "comes from the settings");
    }

    @Test
    void saysThatTheListCannotBeReadWhileNobodyAnswers() throws Exception {
        assertThat(page()).contains("be read just now").doesNotContain("save-rota");
    }

    @Test
    void savesTheListWithOneRowOfWhoDidItAndWhy() throws Exception {
        knows(List.of());
        var form = UUID.randomUUID();

        send(form, "AWAY", "ana@staff.example");
        send(form, "AWAY", "ana@staff.example");

        assertThat(rows("ON_CALL")).containsExactly(kim.username() + " AWAY");
        assertThat(INTAKE.questions())
                .filteredOn(sent -> sent.contains("changeId"))
                .hasSize(2)
                .allSatisfy(sent ->
                        assertThat(sent)
                                .contains("\"changeId\":\"" + form, "\"version\":3", "\"Ana\"")
                                .contains("{\"day\":\"SUNDAY\",\"from\":\"22:00:00\""));
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM staff.action AS a WHERE a::text LIKE '%ana@%'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void keepsWhatWasTypedAndSavesNothingWhenItCannotBeUsed() throws Exception {
        knows(List.of());

        var answer = send(UUID.randomUUID(), "AWAY", "nowhere");

        assertThat(answer.getResponse().getContentAsString())
                .contains("Ana needs a mail address", "value=\"nowhere\"", "value=\"22:00\"");
        assertThat(INTAKE.questions()).noneMatch(sent -> sent.contains("changeId"));
        assertThat(rows("ON_CALL")).isEmpty();
        assertThat(
                        send(UUID.randomUUID(), "", "ana@staff.example")
                                .getResponse()
                                .getContentAsString())
                .contains("Choose why the list changes.");
    }

    @Test
    void saysThatItMayNotBeSavedAndSavesItOnceWhenItIsSentAgain() throws Exception {
        var form = UUID.randomUUID();

        var page = send(form, "LEFT", "ana@staff.example").getResponse().getContentAsString();

        assertThat(page).contains("certain that this was saved", form.toString());
        assertThat(rows("ON_CALL")).containsExactly(kim.username() + " LEFT");
        knows(List.of());
        assertThat(send(form, "LEFT", "ana@staff.example").getFlashMap().get("done")).isNotNull();
        assertThat(rows("ON_CALL")).hasSize(1);
    }

    @Test
    void sendsATestAndNotesIt() throws Exception {
        var id = UUID.randomUUID();
        INTAKE.answers(rota + "/tests/" + id, Map.of());

        var sent =
                mvc.perform(
                                post("/board/on-call/test")
                                        .param("practice", practice)
                                        .param("commandId", id.toString())
                                        .param("version", "3")
                                        .param("place", "2")
                                        .with(user(kim))
                                        .with(csrf()))
                        .andReturn();

        assertThat(sent.getFlashMap().get("done")).isNotNull();
        assertThat(rows("ON_CALL_TEST")).containsExactly(kim.username() + " CHECKED");
    }

    private void knows(List<?> week) {
        INTAKE.answers(
                rota,
                Map.of(
                        "version",
                        0,
                        "timeZone",
                        "America/Los_Angeles",
                        "people",
                        List.of(
                                Map.of(
                                        "name",
                                        "Ana",
                                        "contact",
                                        "ana@staff.example",
                                        "shifts",
                                        List.of()),
                                Map.of(
                                        "name",
                                        "Bo",
                                        "contact",
                                        "+14155550100",
                                        "shifts",
                                        List.of())),
                        "week",
                        week,
                        "now",
                        List.of(2, 1)));
    }

    private String page() throws Exception {
        return mvc.perform(get("/board/on-call").param("practice", practice).with(user(kim)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MvcResult send(UUID form, String reason, String contact) throws Exception {
        return mvc.perform(
                        post("/board/on-call")
                                .param("practice", practice)
                                .param("commandId", form.toString())
                                .param("version", "3")
                                .param("reason", reason)
                                .param("name", "Ana")
                                .param("contact", contact)
                                .param("place", "1")
                                .param("hoursOf", "0")
                                .param("days", "SUNDAY")
                                .param("from", "22:00")
                                .param("to", "06:00")
                                .with(user(kim))
                                .with(csrf()))
                .andReturn();
    }

    private List<String> rows(String action) {
        return jdbc.sql(
                        "SELECT username || ' ' || reason_code FROM staff.action"
                                + " WHERE practice_id = ? AND action = ?")
                .params(practice, action)
                .query(String.class)
                .list();
    }
}
