// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.firstsession.matching.board.PracticeStory.slot;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.SessionTrackingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.firstsession.events.HumanNeed;
import org.firstsession.matching.board.projection.PromiseBrokenException;
import org.firstsession.matching.board.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class BoardPagesIT extends BoardUnderClock {

    private static final Instant TEN = Instant.parse("2099-11-25T18:00:00Z");
    private static final AtomicInteger PARTITIONS = new AtomicInteger();

    /** Tests share a database, so each has a practice and a partition of its own. */
    private final String practice = "practice-" + UUID.randomUUID();

    private final String request = UUID.randomUUID().toString();
    private final PracticeStory story =
            new PracticeStory(practice, PARTITIONS.incrementAndGet(), now);

    @BeforeEach
    void open() {
        // What one test has been told by intake-service, or not told, is forgotten in the next.
        now = now.plus(Duration.ofHours(1));
        INTAKE.goesAway();
        story.opens("Lakeside", "America/Los_Angeles").requested(request, "panic-attacks");
    }

    @Test
    void asksToSignIn() throws Exception {
        mvc.perform(get("/board").accept("text/html"))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/sign-in"));
        mvc.perform(get("/board/changes?practice=x").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Refresh", "true"));
        mvc.perform(get("/board").with(httpBasic("admin", "wrong")))
                .andExpect(status().isUnauthorized());
        mvc.perform(get("/sign-in")).andExpect(status().isOk());
    }

    @Test
    void opensWithTheAdministratorsPassword() throws Exception {
        tell();
        mvc.perform(get("/board").param("practice", practice).with(httpBasic("admin", PASSWORD)))
                .andExpect(status().isOk());
        mvc.perform(
                        post("/sign-in")
                                .param("username", "admin")
                                .param("password", PASSWORD)
                                .with(csrf()))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void saysOnEveryPageThatNobodyIsOnCall() throws Exception {
        tell();
        INTAKE.answers("/internal/on-call", Map.of("places", 3, "practices", Map.of(practice, 0)));
        for (var path : List.of("/board", "/board/calendar", "/board/staff", "/board/account")) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(page(path)).contains("Nobody is on call", "role=\"alert\""));
        }

        INTAKE.answers("/internal/on-call", Map.of("places", 3, "practices", Map.of()));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(page("/board")).doesNotContain("Nobody is on call"));
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).param("practice", practice).with(admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void deniesWhatIsNotThePages() throws Exception {
        mvc.perform(get("/actuator/env").with(admin())).andExpect(status().isForbidden());
        mvc.perform(get("/internal/anything").with(admin())).andExpect(status().isForbidden());
        mvc.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
    }

    @Test
    void sendsAStrictPolicyWithEachAnswer() throws Exception {
        for (var path : List.of("/sign-in", "/board", "/nothing", "/board/board.css")) {
            mvc.perform(get(path).with(admin()))
                    .andExpect(
                            header().string(
                                            "Content-Security-Policy",
                                            allOf(
                                                    containsString("default-src 'none'"),
                                                    not(containsString("unsafe")))))
                    .andExpect(header().string("Referrer-Policy", "no-referrer"));
        }
    }

    @Test
    void showsRequestsByName() throws Exception {
        names(Map.of(request, "Alex Doe"), Map.of("ana", "Ana Ruiz, LMFT"));
        story.offered(request, "o1", 1, slot("ana", TEN))
                .confirmed(request, "o1", 1, slot("ana", TEN));
        tell();

        var page = page();

        assertThat(page)
                .contains("Alex Doe", "Ana Ruiz, LMFT", "Wed, Nov 25, 10:00 AM", "panic attacks")
                .contains("Pacific Time (America/Los_Angeles)", "Confirmed");
        assertThat(INTAKE.questions().getFirst()).contains("\"viewer\":\"admin\"", request);
    }

    @Test
    void showsTheListWithoutNamesWhileIntakeIsAway() throws Exception {
        tell();

        assertThat(page()).contains("name not available", "panic attacks");
    }

    @Test
    void writesAHostileNameAsText() throws Exception {
        names(Map.of(request, "<script>alert('x')</script>"), Map.of());
        tell();

        assertThat(page())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void hasNoScriptNorStyleOfItsOwn() throws Exception {
        tell();

        var page = page();

        assertThat(page).doesNotContain("<style", "style=", "onclick", "hx-on");
        assertThat(Pattern.compile("<script(?![^>]*\\ssrc=)").matcher(page).find()).isFalse();
    }

    @Test
    void sendsChangesAndNothingWhenThereAreNone() throws Exception {
        names(Map.of(request, "Alex Doe"), Map.of());
        tell();
        var seen = seen(page());

        assertThat(changes(seen)).isEmpty();

        story.needsPerson(request, HumanNeed.NOTHING_FEASIBLE);
        tell();
        assertThat(changes(seen))
                .contains("Needs a person", "No therapist and hour fit", "hx-swap-oob")
                .doesNotContain("<html");
    }

    @Test
    void tellsOneRequestsStory() throws Exception {
        names(Map.of(request, "Alex Doe"), Map.of("ana", "Ana Ruiz, LMFT"));
        story.offered(request, "o1", 1, slot("ana", TEN)).extended(request, "o1");
        tell();

        mvc.perform(get("/board/requests/" + request).with(admin()))
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .string(
                                        allOf(
                                                containsString("Alex Doe"),
                                                containsString("specialty 30, same day -5"),
                                                containsString(
                                                        "not licensed where the client sits"),
                                                containsString("More time given: the client asked"),
                                                not(containsString("alex@example.org")))));
        mvc.perform(get("/board/requests/unknown").with(admin())).andExpect(status().isNotFound());
    }

    @Test
    void tellsOneRequestsSession() throws Exception {
        names(Map.of(), Map.of("ana", "Ana Ruiz, LMFT"));
        story.offered(request, "o1", 1, slot("ana", TEN))
                .confirmed(request, "o1", 1, slot("ana", TEN))
                .cancelled(request, slot("ana", TEN));
        tell();

        mvc.perform(get("/board/requests/" + request).with(admin()))
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .string(
                                        allOf(
                                                containsString("Wed, Nov 25, 10:50 AM"),
                                                containsString("Cancelled, by the client, late"),
                                                containsString("Closed: session cancelled"))));
    }

    @Test
    void marksWhoNeedsAPersonThoughSomethingElseIsDueFirst() throws Exception {
        story.needsPerson(request, HumanNeed.AGE_NOT_STATED)
                .offered(request, "o1", 1, slot("ana", TEN));
        tell();

        assertThat(page())
                .contains("Client answers the offer")
                .contains("<span class=\"state person\">Needs a person</span>");
    }

    @Test
    void keepsSessionsOutOfAddresses() throws Exception {
        var context = new MockServletContext();

        new BoardSecurity().boardCookie().onStartup(context);

        assertThat(context.getEffectiveSessionTrackingModes())
                .containsExactly(SessionTrackingMode.COOKIE);
    }

    @Test
    void showsContactOnPurposeOnly() throws Exception {
        INTAKE.answers(
                "/internal/practices/%s/requests/%s/reveal".formatted(practice, request),
                Map.of(
                        "people",
                        List.of(
                                Map.of(
                                        "personId", "p1",
                                        "name", "Alex Doe",
                                        "email", "alex@example.org",
                                        "contactBy", List.of("email"))),
                        "message",
                        "Please <b>call</b>"));
        var inVault = "/internal/practices/%s/requests/%s/".formatted(practice, request);
        INTAKE.answers(inVault + "notes/read", Map.of("notes", List.of()));
        INTAKE.answers(inVault + "duplicates", Map.of("duplicates", List.of()));
        INTAKE.answers(inVault + "worries", Map.of("concerns", List.of("SELF_HARM")));
        tell();
        var contact = "/board/requests/" + request + "/contact";

        mvc.perform(post(contact).param("practice", practice).with(admin()))
                .andExpect(status().isForbidden());
        mvc.perform(get(contact).param("practice", practice).with(admin()))
                .andExpect(status().isMethodNotAllowed());
        mvc.perform(post(contact).param("practice", practice).with(admin()).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(
                        content()
                                .string(
                                        allOf(
                                                containsString("alex@example.org"),
                                                containsString("The words speak of self-harm."),
                                                containsString("Please &lt;b&gt;call&lt;/b&gt;"))));
    }

    /** As clients were told who reads what they write. */
    @Test
    void keepsWordsFromTherapistsAndWorriesFromAllButLeads() throws Exception {
        var inVault = "/internal/practices/%s/requests/%s/".formatted(practice, request);
        INTAKE.answers(
                inVault + "reveal", Map.of("people", List.of(), "message", "Please call me"));
        INTAKE.answers(inVault + "notes/read", Map.of("notes", List.of()));
        INTAKE.answers(inVault + "duplicates", Map.of("duplicates", List.of()));
        INTAKE.answers(inVault + "worries", Map.of("concerns", List.of("SELF_HARM")));
        story.offered(request, "o1", 1, slot("ana", TEN))
                .confirmed(request, "o1", 1, slot("ana", TEN));
        tell();

        assertThat(contact("ana", Role.THERAPIST))
                .contains("id=\"contact\"")
                .doesNotContain("Please call me", "self-harm");
        assertThat(contact(null, Role.COORDINATOR))
                .contains("Please call me")
                .doesNotContain("self-harm");
        assertThat(contact(null, Role.CLINICAL_LEAD)).contains("Please call me", "self-harm");
    }

    private String contact(@Nullable String therapist, Role role) throws Exception {
        return mvc.perform(
                        post("/board/requests/" + request + "/contact")
                                .param("practice", practice)
                                .with(user(staff(practice, therapist, role)))
                                .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void saysThatContactCannotBeReadWhileIntakeIsAway() throws Exception {
        tell();

        mvc.perform(
                        post("/board/requests/" + request + "/contact")
                                .param("practice", practice)
                                .with(admin())
                                .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("can't be read just now")));
    }

    @Test
    void warnsOnThePageWhileItStandsStill() throws Exception {
        tell();
        story.skipsANumber().toldTheTime();
        assertThatExceptionOfType(PromiseBrokenException.class).isThrownBy(this::tell);

        assertThat(page()).contains("The board stands still:", "an event is missing or repeated");
        assertThat(new BoardHealth(() -> true, projection).health().getStatus().getCode())
                .isEqualTo("DOWN");
    }

    private void tell() {
        story.tellTo(projection);
    }

    private void names(Map<String, String> requests, Map<String, String> therapists) {
        INTAKE.answers(
                "/internal/practices/" + practice + "/names",
                Map.of("requests", requests, "therapists", therapists));
    }

    private String page() throws Exception {
        return mvc.perform(get("/board").param("practice", practice).with(admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String changes(String seen) throws Exception {
        return mvc.perform(
                        get("/board/changes")
                                .param("practice", practice)
                                .param("seen", seen)
                                .header("HX-Request", "true")
                                .with(admin()))
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String seen(String page) {
        var matcher = Pattern.compile("seen=([0-9-]+)").matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private RequestPostProcessor admin() {
        return user(accounts.byUsername("admin").orElseThrow().staff());
    }
}
