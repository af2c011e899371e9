// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.operations.history.Case;
import org.firstsession.operations.history.Logged;
import org.firstsession.operations.history.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ops asks about the past, as a shell asks it, of logs on a real broker. */
class QuestionsIT {

    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    private static Case practice;

    @TempDir private Path folder;

    @BeforeAll
    static void writePractice() {
        practice = Case.of(20);
        practice.write();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Test
    void tellsHowAPracticeStoodAtAMoment() {
        var booked = booked();
        var at = booked.avro().get(booked.avro().getSchema().getField("recordedAt").pos());

        var state = json(practice.ops("as-of " + at, false, "--json")).path("practices").path(0);

        assertThat(state.path("practiceId").asString()).isEqualTo(practice.history().practiceId);
        assertThat(state.path("calendar").valueStream())
                .anyMatch(hour ->
                        hour.path("booked").asBoolean()
                                && hour.path("requestId")
                                        .asString()
                                        .equals(booked.text("requestId")));
        assertThat(practice.ops("as-of " + LONG_AGO, false).exitCode()).isEqualTo(1);
    }

    @Test
    void runsTheDemandThroughAnotherPolicy() throws IOException {
        var file = Files.writeString(folder.resolve("policy.yaml"), "noticeMinutes: 2880\n");
        var range = "--from " + LONG_AGO + " --to " + practice.history().now();

        var answer = json(practice.ops("what-if %s %s".formatted(file, range), false, "--json"));

        assertThat(answer.path("recorded").path("requests").asInt()).isPositive();
        assertThat(answer.path("sameAsRecordedPercent").asDouble()).isEqualTo(100);
        assertThat(answer.path("after").path("daysToSession").path("median").asDouble())
                .isGreaterThan(
                        answer.path("before").path("daysToSession").path("median").asDouble());
        var nobodys =
                Case.run(
                        "what-if %s %s --practice nobody --kafka %s --registry %s"
                                .formatted(
                                        file,
                                        range,
                                        TestStack.running().kafka(),
                                        TestStack.REGISTRY)
                                .split(" "));
        assertThat(nobodys.exitCode()).isEqualTo(1);
        assertThat(nobodys.text()).contains("no practice nobody was open then");
        Files.writeString(file, "luck: 7\n");
        var refused = practice.ops("what-if %s %s".formatted(file, range), false);
        assertThat(refused.text()).contains("policy has no luck");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify --logs-only", "replay"})
    void provesNothingOfAPracticeThatNeverWas(String command) {
        var line =
                "%s --practice nobody --kafka %s --registry %s"
                        .formatted(command, TestStack.running().kafka(), TestStack.REGISTRY);

        var answer = Case.run(line.split(" "));

        assertThat(answer.text()).contains("nothing on the logs is of a practice nobody");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void tellsWhatHappenedToWhatever() {
        var confirmed = booked();
        for (var kind : java.util.List.of("request", "session")) {
            var answer = practice.ops("timeline " + confirmed.text(kind + "Id"), false, "--html");

            assertThat(answer.text())
                    .contains("Timeline of " + kind, "TrialConfirmed", confirmed.text("eventId"))
                    .contains(confirmed.headers().get("chain"))
                    .doesNotContain("<script", "http://", "https://");
            assertThat(answer.exitCode()).isZero();
        }
        var therapist = practice.ops("timeline therapist-1", false, "--html");
        assertThat(therapist.text()).contains("Timeline of therapist therapist-1", "ListTherapist");
        assertThat(practice.ops("timeline nobody", false).exitCode()).isEqualTo(1);
    }

    @Test
    void decidesATimeAgain() {
        var from = booked().text("recordedAt");

        var answer = json(practice.ops("replay --from " + from, false, "--json"));

        assertThat(answer.path("same").asBoolean()).isTrue();
        assertThat(answer.path("commands").asLong())
                .isPositive()
                .isLessThan(practice.history().commands.size());
    }

    private static Logged booked() {
        return practice.history().events.stream()
                .filter(it -> it.is(TrialConfirmed.class))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Case.Answer answer) {
        assertThat(answer.exitCode()).as(answer.text()).isZero();
        return JsonMapper.shared().readTree(answer.text());
    }
}
