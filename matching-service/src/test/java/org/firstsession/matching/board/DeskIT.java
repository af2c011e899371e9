// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstsession.matching.board.PracticeStory.slot;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What clients left at the desk, as the board shows it; intake-service is played. */
class DeskIT extends BoardUnderClock {

    private static final AtomicInteger PARTITIONS = new AtomicInteger(500);

    private final String practice = "desk-" + UUID.randomUUID();
    private final String request = UUID.randomUUID().toString();
    private final String item = UUID.randomUUID().toString();
    private final PracticeStory story =
            new PracticeStory(practice, PARTITIONS.incrementAndGet(), now);
    @Autowired private JdbcClient jdbc;
    @Autowired private CaseAccess access;
    private Staff kim;

    @BeforeEach
    void open() {
        // What one test has been told by intake-service, or not told, is forgotten in the next.
        now = now.plus(Duration.ofHours(1));
        INTAKE.goesAway();
        INTAKE.answers(
                "/internal/practices/" + practice + "/names",
                Map.of(
                        "requests",
                        Map.of(request, "Alex Doe"),
                        "therapists",
                        Map.of("ana", "Ana")));
        var soon = slot("ana", now.plus(Duration.ofMinutes(30)));
        story.opens("Lakeside", "America/Los_Angeles")
                .requested(request)
                .offered(request, "o1", 1, soon)
                .confirmed(request, "o1", 1, soon)
                .tellTo(projection);
        kim = staff(null, Role.COORDINATOR);
    }

    @Test
    void showsWhoComesLateAboveAllAndByName() throws Exception {
        left(List.of(late(null)));

        var page = page(kim, "/board");

        assertThat(page.indexOf("Comes about 10 minutes late to the session with Ana"))
                .isPositive()
                .isLessThan(page.indexOf("id=\"counts\""));
        assertThat(page).contains("Alex Doe", "id=\"seen-" + item + "\"", "Comes late");
        assertThat(page(kim, "/board/requests/" + request)).contains("Comes about 10 minutes late");
    }

    @Test
    void sendsWhatIsLeftToAPageThatIsOpen() throws Exception {
        left(List.of());
        var seen = page(kim, "/board").split("seen=")[1].split("\"")[0];
        assertThat(changes(seen)).isEmpty();

        left(List.of(late(null)));
        now = now.plusSeconds(1);

        assertThat(changes(seen)).contains("Comes about 10 minutes late", "hx-swap-oob");
    }

    @Test
    void putsARequestWhereWhatWaitsForItIsDue() throws Exception {
        left(List.of(question(request)));

        assertThat(page(kim, "/board?view=person"))
                .contains("An invited partner has a question", "id=\"r-" + request + "\"");
        assertThat(page(kim, "/board"))
                .contains(
                        "At the desk <strong>0</strong> overdue, <strong>1</strong> still due today")
                .doesNotContain("Nothing is forgotten");
    }

    @Test
    void saysThatItCannotBeReadInsteadOfShowingItEmpty() throws Exception {
        left(List.of(late(null)));
        assertThat(page(kim, "/board")).contains("10 minutes late");

        INTAKE.goesAway();
        now = now.plusSeconds(5);

        assertThat(page(kim, "/board"))
                .contains("can't be read just now", "look again before you go", "10 minutes late")
                .doesNotContain("Nothing is forgotten");
    }

    @Test
    void givesWordsOnPurposeAloneAndRecordsTheLook() throws Exception {
        left(List.of(question(request)));
        INTAKE.answers(desk() + "/" + item + "/reveal", shown("May I <b>bring</b> our baby?"));
        assertThat(page(kim, "/board")).doesNotContain("our baby");

        var page = send(kim, "/board/desk/" + item).getContentAsString();

        assertThat(page).contains("May I &lt;b&gt;bring&lt;/b&gt; our baby?");
        assertThat(INTAKE.questions()).anyMatch(it -> it.contains(kim.username()));
        assertThat(
                        value(
                                "SELECT page FROM staff.person_read WHERE username = ?"
                                        + " ORDER BY read_id DESC LIMIT 1",
                                kim.username()))
                .isEqualTo("desk");
    }

    @Test
    void keepsTheNameOfWhoHasSeenIt() throws Exception {
        left(List.of(late(null)));
        INTAKE.answers(desk() + "/" + item + "/done", Map.of());

        var answer = send(kim, "/board/desk/" + item + "/done", "from", "request");

        assertThat(answer.getRedirectedUrl()).startsWith("/board/requests/" + request);
        assertThat(INTAKE.questions()).anyMatch(it -> it.contains(kim.username()));
        left(List.of(late(kim.username())));
        assertThat(page(kim, "/board")).doesNotContain("10 minutes late");
        assertThat(page(kim, "/board/requests/" + request))
                .contains("Seen by Kim Clock", "Seen to at the desk: comes late");
        assertThat(send(kim, "/board/desk/" + item + "/done").getStatus()).isEqualTo(404);
    }

    @Test
    void doesNothingAndSaysSoWhileItCannotBeReached() throws Exception {
        left(List.of(late(null)));

        send(kim, "/board/desk/" + item + "/done");

        assertThat(value("SELECT count(*) FROM staff.action WHERE username = ?", kim.username()))
                .isEqualTo("0");
    }

    @Test
    void takesAFormAsARequest() throws Exception {
        left(List.of(form()));
        INTAKE.answers(desk() + "/" + item + "/reveal", shown("name: Robin Doe"));
        assertThat(send(kim, "/board/desk/" + item).getContentAsString())
                .contains("Take it as a request", "name: Robin Doe");
        INTAKE.answers(desk() + "/" + item + "/accept", Map.of("requestId", request));

        send(kim, "/board/desk/" + item + "/accept");

        assertThat(
                        value(
                                "SELECT reason_code FROM staff.action WHERE request_id = ?"
                                        + " AND action = 'DESK'",
                                request))
                .isEqualTo("OVER_LIMIT");
    }

    @Test
    void tellsNobodyElseOfARestrictedCase() throws Exception {
        left(List.of(question(request)));
        access.restrict(kim, practice, request, List.of(kim.accountId()));
        var lou = staff(null, Role.CLINICAL_LEAD);

        var page = page(lou, "/board");

        assertThat(page).contains("named people only").doesNotContain("Alex Doe", "read-" + item);
        assertThat(send(lou, "/board/desk/" + item).getStatus()).isEqualTo(403);
        assertThat(send(lou, "/board/desk/" + item + "/done").getStatus()).isEqualTo(403);
        assertThat(page(kim, "/board")).contains("Alex Doe", "read-" + item);
    }

    @Test
    void tellsATherapistWhoComesLateToThemAndNothingElse() throws Exception {
        left(List.of(late(null), question(request)));
        var ana = staff("ana", Role.THERAPIST);
        var zoe = staff("zoe", Role.THERAPIST);

        assertThat(page(ana, "/board/asked"))
                .contains("Comes about 10 minutes late", "Alex Doe")
                .doesNotContain("has a question");
        assertThat(page(ana, "/board/requests/" + request))
                .contains("Comes about 10 minutes late")
                .doesNotContain("has a question", "/board/desk/");
        assertThat(page(zoe, "/board/asked")).doesNotContain("minutes late", "Alex Doe");
        assertThat(send(ana, "/board/desk/" + item).getStatus()).isEqualTo(403);
    }

    private String desk() {
        return "/internal/practices/" + practice + "/desk";
    }

    private void left(List<Map<String, Object>> items) {
        INTAKE.answers(desk(), items);
        now = now.plusSeconds(1);
    }

    private Map<String, Object> late(@Nullable String doneBy) {
        var late = item("RUNNING_LATE", request, Duration.ofMinutes(5));
        late.put("minutes", 10);
        late.put("doneBy", doneBy);
        return late;
    }

    private Map<String, Object> question(String about) {
        var question = item("PARTNER_ASKS", about, Duration.ofMinutes(5));
        question.put("words", true);
        return question;
    }

    private Map<String, Object> form() {
        var form = item("OVER_LIMIT", null, Duration.ofHours(4));
        form.put("words", true);
        form.put("form", true);
        return form;
    }

    private Map<String, Object> item(String matter, @Nullable String about, Duration within) {
        var left = new HashMap<String, Object>();
        left.put("itemId", item);
        left.put("requestId", about);
        left.put("personId", about == null ? null : "person-" + about);
        left.put("matter", matter);
        left.put("words", false);
        left.put("form", false);
        left.put("cameAt", now.toString());
        left.put("dueAt", now.plus(within).toString());
        return left;
    }

    private Map<String, Object> shown(String words) {
        return Map.of("item", question(request), "words", words);
    }

    private Staff staff(@Nullable String therapist, Role role) {
        return staff(practice, therapist, role);
    }

    private String page(Staff staff, String path) throws Exception {
        return as(staff, get(path).param("practice", practice)).getContentAsString();
    }

    private String changes(String seen) throws Exception {
        return as(kim, get("/board/changes").param("practice", practice).param("seen", seen))
                .getContentAsString();
    }

    private MockHttpServletResponse send(Staff staff, String path, String... fields)
            throws Exception {
        var form = post(path).param("practice", practice).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return as(staff, form);
    }

    private MockHttpServletResponse as(Staff staff, MockHttpServletRequestBuilder asked)
            throws Exception {
        return mvc.perform(asked.with(user(staff))).andReturn().getResponse();
    }

    private String value(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(String.class).single();
    }
}
