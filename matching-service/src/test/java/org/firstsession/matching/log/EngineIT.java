// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.SetPolicy;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.CommandUnreadable;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.RefusalReason;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TimeAdvanced;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.UnreadableReason;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EngineIT {

    private static EngineInstance engine;

    @BeforeAll
    static void startEngine() {
        engine =
                EngineInstance.start(
                        "it",
                        "firstsession.roster=" + Path.of("../local-stack/demo/lakeside.json"),
                        "firstsession.offer-seconds=600");
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void opensThePracticeOfTheRosterFileOnce() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(LogAudit.of("lakeside").all(TherapistListed.class)).hasSize(24));
        LogAudit.of("lakeside").holds();
        var commands = LogAudit.read(Topics.PRACTICE_COMMANDS.name(), "lakeside");
        var events = LogAudit.read(Topics.PRACTICE_EVENTS.name(), "lakeside");
        assertThat(trace(commands.getLast()))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isEqualTo(trace(events.get(commands.size() - 1)));
    }

    private static String trace(ConsumerRecord<?, ?> record) {
        return LogAudit.header(record, CloudEventHeaders.TRACE_PARENT);
    }

    @Test
    void offersAndConfirms() {
        try (var practice = new TestPractice()) {
            practice.open("ana", "ben", "cleo");
            var request = practice.sendRequests(1).getFirst();
            practice.send(practice.accept(request));

            await().untilAsserted(() ->
                    assertThat(LogAudit.of(practice.id).all(TrialConfirmed.class)).hasSize(1));
            var audit = LogAudit.of(practice.id).holds();
            assertThat(audit.all(TrialOffered.class).getFirst().getOptions())
                    .extracting(it -> it.getSlot().getTherapistId())
                    .containsExactlyInAnyOrder("ana", "ben", "cleo");
        }
    }

    @Test
    void tellsOfUnreadableRecordsAndGoesOn() throws Exception {
        try (var practice = new TestPractice();
                var tail = new EventTail()) {
            practice.open("ana");
            var wrongSchema = new byte[] {0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2};
            var good =
                    ConfluentAvro.serializer(TestCluster.REGISTRY)
                            .serialize(Topics.PRACTICE_COMMANDS.name(), practice.request());
            var cut = java.util.Arrays.copyOf(good, good.length / 2);
            var stranger = new TestPractice();
            var foreign =
                    ConfluentAvro.serializer(TestCluster.REGISTRY)
                            .serialize(Topics.PRACTICE_COMMANDS.name(), stranger.request());
            stranger.close();

            practice.send(TestPractice.now(), "random bytes".getBytes());
            practice.send(TestPractice.now(), wrongSchema);
            practice.send(TestPractice.now(), null);
            practice.send(TestPractice.now(), foreign);
            practice.send(TestPractice.now(), cut);
            var before = Instant.now();
            practice.sendRequests(1);

            var readable = tail.readableAt(practice.id, TrialOffered.class, before.plusSeconds(20));
            assertThat(Duration.between(before, readable)).isLessThan(Duration.ofSeconds(1));
            var audit = LogAudit.of(practice.id).holds();
            assertThat(audit.all(CommandUnreadable.class))
                    .extracting(CommandUnreadable::getReason)
                    .containsExactly(
                            UnreadableReason.NOT_FRAMED,
                            UnreadableReason.UNKNOWN_SCHEMA,
                            UnreadableReason.NO_VALUE,
                            UnreadableReason.KEY_MISMATCH,
                            UnreadableReason.MALFORMED);
            var letters = LogAudit.read(Topics.DEAD_LETTERS.name(), practice.id);
            assertThat(letters).hasSize(5);
            assertThat(letters.get(1).value()).isEqualTo(wrongSchema);
            assertThat(letters.get(2).value()).isNull();
            assertThat(LogAudit.header(letters.get(3), "reason")).isEqualTo("KEY_MISMATCH");
        }
    }

    @Test
    void isNotMovedByAClockAnHourAhead() throws Exception {
        try (var practice = new TestPractice()) {
            practice.open("ana");
            practice.sendRequests(1);
            var ahead = TestPractice.now().plus(Duration.ofHours(1));
            var tick =
                    new AdvanceTime(
                            UuidV7.at(ahead).toString(),
                            practice.id,
                            ahead,
                            new Actor(ActorRole.SYSTEM, null),
                            Channel.CLOCK);

            // The broker refuses the record of an honest writer with a wrong clock ...
            assertThatThrownBy(() -> practice.send(tick).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InvalidTimestampException.class);
            // ... and the engine a command that says another time than its record.
            practice.send(
                    TestPractice.now(),
                    ConfluentAvro.serializer(TestCluster.REGISTRY)
                            .serialize(Topics.PRACTICE_COMMANDS.name(), tick));
            practice.sendRequests(1);

            await().untilAsserted(() ->
                    assertThat(LogAudit.of(practice.id).all(TrialOffered.class)).hasSize(2));
            var audit = LogAudit.of(practice.id).holds();
            assertThat(audit.all(CommandRefused.class))
                    .extracting(CommandRefused::getReason)
                    .containsExactly(RefusalReason.TIMESTAMP_MISMATCH);
            assertThat(audit.all(OfferExpired.class)).isEmpty();
            assertThat(audit.decoded).allMatch(it -> ((Instant) it.get(4)).isBefore(Instant.now()));
        }
    }

    @Test
    void letsOffersLapseByItsOwnClock() {
        try (var practice = new TestPractice()) {
            practice.open("ana");
            var now = TestPractice.now();
            practice.send(
                    new SetPolicy(
                            UuidV7.at(now).toString(),
                            practice.id,
                            now,
                            new Actor(ActorRole.COORDINATOR, "kim"),
                            Channel.BOARD,
                            TestPractice.policy(1),
                            null));
            practice.sendRequests(1);

            await().untilAsserted(() ->
                    assertThat(LogAudit.of(practice.id).all(OfferExpired.class)).hasSize(1));
            assertThat(LogAudit.of(practice.id).holds().all(TimeAdvanced.class)).hasSize(1);
        }
    }

    @Test
    void decidesACopyOnce() {
        try (var practice = new TestPractice()) {
            practice.open("ana");
            var request = practice.request();
            practice.send(request);
            practice.send(request);
            var other = practice.sendRequests(1).getFirst();

            await().untilAsserted(() ->
                    assertThat(LogAudit.of(practice.id).all(TrialOffered.class)).hasSize(2));
            var ids = new ArrayList<>(List.of(request, other));
            LogAudit.of(practice.id)
                    .holds()
                    .decidedOnce(
                            ids.stream().map(RequestTrial::getCommandId).toList(),
                            TrialOffered.class);
        }
    }
}
