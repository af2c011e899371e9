// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.KafkaAnswers;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.sample.TopicReader;

/** Reads and writes the stack's topics. */
final class Log {

    private static final String AHEAD = "message.timestamp.after.max.ms";

    private Log() {}

    static List<SpecificRecord> events(String practice) {
        var deserializer = ConfluentAvro.deserializer(Stack.registry());
        return read(Topics.PRACTICE_EVENTS.name(), practice).stream()
                .map(it -> (SpecificRecord) deserializer.deserialize("", it.value()))
                .toList();
    }

    static <T> List<T> events(String practice, Class<T> type) {
        return events(practice).stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return TopicReader.read(Stack.kafka(), topic, key);
    }

    static void write(List<? extends SpecificRecordBase> commands) {
        try (var producer = producer()) {
            commands.forEach(command -> producer.send(record(command)));
        }
    }

    /**
     * The same for a command of the future, which the topic takes for a moment: how a test lets a
     * day pass for a practice of its own.
     */
    static void writeAhead(SpecificRecordBase command) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Stack.kafka()));
                var producer = producer()) {
            var year = Long.toString(Duration.ofDays(365).toMillis());
            // All that this practice decides from now on carries that time or a later one.
            allowAhead(admin, Topics.PRACTICE_EVENTS, year);
            allowAhead(admin, Topics.PRACTICE_COMMANDS, year);
            // The broker takes the setting up a moment later.
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> producer.send(record(command)).get().hasOffset());
            allowAhead(
                    admin, Topics.PRACTICE_COMMANDS, Topics.PRACTICE_COMMANDS.configs().get(AHEAD));
        }
    }

    private static void allowAhead(Admin admin, Topic topic, String millis) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var set = new AlterConfigOp(new ConfigEntry(AHEAD, millis), AlterConfigOp.OpType.SET);
        KafkaAnswers.await(admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all());
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", Stack.kafka(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> record(SpecificRecordBase command) {
        return new ProducerRecord<>(
                Topics.PRACTICE_COMMANDS.name(),
                null,
                ((Instant) command.get("recordedAt")).toEpochMilli(),
                (String) command.get("practiceId"),
                ConfluentAvro.serializer(Stack.registry())
                        .serialize(Topics.PRACTICE_COMMANDS.name(), command));
    }
}
