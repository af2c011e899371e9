// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.InMemory;
import org.firstsession.operations.history.Workload;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final String REGISTRY = "mock://replay";

    @BeforeAll
    static void registerSchemas() throws IOException {
        new SchemaRegistration(REGISTRY).register(Topics.ALL);
    }

    @Test
    void decidesAsRecorded() {
        var history = history();
        history.poison(new byte[] {1, 2, 3}, history.now());

        var replay = replay(history);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.events()).isEqualTo(history.events.size());
        assertThat(replay.commands()).isEqualTo(history.commands.size());
    }

    @Test
    void tellsOneDifferenceForOneAlteredEvent() {
        var history = history();
        int index =
                history.events.indexOf(
                        history.events.stream()
                                .filter(it -> it.is(TrialConfirmed.class))
                                .findFirst()
                                .orElseThrow());
        var event = history.events.get(index);
        var altered = SpecificData.get().deepCopy(event.avro().getSchema(), event.avro());
        altered.put(altered.getSchema().getField("personIds").pos(), List.of("mallory"));
        history.events.set(index, event.withValue(history.bytesOf(altered)));

        var replay = replay(history);

        assertThat(replay.differing()).isEqualTo(1);
        assertThat(replay.differences().getFirst().recorded().toString()).contains("mallory");
        assertThat(replay.differences().getFirst().recomputed().toString())
                .doesNotContain("mallory");
    }

    private static History history() {
        var history = new History("lakeside", REGISTRY, 0);
        var workload = new Workload(history, 7, Instant.parse("2024-01-08T16:00:00Z"));
        for (int i = 0; i < 30; i++) {
            workload.episode();
        }
        return history;
    }

    @Test
    void comparesWhatWasRecordedInATimeAlone() {
        var history = history();
        var from = Instant.ofEpochMilli(history.commands.get(20).timestamp());
        var to = Instant.ofEpochMilli(history.commands.get(60).timestamp());

        var replay = replay(history, from, to);

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.commands())
                .isEqualTo(
                        history.commands.stream()
                                .map(it -> Instant.ofEpochMilli(it.timestamp()))
                                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                                .count())
                .isGreaterThan(30);
    }

    private static Replay replay(History history) {
        return replay(history, null, null);
    }

    private static Replay replay(History history, Instant from, Instant to) {
        var schemas = new WriterSchemas(ConfluentAvro.registry(REGISTRY));
        var replay = new Replay(new EngineCodec(schemas), null, from, to, 5, done -> {});
        replay.read(
                () ->
                        new DecisionCursor(
                                new InMemory(history.commands), new InMemory(history.events)),
                () -> new EngineCodec(new WriterSchemas(ConfluentAvro.registry(REGISTRY))));
        return replay;
    }
}
