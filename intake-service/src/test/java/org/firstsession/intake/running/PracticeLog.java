// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.sample.TopicReader;

/** The two logs of one practice: reads commands and writes events, in the engine's place. */
public final class PracticeLog implements AutoCloseable {

    private static final String COMMANDS = Topics.PRACTICE_COMMANDS.name();

    private final String practiceId;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> commands = new ArrayList<>();
    public final EventsForTests events;

    private PracticeLog(String practiceId, String bootstrapServers) {
        this.practiceId = practiceId;
        this.events = new EventsForTests(practiceId);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "transactional.id",
                                "engine-of-" + practiceId),
                        new StringSerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
        this.consumer = TopicReader.open(bootstrapServers, COMMANDS);
    }

    /** Opens a practice with one therapist. */
    static PracticeLog open(String practiceId, String bootstrapServers) {
        var log = new PracticeLog(practiceId, bootstrapServers);
        log.write(log.events.opened(), log.events.therapistListed());
        return log;
    }

    /** Writes events as the engine does: all that follow from one command in one transaction. */
    public void write(SpecificRecord... written) {
        producer.beginTransaction();
        try (var serializer = ConfluentAvro.serializer(RunningService.REGISTRY)) {
            var topic = Topics.PRACTICE_EVENTS.name();
            for (var event : written) {
                producer.send(
                        new ProducerRecord<>(
                                topic, practiceId, serializer.serialize(topic, event)));
            }
        }
        producer.commitTransaction();
    }

    /** The practice's command records in order, as soon as there are so many. */
    public List<ConsumerRecord<String, byte[]>> commands(int count) {
        await().until(() -> {
            for (var record : consumer.poll(Duration.ofMillis(50))) {
                if (practiceId.equals(record.key())) {
                    commands.add(record);
                }
            }
            return commands.size() >= count;
        });
        return List.copyOf(commands);
    }

    public SpecificRecord command(int number) {
        var record = commands(number).get(number - 1);
        try (var deserializer = ConfluentAvro.deserializer(RunningService.REGISTRY)) {
            return (SpecificRecord) deserializer.deserialize(COMMANDS, record.value());
        }
    }

    /** Id of the practice's latest command, the number of which is known. */
    public String commandId(int number) {
        var command = command(number);
        return (String) command.get(command.getSchema().getField("commandId").pos());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
