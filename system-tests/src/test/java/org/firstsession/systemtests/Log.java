// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;

/** Reads and writes the stack's topics. */
final class Log {

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
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", Stack.kafka(), "isolation.level", "read_committed");
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    static void write(List<? extends SpecificRecordBase> commands) {
        var serializer = ConfluentAvro.serializer(Stack.registry());
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", Stack.kafka(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (var command : commands) {
                producer.send(
                        new ProducerRecord<>(
                                Topics.PRACTICE_COMMANDS.name(),
                                null,
                                ((Instant) command.get("recordedAt")).toEpochMilli(),
                                (String) command.get("practiceId"),
                                serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command)));
            }
        }
    }
}
