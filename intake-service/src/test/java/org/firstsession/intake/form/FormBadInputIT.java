// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.RawCall;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The catalogue of bad input against the forms: every entry gets an answer in words beside its
 * field, what was typed stands in the form again, nothing ends in a failure of ours, and nothing of
 * it gets into the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class FormBadInputIT extends RunningService {

    private static final String CANARY = "Zanzibarcanary";
    private static final String PRACTICE = "bad-forms";
    private static final String FORM = URL + "/p/" + PRACTICE + "/start?way=individual";
    private static final String TAKEN = "We have your request";

    /** Inputs that are written in; a choice that doesn't exist is no choice. */
    private static final List<String> WRITTEN = List.of("name", "email", "phone", "zip", "message");

    private static String pageOfSomebody = "";
    private static String invitation = "";

    private final PageVisitor visitor = new PageVisitor();

    @BeforeEach
    void open() {
        if (pageOfSomebody.isEmpty()) {
            openPracticeWithAnInvitation();
        }
        visitor.open(FORM);
    }

    private static void openPracticeWithAnInvitation() {
        var client = new ApiClient(URL);
        try (var log = openPractice(PRACTICE)) {
            var asked = ask(client, "{\"kind\": \"couple-invite\"}");
            var command = (RequestTrial) log.command(1);
            var deadline = Instant.now().plusSeconds(400_000);
            log.write(
                    log.events.requested(command),
                    log.events.invited(asked.requestId(), command.getCommandId(), deadline));
            await().until(() ->
                    "awaiting-partner"
                            .equals(
                                    client.get(asked.link("self"))
                                            .json()
                                            .path("state")
                                            .asString()));
            invitation = asked.link("invite");
            pageOfSomebody = ask(client, "{}").link("page");
        }
    }

    private static Answer ask(ApiClient client, String patch) {
        var key = UUID.randomUUID().toString();
        return client.request(PRACTICE, key, ValidRequest.with(patch).toString());
    }

    @AfterEach
    void logsNothingOfIt(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(CANARY);
    }

    /** Input, what is typed there, and the field that the answer names. */
    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("name", "", "person.name"),
                arguments("name", "   ", "person.name"),
                arguments("name", "\u200b\u200d\ufeff", "person.name"),
                arguments("name", CANARY + "\u0000", "person.name"),
                arguments("name", CANARY + "\u202etxt", "person.name"),
                arguments("name", "Z".repeat(300), "person.name"),
                arguments("phone", "+1 (775) 555-0100 x12", "person.phone"),
                arguments("phone", "+1 900 555 0100", "person.phone"),
                arguments("phone", "000 000 0000", "person.phone"),
                arguments("phone", "٤١٥٥٥٥٠١٣٢", "person.phone"),
                arguments("phone", CANARY, "person.phone"),
                arguments("email", "", "person.email"),
                arguments("email", "\"" + CANARY + "\"@example.com", "person.email"),
                arguments("email", CANARY + " <a@example.com>", "person.email"),
                arguments(
                        "email", "a@b.example\r\nBcc: " + CANARY + "@example.com", "person.email"),
                arguments("email", "zoe@example.com.", "person.email"),
                arguments("email", "zoe@exаmple", "person.email"),
                arguments("email", "z".repeat(310) + "@example.com", "person.email"),
                arguments("consents", "", "person.consents"),
                arguments("format", "", "format"),
                arguments("format", CANARY, "format"),
                arguments("state", "", "state"),
                arguments("state", "nv", "state"),
                arguments("state", "GU", "state"),
                arguments("zip", "9411", "zip"),
                arguments("zip", "94110'; --", "zip"),
                arguments("timeZone", "PST8PDT/" + CANARY, "timeZone"),
                arguments("specialties", CANARY, "specialties"),
                arguments("languages", "!!", "languages"),
                arguments("contactBy", "pigeon", "person.contactBy"),
                arguments("message", "x".repeat(6_000), "message"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void namesTheFieldAndKeepsWhatWasTyped(String input, String typed, String field) {
        var page = send(Map.of(input, typed));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("Please look at these again", "href=\"#" + field + "\"", "tel:988")
                .doesNotContain("??", TAKEN);
        if (WRITTEN.contains(input)) {
            assertThat(kept(page.body())).contains(kept(escaped(typed)));
        }
        assertThat(page.body()).contains(input.equals("name") ? "alex@example.com" : "Alex Doe");
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments("name", "O'Brien " + CANARY),
                arguments("name", "Null"),
                arguments("name", "Q"),
                arguments("name", "王小明"),
                arguments("name", "😀 " + CANARY),
                arguments("name", "Zoe\u0301\u0301\u0301\u0301"),
                arguments("phone", "1-800-FLOWERS"),
                arguments("phone", "+44 20 7946 0958"),
                arguments("email", "zoe+plus@example.com"),
                arguments("email", "zoe@bücher.example"),
                arguments("adult", "no"),
                // A person checks before the session.
                arguments("adult", ""),
                arguments("adult", CANARY),
                arguments("zip", "89501"),
                arguments("timeZone", "Asia/Tokyo"),
                arguments("times", "DOM-9-midnight"),
                arguments("unknown-field", CANARY),
                arguments("message", "<script>alert('" + CANARY + "')</script>"),
                arguments("message", "{{7*7}} ${jndi:ldap://127.0.0.1/" + CANARY + "}"),
                arguments("message", "__${T(java.lang.Runtime).getRuntime()}__::x " + CANARY),
                arguments("message", "'; DROP TABLE people; -- " + CANARY),
                arguments("message", "=HYPERLINK(\"http://127.0.0.1\")"),
                arguments("message", "card 4111 1111 1111 1111, ZZ-1, I drink too much"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void takesWhatIsOnlyUnusual(String input, String typed) {
        var page = send(Map.of(input, typed));

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains(TAKEN).doesNotContain(CANARY);
    }

    /** A field that comes twice counts once, and it is always the first one that counts. */
    @Test
    void aFieldThatComesTwiceCountsOnce() {
        var fields = fields(Map.of());
        fields.addAll(List.of("format", CANARY, "state", CANARY));

        assertThat(visitor.press("start", fields.toArray(String[]::new)).body()).contains(TAKEN);
    }

    @Test
    void whatIsTooLargeIsSaidToBe() {
        assertThat(send(Map.of("message", "x".repeat(200_000))).statusCode()).isEqualTo(413);
        visitor.open(FORM);
        var many = new ArrayList<String>();
        for (int i = 0; i < 10_000; i++) {
            many.addAll(List.of("f" + i, "1"));
        }
        var page = visitor.press("start", many.toArray(String[]::new));
        assertThat(page.statusCode()).isBetween(400, 499);
        assertThat(page.body()).contains("tel:988");
    }

    /** A way in, a step or a choice that doesn't exist is none; the page shows what there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "way=Zanzibarcanary",
                "way=join",
                "way=individual&step=Zanzibarcanary&go=next",
                "way=individual&state=%00&format=%22%3E",
                "kind=couple-invite&zip=%3Cscript%3E",
                "lang=Zanzibarcanary",
                "lang=en%0d%0aSet-Cookie:x=1"
            })
    void anAddressThatWasTamperedWithShowsTheForm(String query) {
        var page = visitor.open(URL + "/p/" + PRACTICE + "/start?" + query);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("tel:988").doesNotContain("<script>", CANARY);
        assertThat(page.headers().allValues("Set-Cookie")).noneMatch(it -> it.startsWith("x="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=%F0%28%8C%28", "state=%zz", "state=%"})
    void anAddressThatIsNoTextIsSaidToBeNone(String query) throws IOException {
        var path = "/p/" + PRACTICE + "/start?way=individual&" + query;

        var page =
                RawCall.answer(
                        URL, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(page).matches("(?s)HTTP/1.1 400 .*").contains("tel:988");
    }

    /** The forms behind the first one. */
    static Stream<Arguments> otherForms() {
        return Stream.of(
                arguments("contact", "words"),
                arguments("link", "contact"),
                arguments("question", "question"),
                arguments("remind", "contact"),
                arguments("join", "name"),
                arguments("private", "speaksFreely"),
                arguments("whereabouts", "address"),
                arguments("reschedule", "times"),
                arguments("accept", "optionId"),
                arguments("change", "relaxation"),
                arguments("cancel", "sure"),
                arguments("outcome", "outcome"),
                arguments("choice", "choice"),
                arguments("late", "minutes"),
                arguments("language", "language"),
                arguments("partnerFirst", "first"),
                arguments("erase", "sure"),
                arguments(CANARY, CANARY));
    }

    @ParameterizedTest
    @MethodSource("otherForms")
    void everyOtherFormAnswersToAnything(String action, String input) {
        for (var typed :
                List.of(
                        "",
                        CANARY + "\u0000\u202e",
                        "<script>alert('" + CANARY + "')</script>",
                        "${T(java.lang.System).exit(1)} " + CANARY,
                        CANARY.repeat(1_000))) {
            openBefore(action);

            var page = visitor.press(action, input, typed, "on", typed, "key", typed);

            assertThat(page.statusCode()).as(action + " " + typed).isBetween(200, 499);
            assertThat(page.body())
                    .contains("tel:988")
                    .doesNotContain("??", "<script>alert", "Exception", "org.firstsession");
        }
    }

    private void openBefore(String action) {
        switch (action) {
            case "contact", "link" -> visitor.open(URL + "/p/" + PRACTICE + "/" + action);
            case "question", "remind", "join" -> visitor.open(invitation);
            default -> visitor.open(pageOfSomebody);
        }
    }

    private HttpResponse<String> send(Map<String, String> patch) {
        return visitor.press("start", fields(patch).toArray(String[]::new));
    }

    private static List<String> fields(Map<String, String> patch) {
        var form = new LinkedHashMap<String, String>();
        form.put("key", UUID.randomUUID().toString());
        form.put("way", "individual");
        form.put("step", "words");
        form.put("go", "send");
        form.put("format", "virtual");
        form.put("state", "CA");
        form.put("name", "Alex Doe");
        form.put("email", "alex@example.com");
        form.put("adult", "yes");
        form.put("consents", "yes");
        form.put("message", "after work");
        form.putAll(patch);
        var fields = new ArrayList<String>();
        form.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return fields;
    }

    /** Without what can't stand in a page. */
    private static String kept(String text) {
        return text.replaceAll("[\u0000\r\n]|&#0;", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
