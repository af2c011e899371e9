// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.CloseReason;
import org.firstsession.events.RefusalReason;
import org.firstsession.intake.receipt.Outcome;
import org.firstsession.intake.receipt.Outcomes;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class IntakeIT {

    private static final String PRACTICE = "lakeside";
    private static final String CANARY = "Zanzibarquokka";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EventLog EVENTS = new EventLog(PRACTICE);
    private static boolean open;

    private static final String BODY =
            """
            {"kind":"individual","format":"either","state":"CA","zip":"94110",
             "timeZone":"America/Los_Angeles","specialties":["anxiety"],
             "person":{"name":"Zanzibarquokka Doe","email":"zanzibarquokka@example.com",
                       "adult":true,"consents":true},
             "message":"Zanzibarquokka words"}\
            """;

    private final Parts parts = Parts.running();
    @Autowired private JdbcClient jdbc;
    @Autowired private Outcomes outcomes;
    @LocalServerPort private int port;
    private Caller caller;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        Parts.running().configure(registry);
    }

    @BeforeEach
    void opensThePractice() {
        caller = new Caller(port);
        if (!open) {
            parts.write(PRACTICE, EVENTS.opened(), EVENTS.listed());
            open = true;
        }
        await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM therapist_profile") == 1);
    }

    @Test
    void putsAnAcceptedRequestOnTheLog() {
        var answer = caller.request(PRACTICE, UUID.randomUUID().toString(), BODY);

        assertThat(answer.statusCode()).isEqualTo(202);
        var view = caller.json(answer);
        var requestId = view.path("requestId").asString();
        assertThat(view.path("state").asString()).isEqualTo("received");
        assertThat(answer.headers().firstValue("Location"))
                .contains(view.path("links").path("self").asString());
        assertThat(UUID.fromString(requestId).version()).isEqualTo(7);

        await().atMost(PATIENCE).until(() -> !commandsOf(requestId).isEmpty());
        var record = commandsOf(requestId).getFirst();
        var command = (RequestTrial) parts.decode(record);
        assertThat(record.key()).isEqualTo(PRACTICE).isEqualTo(command.getPracticeId());
        assertThat(record.timestamp()).isEqualTo(command.getRecordedAt().toEpochMilli());
        assertThat(header(record, CloudEventHeaders.ID)).isEqualTo(command.getCommandId());
        assertThat(header(record, CloudEventHeaders.TYPE))
                .isEqualTo("org.firstsession.commands.RequestTrial");
        assertThat(header(record, CloudEventHeaders.SUBJECT)).isEqualTo(requestId);
        assertThat(command.getChannel()).isEqualTo(Channel.API);
        assertThat(command.getNeeds().getParticipants().getFirst().getAge())
                .isEqualTo(AgeStatement.ADULT);
        assertThat(new String(record.value(), UTF_8)).doesNotContainIgnoringCase(CANARY);
    }

    @Test
    void keepsPeopleEncrypted() {
        caller.accepted(PRACTICE, BODY);

        var text =
                jdbc.sql(
                                """
                                SELECT string_agg(t::text, ' ') FROM (
                                    SELECT encode(name, 'escape') || encode(email, 'escape')
                                    FROM people
                                    UNION ALL SELECT encode(body, 'escape') FROM messages
                                    UNION ALL SELECT encode(payload, 'escape') FROM receipts
                                    UNION ALL SELECT encode(body_hash, 'escape')
                                    FROM idempotency_keys
                                    UNION ALL SELECT encode(name, 'escape') FROM therapist_people)
                                        AS t\
                                """)
                        .query(String.class)
                        .single();
        assertThat(text)
                .isNotBlank()
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("Ana", "Ruiz");
    }

    @Test
    void makesOneCaseOfAHundredCopies() throws Exception {
        var key = UUID.randomUUID().toString();
        long before = count("SELECT count(*) FROM receipts");
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> call = () -> caller.request(PRACTICE, key, BODY);
            for (var answer : threads.invokeAll(Collections.nCopies(100, call))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(count("SELECT count(*) FROM receipts")).isEqualTo(before + 1);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        var key = UUID.randomUUID().toString();
        caller.request(PRACTICE, key, BODY);
        var spaced = caller.request(PRACTICE, key, BODY.replace(",", " , "));
        var other = caller.request(PRACTICE, key, BODY.replace("94110", "94103"));

        assertThat(spaced.statusCode()).isEqualTo(202);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(caller.json(other).path("type").asString()).endsWith("/problems/key-reused");
    }

    /** What is sent instead of a good body, and the problem and field that are named for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    {"kind": "Zanzibarquokka                              | 400 | malformed       |
                    Zanzibarquokka                                        | 400 | malformed       |
                    []                                                    | 400 | malformed       |
                    {"kind":"Zanzibarquokka"}                             | 422 | invalid-request | kind
                    {"kind":"individual","state":"Zanzibarquokka"}        | 422 | invalid-request | state
                    {"zip":"Zanzibarquokka"}                              | 422 | invalid-request | zip
                    {"format":"virtual","format":"Zanzibarquokka"}        | 422 | invalid-request | format
                    {"format":["Zanzibarquokka"]}                         | 422 | invalid-request | format
                    {"times":[{"day":"MON","from":"20:00","to":"09:00"}]} | 422 | invalid-request | times[0].to
                    {"Zanzibarquokka":1}                                  | 422 | invalid-request | Zanzibarquokka
                    {"person":{"name":"Zanzibarquokka\\u0000"}}           | 422 | invalid-request | person.name
                    {"person":{"email":"Zanzibarquokka"}}                 | 422 | invalid-request | person.email
                    """)
    void answersBadInputWithAProblem(
            String body, int status, String problem, String field, CapturedOutput output) {
        long before = count("SELECT count(*) FROM receipts");

        var answer = caller.request(PRACTICE, UUID.randomUUID().toString(), body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        var told = caller.json(answer);
        assertThat(told.path("type").asString()).endsWith("/problems/" + problem);
        assertThat(told.path("status").asInt()).isEqualTo(status);
        if (field != null) {
            assertThat(told.path("errors").findValuesAsString("field")).contains(field);
        }
        if (!CANARY.equals(field)) {
            assertThat(answer.body()).doesNotContain(CANARY);
        }
        assertThat(count("SELECT count(*) FROM receipts")).isEqualTo(before);
        assertThat(output.getAll()).doesNotContainIgnoringCase(CANARY);
    }

    @Test
    void refusesHugeBodies(CapturedOutput output) {
        var key = UUID.randomUUID().toString();
        var huge = BODY.replace("Zanzibarquokka words", CANARY.repeat(80_000));
        var stated = caller.request(PRACTICE, key, huge);
        var unstated =
                caller.send(
                        caller.to("/api/practices/lakeside/trial-requests")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(
                                        BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(
                                                        huge.substring(0, 200_000)
                                                                .getBytes(UTF_8)))));

        assertThat(stated.statusCode()).isEqualTo(413);
        assertThat(caller.json(stated).path("type").asString())
                .endsWith("/problems/payload-too-large");
        assertThat(unstated.statusCode()).isEqualTo(413);
        assertThat(output.getAll()).doesNotContainIgnoringCase(CANARY);
    }

    @Test
    void refusesCallsWithoutAKeyAPracticeOrJson() {
        var path = "/api/practices/lakeside/trial-requests";
        var noKey =
                caller.send(
                        caller.to(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(BODY)));
        var noJson =
                caller.send(
                        caller.to(path)
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(BODY)));

        assertThat(problem(noKey)).isEqualTo("400 missing-key");
        assertThat(problem(caller.request(PRACTICE, "7", BODY))).isEqualTo("400 missing-key");
        assertThat(problem(caller.request("nowhere", UUID.randomUUID().toString(), BODY)))
                .isEqualTo("404 unknown-practice");
        assertThat(problem(noJson)).isEqualTo("415 unsupported-media-type");
        assertThat(problem(caller.get("/api/nothing"))).isEqualTo("404 not-found");
    }

    @Test
    void opensARequestToItsOwnLinksOnly() {
        var one = caller.accepted(PRACTICE, BODY);
        var other = caller.accepted(PRACTICE, BODY);
        var self = one.path("links").path("self").asString();
        var token = self.substring(self.indexOf("?token="));
        var swapped = "/api/trial-requests/" + other.path("requestId").asString() + token;
        var unknown = "/api/trial-requests/" + UUID.randomUUID() + token;

        assertThat(caller.get(self).statusCode()).isEqualTo(200);
        assertThat(problem(caller.get(self.substring(0, self.indexOf('?')))))
                .isEqualTo("401 unauthorized");
        assertThat(problem(caller.get(swapped))).isEqualTo("404 not-found");
        assertThat(withoutInstance(caller.get(swapped)))
                .isEqualTo(withoutInstance(caller.get(unknown)));
        assertThat(problem(caller.post(self.replace("?", "/withdraw?"), "{}")))
                .isEqualTo("404 not-found");
    }

    @Test
    void leadsFromRequestToConfirmedAndCancelled() {
        var first = caller.accepted(PRACTICE, BODY);
        var requestId = first.path("requestId").asString();
        var self = first.path("links").path("self").asString();
        var requested = command(requestId, RequestTrial.class).getCommandId();

        parts.write(
                PRACTICE,
                EVENTS.requested(requested, requestId),
                EVENTS.offered(requested, requestId, 1));
        awaitState(self, "offered");
        var offered = caller.json(caller.get(self));
        var options = offered.path("offer").path("options");
        assertThat(options.get(0).path("therapist").path("name").asString())
                .isEqualTo("Ana Ruiz, LMFT");
        assertThat(options.get(0).path("place").asString()).isEqualTo("Video");
        assertThat(options.get(1).path("place").asString())
                .isEqualTo("Oakland office, 1 Lake Street, Oakland, CA");
        assertThat(options.get(0).path("startsAt").asString()).isEqualTo("2027-03-01T18:00:00Z");
        assertThat(offered.path("links").propertyNames())
                .contains("accept", "decline", "extend", "options", "withdraw")
                .doesNotContain("cancel");

        var accept = offered.path("links").path("accept").asString();
        var confirmed =
                answered(
                        () -> caller.post(accept, "{\"optionId\":\"o1-1\"}"),
                        () -> {
                            var id = command(requestId, AcceptOffer.class).getCommandId();
                            parts.write(PRACTICE, EVENTS.confirmed(id, requestId, "o1-1"));
                        });
        assertThat(confirmed.statusCode()).isEqualTo(200);
        assertThat(caller.json(confirmed).path("session").path("status").asString())
                .isEqualTo("confirmed");

        assertThat(caller.post(accept, "{\"optionId\":\"o1-1\"}").statusCode()).isEqualTo(200);
        assertThat(problem(caller.post(accept, "{\"optionId\":\"o1-2\"}")))
                .isEqualTo("409 already-confirmed");

        var cancel = caller.json(confirmed).path("links").path("cancel").asString();
        var cancelled =
                answered(
                        () -> caller.post(cancel, "{}"),
                        () -> {
                            var id = command(requestId, CancelTrial.class).getCommandId();
                            parts.write(
                                    PRACTICE,
                                    EVENTS.cancelled(id, requestId),
                                    EVENTS.closed(id, requestId, CloseReason.CANCELLED));
                        });
        assertThat(cancelled.statusCode()).isEqualTo(200);
        awaitState(self, "closed");
        assertThat(caller.json(caller.get(self)).path("closedBecause").asString())
                .isEqualTo("cancelled");
        assertThat(caller.post(cancel, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsARefusalAndKeepsTheFirstOutcome() {
        var first = caller.accepted(PRACTICE, BODY);
        var requestId = first.path("requestId").asString();
        var self = first.path("links").path("self").asString();
        var requested = command(requestId, RequestTrial.class).getCommandId();
        parts.write(PRACTICE, EVENTS.offered(requested, requestId, 1));
        awaitState(self, "offered");
        var accept = caller.json(caller.get(self)).path("links").path("accept").asString();
        var key = UUID.randomUUID().toString();
        Callable<HttpResponse<String>> call =
                () ->
                        caller.send(
                                caller.to(accept)
                                        .header("Content-Type", "application/json")
                                        .header("Idempotency-Key", key)
                                        .POST(BodyPublishers.ofString("{\"optionId\":\"o1-1\"}")));

        var refused =
                answered(
                        call,
                        () -> {
                            var id = command(requestId, AcceptOffer.class).getCommandId();
                            parts.write(
                                    PRACTICE,
                                    EVENTS.refused(id, requestId, RefusalReason.OFFER_EXPIRED),
                                    EVENTS.duplicate(id, requestId));
                        });
        assertThat(problem(refused)).isEqualTo("409 offer-expired");
        var again = answered(call, () -> {});
        assertThat(problem(again)).isEqualTo("409 offer-expired");
        assertThat(commandsOf(requestId)).hasSize(2);
    }

    /** A wait that only ends when its time is over would cost each client two seconds. */
    @Test
    void wakesAsSoonAsTheOutcomeIsStored() {
        var requestId = caller.accepted(PRACTICE, BODY).path("requestId").asString();
        var commandId = command(requestId, RequestTrial.class).getCommandId();
        long begin = System.nanoTime();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcome =
                    threads.submit(() ->
                            outcomes.await(UUID.fromString(commandId), Duration.ofMinutes(1)));
            parts.write(PRACTICE, EVENTS.requested(commandId, requestId));

            assertThat(outcome.get()).containsInstanceOf(Outcome.Decided.class);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void answers202WhenTheDecisionTakesLonger() {
        var first = caller.accepted(PRACTICE, BODY);

        var answer = caller.post(first.path("links").path("withdraw").asString(), "{}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(caller.json(answer).path("state").asString()).isEqualTo("received");
    }

    @Test
    void takesTheFormWithoutScript(CapturedOutput output) {
        var page = caller.get("/p/lakeside/start");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("911", "988").doesNotContain("<script>", "style=\"");
        var cookie = cookie(page);
        var form =
                "_csrf="
                        + hidden(page.body(), "_csrf")
                        + "&key="
                        + hidden(page.body(), "key")
                        + "&format=virtual&state=CA&times=MON-1-morning&specialties=anxiety"
                        + "&adult=yes&consents=yes&name="
                        + CANARY;

        var incomplete = form(cookie, form);
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains(CANARY, "an e-mail address or a phone number");

        var full = form + "&email=" + URLEncoder.encode("a@example.com", UTF_8);
        var sent = form(cookie, full);
        assertThat(sent.statusCode()).isBetween(302, 303);
        assertThat(form(cookie, full).headers().firstValue("Location"))
                .isEqualTo(sent.headers().firstValue("Location"));

        var opened = caller.get(sent.headers().firstValue("Location").orElseThrow());
        assertThat(opened.statusCode()).isEqualTo(303);
        var setCookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(setCookie).contains("HttpOnly", "SameSite=Lax", "Path=/r/");
        var own =
                caller.send(
                        caller.to(opened.headers().firstValue("Location").orElseThrow())
                                .header("Cookie", setCookie.split(";")[0])
                                .GET());
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("911", "988");
        assertThat(output.getAll()).doesNotContainIgnoringCase(CANARY);
    }

    @Test
    void refusesForgedForms() {
        assertThat(form("x=y", "name=A").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/p/lakeside/start, 200",
        "/p/nowhere/start, 404",
        "/problems/option-taken, 200",
        "/problems/nothing, 404",
        "/nothing, 404",
        "/r/0197, 404",
        "/api/nothing, 404",
        "/internal/practices/lakeside/therapists/t-1, 401",
        "/v3/api-docs, 200",
        "/actuator/health/readiness, 200",
        "/actuator/env, 404",
        "/assets/pages.css, 200"
    })
    void sendsTheSameHeadersEverywhere(String path, int status) {
        var answer = caller.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.body()).contains("911", "988", "data-leave");
        }
    }

    @Test
    void showsPeopleToServicesAndRecordsIt() {
        var requestId = caller.accepted(PRACTICE, BODY).path("requestId").asString();
        var personId = command(requestId, RequestTrial.class).getActor().getId();
        var path = "/internal/practices/lakeside/requests/" + requestId;
        long before = count("SELECT count(*) FROM person_read");

        var contact =
                caller.json(internal(path + "/people/" + personId + "?purpose=notification", null));
        var names =
                caller.json(
                        internal(
                                "/internal/practices/lakeside/names",
                                """
                                {"viewer":"admin","purpose":"board","requestIds":["%s","%s"],
                                 "therapistIds":["t-1","t-9"]}\
                                """
                                        .formatted(requestId, UUID.randomUUID())));
        var revealed =
                caller.json(
                        internal(path + "/reveal", "{\"viewer\":\"admin\",\"purpose\":\"call\"}"));

        assertThat(contact.path("email").asString()).isEqualTo("zanzibarquokka@example.com");
        assertThat(contact.path("phone").isNull()).isTrue();
        assertThat(caller.get(contact.path("link").asString()).statusCode()).isEqualTo(303);
        assertThat(names.path("requests").path(requestId).asString())
                .isEqualTo("Zanzibarquokka Doe");
        assertThat(names.path("requests").size()).isEqualTo(1);
        assertThat(names.path("therapists").path("t-1").asString()).isEqualTo("Ana Ruiz, LMFT");
        assertThat(revealed.path("message").asString()).isEqualTo("Zanzibarquokka words");
        assertThat(internal("/internal/practices/lakeside/therapists/t-9?purpose=x", null))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(404);
        assertThat(count("SELECT count(*) FROM person_read")).isEqualTo(before + 3);
    }

    @Test
    void acceptsWhileKafkaIsDownAndSendsInOrderAfterwards() {
        caller.accepted(PRACTICE, BODY);
        parts.stopBroker();
        List<String> accepted = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                accepted.add(caller.accepted(PRACTICE, BODY).path("requestId").asString());
            }
        } finally {
            parts.startBroker();
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> count("SELECT count(*) FROM receipts WHERE sent_at IS NULL") == 0);
        var onLog =
                parts.commands(PRACTICE).stream()
                        .map(record -> header(record, CloudEventHeaders.SUBJECT))
                        .filter(accepted::contains)
                        .toList();
        assertThat(onLog).isEqualTo(accepted);
    }

    private HttpResponse<String> answered(Callable<HttpResponse<String>> call, Runnable decision) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(call);
            decision.run();
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void awaitState(String self, String state) {
        await().atMost(PATIENCE)
                .until(() -> caller.json(caller.get(self)).path("state").asString().equals(state));
    }

    private <T> T command(String requestId, Class<T> type) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                commandsOf(requestId).stream()
                                        .map(parts::decode)
                                        .filter(type::isInstance)
                                        .map(type::cast)
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<ConsumerRecord<String, byte[]>> commandsOf(String requestId) {
        return parts.commands(PRACTICE).stream()
                .filter(record -> requestId.equals(header(record, CloudEventHeaders.SUBJECT)))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return CloudEventHeaders.text(record.headers(), name);
    }

    private HttpResponse<String> form(String cookie, String content) {
        return caller.send(
                caller.to("/p/lakeside/start")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookie)
                        .POST(BodyPublishers.ofString(content)));
    }

    private HttpResponse<String> internal(String path, String body) {
        var request = caller.to(path).header("Authorization", "Bearer " + Parts.TOKEN);
        return caller.send(
                body == null
                        ? request.GET()
                        : request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
    }

    private String problem(HttpResponse<String> answer) {
        var type = caller.json(answer).path("type").asString();
        return answer.statusCode() + " " + type.substring(type.lastIndexOf('/') + 1);
    }

    private static String withoutInstance(HttpResponse<String> answer) {
        return answer.body().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    private static String cookie(HttpResponse<String> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String hidden(String page, String name) {
        var field =
                Pattern.compile("<input[^>]*name=\"" + name + "\"[^>]*value=\"([^\"]*)\"")
                        .matcher(page);
        assertThat(field.find()).as("hidden field %s", name).isTrue();
        return URLEncoder.encode(field.group(1), UTF_8);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
