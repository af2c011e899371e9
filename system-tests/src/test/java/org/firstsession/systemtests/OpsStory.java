// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.firstsession.events.TrialConfirmed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Ops looks at all that the other stories and races did to the stack: every promise holds, every
 * decision is decided again as it was. Behind all of them, so that there is most to look at.
 */
@Order(Integer.MAX_VALUE - 1)
class OpsStory {

    @TempDir private Path folder;

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void provesWhateverHappenedBefore() throws Exception {
        var requestId = aConfirmedRequest();

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertFine(run("verify")));
        var replay = run("replay");
        assertThat(replay.json().path("differences").asLong(-1)).isZero();
        assertFine(replay);
        assertThat(replay.json().path("events").asLong()).isPositive();

        var timeline = run("timeline", requestId).json();
        assertThat(timeline.path("kind").asString()).isEqualTo("request");
        assertThat(timeline.path("steps").valueStream().map(it -> it.path("command").asString()))
                .contains("RequestTrial");
    }

    @Test
    void setsThePolicyAndTakesItBack() throws Exception {
        var before = policy("show").json();
        int price = before.path("individualPriceCents").asInt();

        var set = set("individualPriceCents: " + (price + 500));
        assertFine(set);
        assertThat(set.json().path("changes").path(0).asString())
                .isEqualTo("individualPriceCents: %d → %d".formatted(price, price + 500));
        assertThat(policy("show").json().path("individualPriceCents").asInt())
                .isEqualTo(price + 500);

        // "A wrong policy": the former one as it was just before, whole.
        var former = Instant.parse(set.json().path("since").asString()).minusMillis(1).toString();
        var shown = policy("show", "--at", former).json();
        assertThat(shown).isEqualTo(before);
        assertFine(set(shown.toString()));
        assertThat(policy("show").json()).isEqualTo(before);
        assertThat(policy("list").json().path("policies").valueStream())
                .last()
                .satisfies(last ->
                        assertThat(last.path("by").asString()).isEqualTo("SYSTEM ops-story"));
    }

    /** JSON is YAML too. */
    private Answer set(String yaml) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("policy.yaml"), yaml);
        return policy("set", file.toString(), "--by", "ops-story");
    }

    /** Stories have practices of their own, so it has to be said whose. */
    private Answer policy(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("policy"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--practice", "lakeside"));
        return run(line.toArray(String[]::new));
    }

    private static void assertFine(Answer answer) {
        assertThat(answer.exitCode()).as("%s", answer.json()).isZero();
    }

    /** The last one of the stories before; one of its own when this story runs alone. */
    private static String aConfirmedRequest() {
        var confirmed = Log.events("lakeside", TrialConfirmed.class);
        return confirmed.isEmpty() ? book() : confirmed.getLast().getRequestId();
    }

    /** Asks and accepts; gives the request's id. */
    private static String book() {
        var received = Client.json(Client.ask("lakeside", Client.request("Ops Story")));
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
