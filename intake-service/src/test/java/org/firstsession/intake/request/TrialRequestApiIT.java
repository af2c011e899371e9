// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.firstsession.commands.RequestTrial;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.schemas.CloudEventHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class TrialRequestApiIT extends RunningService {

    private static final String CANARY = "Quibbleton";
    private PracticeLog log;

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "api-" + UUID.randomUUID();
    @Autowired private JdbcClient jdbc;
    @Autowired private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        log = openPractice(practice);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void putsAcceptedRequestsOnTheLog() {
        var answer = send(key(), ValidRequest.json().toString());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(answer.link("self")).contains("?token=");
        assertThat(answer.json().path("state").asString()).isEqualTo("received");
        assertThat(answer.requestId().version()).isEqualTo(7);
        var record = log.commands(1).getFirst();
        var command = (RequestTrial) log.command(1);
        assertThat(command.getRequestId()).isEqualTo(answer.requestId().toString());
        assertThat(record.key()).isEqualTo(practice);
        assertThat(record.timestamp()).isEqualTo(command.getRecordedAt().toEpochMilli());
        assertThat(CloudEventHeaders.text(record.headers(), CloudEventHeaders.ID))
                .isEqualTo(command.getCommandId());
        assertThat(new String(record.value(), ISO_8859_1))
                .doesNotContain("Alex", "example.com", "after work");
    }

    @Test
    void hundredCopiesAreOneCase() throws Exception {
        var key = key();
        var body = ValidRequest.json().toString();
        var copies = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 100; i++) {
            copies.add(() -> send(key, body));
        }

        var links = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var copy : threads.invokeAll(copies)) {
                assertThat(copy.get().status()).isEqualTo(202);
                links.add(copy.get().link("self") + copy.get().link("page"));
            }
        }

        assertThat(links).hasSize(1);
        assertThat(count("receipts")).isEqualTo(1);
        assertThat(count("people")).isEqualTo(1);
        assertThat(count("links")).isEqualTo(1);
    }

    @Test
    void sameFieldsInAnotherOrderAreTheSameBody() {
        var key = key();
        var first = send(key, "{\"kind\": \"individual\"," + rest());

        var second = send(key, "{" + rest().replace("}}", "}, \"kind\": \"individual\"}"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.link("self")).isEqualTo(first.link("self"));
    }

    @Test
    void refusesAKeyWithAnotherBody() {
        var key = key();
        send(key, ValidRequest.json().toString());

        var answer = send(key, ValidRequest.with("{\"state\": \"NV\"}").toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("key-reused");
        assertThat(count("receipts")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "not a uuid", "1-2-3-4-5"})
    void needsAKey(String key) {
        var answer = send(key, ValidRequest.json().toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("missing-key");
    }

    @Test
    void refusesBadInputWithoutKeepingOrRepeatingIt(CapturedOutput output) {
        var name = "{\"person\": {\"name\": \"" + CANARY + "\"}, ";
        expect(422, "invalid-request", ValidRequest.with(name + "\"state\": \"XX\"}").toString());
        expect(422, "invalid-request", ValidRequest.with(name + "\"zip\": \"00000\"}").toString());
        expect(422, "invalid-request", ValidRequest.with(name + "\"x\": \"" + CANARY + "\"}") + "");
        expect(422, "invalid-request", "{\"kind\": \"" + CANARY + "\"}");
        expect(400, "malformed", "{\"person\": \"" + CANARY);
        expect(400, "malformed", "[\"" + CANARY + "\"]");
        expect(400, "malformed", CANARY);
        expect(413, "payload-too-large", "{\"message\": \"" + CANARY.repeat(100_000) + "\"}");

        assertThat(count("receipts") + count("people") + count("idempotency_keys")).isZero();
        assertThat(output.getAll()).doesNotContain(CANARY);
    }

    @Test
    void refusesUnknownPractices() {
        var answer = client.request("nowhere", key(), ValidRequest.json().toString());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("unknown-practice");
    }

    @Test
    void refusesOtherMediaTypes() {
        var answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(requests()))
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept")).contains("application/json");
    }

    @Test
    void acceptsNothingFromWhomItCannotAnswer() {
        var body = ValidRequest.json().toString();

        var answer =
                client.post(
                        requests(), body, "Idempotency-Key", key(), "Accept", "application/xml");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
        assertThat(count("receipts")).isZero();
    }

    @Test
    void saysWhichMethodThereIs() {
        var answer = client.get(requests());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void namesTheValuesThatItTakes() {
        var answer = send(key(), ValidRequest.with("{\"kind\": \"group\"}").toString());

        assertThat(answer.json().at("/errors/0/message").asString())
                .endsWith("; there are couple-invite, couple-together, individual");
    }

    @Test
    void logsNothingOfAnAcceptedRequest(CapturedOutput output) {
        var body = ValidRequest.json();
        body.put("message", CANARY);
        body.withObject("/person").put("name", CANARY).put("email", CANARY + "@example.com");

        var answer = send(key(), body.toString());
        client.get(answer.link("self"));
        log.commands(1);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(output.getAll()).doesNotContain(CANARY, "token=");
        var token = answer.link("self").replaceAll(".*token=", "");
        assertThat(output.getAll()).doesNotContain(token);
    }

    @Test
    void tellsLinesToCallWhenTheMessageRaisesAConcern() {
        var body = ValidRequest.with("{\"message\": \"I want to die\"}").toString();
        var key = key();

        var answer = send(key, body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().at("/help/en").toString()).contains("911", "988");
        assertThat(answer.json().at("/help/es").toString()).contains("911", "AYUDA");
        assertThat(send(key, body).json().path("help")).isEqualTo(answer.json().path("help"));
        var other = send(key(), ValidRequest.json().toString());
        assertThat(other.json().has("help")).isFalse();
    }

    @Test
    void tellsThemInOneWordingWhateverGoesWrong() {
        var words = "{\"message\": \"he chokes me\"";
        var help = send(key(), ValidRequest.with(words + "}").toString()).json().path("help");
        assertThat(help.has("en")).isTrue();

        var refused = send(key(), ValidRequest.with(words + ", \"state\": \"XX\"}").toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("help")).isEqualTo(help);

        var keyless = send("", ValidRequest.with(words + "}").toString());
        assertThat(keyless.status()).isEqualTo(400);
        assertThat(keyless.json().path("help")).isEqualTo(help);

        withoutReceipts(
                jdbc,
                () -> {
                    var unstored = send(key(), ValidRequest.with(words + "}").toString());
                    assertThat(unstored.status()).isEqualTo(503);
                    assertThat(unstored.json().path("help")).isEqualTo(help);
                });
    }

    @Test
    void tellsThemWithinFiveSecondsWhenTheDatabaseHangs() {
        var body = ValidRequest.with("{\"message\": \"I want to die\"}").toString();

        transaction.executeWithoutResult(status -> {
            jdbc.sql("LOCK TABLE receipts IN ACCESS EXCLUSIVE MODE").update();
            long before = System.nanoTime();
            var answer = send(key(), body);

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("help").has("en")).isTrue();
        });

        // What was on its way is kept all the same.
        await().until(() -> count("receipts") == 1);
    }

    @Test
    void storesNothingReadable() {
        send(key(), ValidRequest.json().toString());

        var dump =
                jdbc.sql(
                                """
                                SELECT string_agg(t::text || encode(t.name, 'escape'), ' ')
                                FROM people t WHERE practice_id = ?
                                """)
                        .param(practice)
                        .query(String.class)
                        .single();
        assertThat(dump).isNotEmpty().doesNotContain("Alex", "example", "5550132");
    }

    @Test
    void saysSoWhenNothingCanBeStored() {
        var key = key();
        withoutReceipts(
                jdbc,
                () -> {
                    var answer = send(key, ValidRequest.json().toString());

                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.problem()).isEqualTo("unavailable");
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                });

        assertThat(count("people") + count("idempotency_keys")).isZero();
        assertThat(send(key, ValidRequest.json().toString()).status()).isEqualTo(202);
    }

    private static String rest() {
        var rest = ValidRequest.json();
        rest.remove("kind");
        rest.remove("message");
        rest.remove("plan");
        var person = rest.remove("person");
        rest.set("person", person);
        return rest.toString().substring(1);
    }

    private void expect(int status, String problem, String body) {
        var answer = send(key(), body);

        assertThat(answer.status()).as(problem).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.response().body()).doesNotContain(CANARY);
    }

    private String requests() {
        return URL + "/api/practices/" + practice + "/trial-requests";
    }

    private Answer send(String key, String body) {
        return client.request(practice, key, body);
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE practice_id = ?")
                .param(practice)
                .query(Long.class)
                .single();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
