// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Ops looks at all that the other stories, races and kills did to the stack: every promise holds,
 * every decision is decided again as it was. Last in the order, so that there is most to look at.
 */
@Order(Integer.MAX_VALUE)
class OpsStory {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path folder;

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void provesWhateverHappenedBefore() throws Exception {
        var requestId = book("Ops Story");

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertFine(run("verify")));
        var replay = run("replay");
        assertThat(replay.json().path("differences").asLong(-1)).isZero();
        assertFine(replay);
        assertThat(replay.json().path("events").asLong()).isPositive();
        assertFine(run("topics", "check"));
        assertFine(run("schemas", "check"));

        var timeline = run("timeline", requestId).json();
        assertThat(timeline.path("kind").asString()).isEqualTo("request");
        assertThat(timeline.path("steps").valueStream().map(it -> it.path("command").asString()))
                .contains("RequestTrial", "AcceptOffer");
    }

    @Test
    void tellsThePastAndWhatElseItCouldHaveBeen() throws Exception {
        var requestId = book("Ops Past");
        var now = Instant.now().plusSeconds(1);

        var calendar =
                run("as-of", now.toString(), "--practice", "lakeside", "--days", "60")
                        .json()
                        .path("practices")
                        .path(0)
                        .path("calendar");
        assertThat(calendar.valueStream())
                .anyMatch(hour ->
                        hour.path("requestId").asString().equals(requestId)
                                && hour.path("booked").asBoolean());

        var policy = Files.writeString(folder.resolve("policy.yaml"), "noticeMinutes: 4320\n");
        var whatIf =
                run(
                                "what-if",
                                policy.toString(),
                                "--practice",
                                "lakeside",
                                "--from",
                                LONG_AGO.toString(),
                                "--to",
                                now.toString())
                        .json();
        assertThat(whatIf.path("recorded").path("requests").asInt())
                .isEqualTo(whatIf.path("after").path("requests").asInt())
                .isPositive();
        assertThat(whatIf.path("sameAsRecordedPercent").asDouble()).isGreaterThan(50);
        assertThat(Log.read("practice.commands", "lakeside"))
                .extracting(record -> new String(record.value(), StandardCharsets.ISO_8859_1))
                .isNotEmpty()
                .noneMatch(value -> value.contains("what-if-"));
    }

    private static void assertFine(Answer answer) {
        assertThat(answer.exitCode()).as("%s", answer.json()).isZero();
    }

    /** Asks and accepts; gives the request's id. */
    private static String book(String name) {
        var received = Client.json(Client.ask("lakeside", Client.request(name)));
        var self = received.path("links").path("self").asString();
        var offered = Client.await(self, view -> view.path("state").asString().equals("offered"));
        var option = offered.path("offer").path("options").get(0).path("optionId").asString();
        Client.post(
                offered.path("links").path("accept").asString(),
                "{\"optionId\":\"" + option + "\"}");
        Client.await(self, view -> view.path("state").asString().equals("confirmed"));
        return received.path("requestId").asString();
    }

    private record Answer(int exitCode, JsonNode json) {}

    /** {@code ./ops} as ops starts it, with JSON as its answer. */
    private Answer run(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add(Stack.root().resolve("ops").toString());
        line.addAll(List.of(arguments));
        line.add("--json");
        var out = Files.createTempFile(folder, "ops", ".json");
        var builder =
                new ProcessBuilder(line)
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("FIRSTSESSION_KAFKA", Stack.kafka());
        builder.environment().put("FIRSTSESSION_REGISTRY", Stack.registry());
        builder.environment()
                .put(
                        "FIRSTSESSION_DATABASES",
                        "jdbc:postgresql://127.0.0.1:%d/".formatted(Stack.port(15432)));
        var process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ended", line).isTrue();
        var text = Files.readString(out);
        return new Answer(process.exitValue(), Client.JSON.readTree(text));
    }
}
