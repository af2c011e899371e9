// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.Channel;
import org.firstsession.types.SafetyScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contact form, and what the board does with what was written there. */
class ContactIT extends RunningService {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Autowired private JdbcClient jdbc;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final ApiClient api = new ApiClient(URL);
    private PracticeLog log;
    private String practice;

    @BeforeEach
    void open() {
        practice = "contact-" + UUID.randomUUID().toString().substring(0, 8);
        log = openPractice(practice);
    }

    @Test
    void keepsAMessageForAPersonWithWhatWasUnderstood() {
        var sent = write("My husband and I live in Nevada and would like video sessions");

        assertThat(sent.statusCode()).isEqualTo(302);
        var line = api.send(asked("")).json().get(0);
        assertThat(line.path("reason").asString()).isEqualTo("CONTACT_FORM");
        assertThat(line.path("urgent").asBoolean()).isFalse();
        assertThat(line.toString()).doesNotContain("Nevada");
        var shown = reveal(line.path("id").asString());
        assertThat(shown.at("/body").asString()).startsWith("My husband and I");
        assertThat(shown.at("/writer/email").asString()).isEqualTo("alex@example.com");
        assertThat(shown.at("/understood/couple").asBoolean()).isTrue();
        assertThat(shown.at("/understood/state").asString()).isEqualTo("NV");
        assertThat(shown.at("/understood/format").asString()).isEqualTo("virtual");
        assertThat(reads()).isEqualTo(1);
    }

    @Test
    void saysBesideEachFieldWhatIsMissingAndKeepsTheRest() {
        var typed = filledIn(" ");
        typed.put("email", "");

        var page = post("/p/" + practice + "/contact", typed);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .containsPattern("id=\"words-error\">Please write a few words")
                .containsPattern("id=\"email-error\">Please give an e-mail address or a phone")
                .contains("aria-describedby=\"words-error\"", "value=\"Alex\"");
    }

    @Test
    void speaksTheLanguageOfTheBrowserUntilAnotherIsAskedFor() {
        var form = URI.create(URL + "/p/" + practice + "/contact");
        var spanish = HttpRequest.newBuilder(form).header("Accept-Language", "es-US,es").GET();

        assertThat(send(spanish).body()).contains("<h1>Escríbanos</h1>");
        assertThat(send(spanish.uri(URI.create(form + "?lang=en"))).body())
                .contains("<h1>Write to us</h1>");
    }

    @Test
    void makesOneRequestOfAMessage() {
        write("I'd like to see somebody");
        var id = api.send(asked("")).json().get(0).path("id").asString();
        var wanted =
                """
                {"viewer": "kim", "wanted": {"couple": false, "state": "CA", "format": "virtual",
                 "zip": null, "times": "Tue after 5", "adult": true}}\
                """;

        var turned = call(id + "/request", wanted).json();
        var again = call(id + "/request", wanted).json();

        var command = (RequestTrial) log.command(1);
        assertThat(turned.path("requestId").asString()).isEqualTo(command.getRequestId());
        assertThat(again.path("requestId").asString()).isEqualTo(command.getRequestId());
        assertThat(command.getChannel()).isEqualTo(Channel.BOARD);
        assertThat(command.getSafety()).isNull();
    }

    @Test
    void sendsAReplyTheWayTheWriterChose() {
        write("When are you open?");
        var id = api.send(asked("")).json().get(0).path("id").asString();

        var reply =
                call(id + "/reply", "{\"viewer\": \"kim\", \"words\": \"Weekdays from 8.\"}")
                        .json();

        assertThat(reply.path("sentBy").asString()).isEqualTo("email");
        await().until(() ->
                NOTIFICATION.taken().stream()
                        .anyMatch(it ->
                                it.contains("/internal/practices/" + practice + "/messages/")
                                        && it.contains("\"channel\":\"email\"")
                                        && it.contains("Weekdays from 8.")));
        call(id + "/settle?viewer=kim", "{}");
        assertThat(api.send(asked("")).json()).isEmpty();
    }

    @Test
    void answersACrisisAtOnceAndCallsAPerson() {
        var sent = write("I want to kill myself");

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("988", "1-800-799-7233", "has arrived");
        assertThat(((RequestTrial) log.command(1)).getSafety()).isEqualTo(SafetyScope.ALL);
        assertThat(api.send(asked("")).json().get(0).path("urgent").asBoolean()).isTrue();
    }

    @Test
    void handsTheWordsBackWhenNothingCanBeStored() {
        jdbc.sql("ALTER TABLE triage RENAME TO triage_away").update();
        try {
            var sent = write("I want to kill myself");

            assertThat(sent.statusCode()).isEqualTo(503);
            assertThat(sent.body()).contains("988", "I want to kill myself", "could not be stored");
        } finally {
            jdbc.sql("ALTER TABLE triage_away RENAME TO triage").update();
        }
    }

    @Test
    void saysWhatCannotBeUsed() {
        var form = filledIn("");
        form.put("email", "no address");

        var sent = post("/p/" + practice + "/contact?lang=es", form);

        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains("Por favor escriba unas palabras.", "no address");
        assertThat(api.send(asked("")).json()).isEmpty();
    }

    @Test
    void takesTheSameMessageOnce() {
        var form = filledIn("Hello there");

        post("/p/" + practice + "/contact", form);
        post("/p/" + practice + "/contact", form);

        assertThat(api.send(asked("")).json()).hasSize(1);
    }

    private HttpResponse<String> write(String words) {
        return post("/p/" + practice + "/contact", filledIn(words));
    }

    private Map<String, String> filledIn(String words) {
        var page =
                send(HttpRequest.newBuilder(URI.create(URL + "/p/" + practice + "/contact")).GET())
                        .body();
        var form = new LinkedHashMap<String, String>();
        form.put("key", found(KEY, page));
        form.put("_csrf", found(CSRF, page));
        form.put("words", words);
        form.put("name", "Alex");
        form.put("email", "alex@example.com");
        form.put("phone", "");
        form.put("answerBy", "email");
        return form;
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(URL + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(
                        URI.create(URL + "/internal/practices/" + practice + "/triage" + path))
                .header("Authorization", "Bearer " + INTERNAL_TOKEN);
    }

    private ApiClient.Answer call(String path, String body) {
        var answer =
                api.send(
                        asked("/" + path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).isIn(200, 204);
        return answer;
    }

    private tools.jackson.databind.JsonNode reveal(String id) {
        return call(id + "/reveal", "{\"viewer\": \"kim\", \"purpose\": \"triage\"}").json();
    }

    private int reads() {
        return jdbc.sql("SELECT count(*) FROM person_read WHERE practice_id = ?")
                .param(practice)
                .query(Integer.class)
                .single();
    }
}
