// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.commands.SetPolicy;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.log.EventMeta;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.matching.avro.AvroPolicy;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.firstsession.types.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.KafkaTemplate;

/** What is sent for a practice that is open already; {@code EngineIT} has the opening itself. */
class PracticeOpeningTest {

    private static final String REGISTRY = "mock://practice-opening";
    private static final Path DEMO = Path.of("../local-stack/demo/lakeside.json");
    private static final RosterFile ROSTER = roster();
    private static final int NOTICE = 4_321;

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(
                    true,
                    new RoundRobinPartitioner(),
                    new StringSerializer(),
                    new ByteArraySerializer());

    @Test
    void keepsWhatOthersHaveSetWhenOffersGetAnotherLife() throws IOException {
        var inForce =
                Policy.newBuilder(ROSTER.policy())
                        .setNoticeMinutes(NOTICE)
                        .setWebOfferSeconds(900)
                        .build();

        look(inForce, 600);

        assertThat(sent())
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.getWebOfferSeconds()).isEqualTo(600);
                    assertThat(policy.getNoticeMinutes()).isEqualTo(NOTICE);
                });
    }

    @Test
    void sendsNothingWhenOffersHaveThatLife() throws IOException {
        look(Policy.newBuilder(ROSTER.policy()).setWebOfferSeconds(600).build(), 600);

        assertThat(sent()).isEmpty();
    }

    @Test
    void saysWhichRoomStandsTwiceInTheFile(@TempDir Path folder) throws IOException {
        var twice = folder.resolve("twice.json");
        Files.writeString(
                twice,
                Files.readString(DEMO)
                        .replace(
                                "\"address\":",
                                "\"rooms\": [{\"roomId\": \"attic\", \"features\": []}], \"address\":"));

        assertThatThrownBy(() -> RosterFile.read(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("offices[1].rooms: attic is a room already");
    }

    private static RosterFile roster() {
        ConfluentAvro.trustGeneratedClasses();
        return RosterFile.read(DEMO);
    }

    private void look(Policy inForce, int offerSeconds) throws IOException {
        new SchemaRegistration(REGISTRY).register(Topics.ALL);
        var books = new PartitionBooks(CommandKey.partitionOf(ROSTER.practiceId()));
        var book = books.practice(new PracticeId(ROSTER.practiceId())).book();
        book.apply(
                new Event.PracticeOpened(
                        meta(1),
                        ROSTER.name(),
                        ZoneId.of(ROSTER.timeZone()),
                        List.of(),
                        AvroPolicy.read(ROSTER.policy())));
        // Behind its opening: therapists who aren't there were taken off on purpose.
        for (int seq = 2; seq <= ROSTER.profiles().size() + 2; seq++) {
            book.apply(new Event.PolicySet(meta(seq), AvroPolicy.read(inForce)));
        }
        var commands =
                new CommandWriter(
                        new KafkaTemplate<>(() -> broker),
                        ConfluentAvro.serializer(REGISTRY),
                        "/test");
        new PracticeOpening(
                        ROSTER,
                        offerSeconds,
                        Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC),
                        commands)
                .look(List.of(books));
    }

    private static EventMeta meta(long seq) {
        return new EventMeta(
                new PracticeId(ROSTER.practiceId()), seq, new CommandId("c" + seq), Instant.EPOCH);
    }

    private List<Policy> sent() {
        var deserializer = ConfluentAvro.deserializer(REGISTRY);
        return broker.history().stream()
                .map(it -> deserializer.deserialize(it.topic(), it.value()))
                .map(SetPolicy.class::cast)
                .map(SetPolicy::getPolicy)
                .toList();
    }
}
