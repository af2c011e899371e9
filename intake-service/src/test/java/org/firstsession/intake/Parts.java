// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
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
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One real broker and one real PostgreSQL for the tests of this module. */
final class Parts {

    static final String REGISTRY = "mock://intake-service";
    static final String TOKEN = "internal-token-of-the-tests";

    private static final Parts ONE = new Parts();

    private final Path folder;
    private final int kafkaPort = FreePorts.next();
    private final Postgres postgres;
    private final KafkaAvroSerializer serializer;
    private final KafkaAvroDeserializer deserializer;
    private KafkaBroker broker;

    private Parts() {
        try {
            folder = Files.createTempDirectory("first-session-intake");
            postgres =
                    Postgres.start(
                            Files.createDirectory(folder.resolve("postgres")), FreePorts.next());
            postgres.createDatabase("intake");
            Files.createDirectory(folder.resolve("kafka"));
            broker = KafkaBroker.start(folder.resolve("kafka"), kafkaPort);
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
                new TopicProvisioning(admin).createMissing(Topics.ALL, (short) 1);
            }
            new SchemaRegistration(REGISTRY).register(Topics.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serializer = ConfluentAvro.serializer(REGISTRY);
        deserializer = ConfluentAvro.deserializer(REGISTRY);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    static Parts running() {
        return ONE;
    }

    void configure(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> postgres.jdbcUrl("intake"));
        registry.add("spring.datasource.username", () -> Postgres.USER);
        registry.add("firstsession.kafka", this::kafka);
        registry.add("firstsession.registry", () -> REGISTRY);
        registry.add("firstsession.internal-token", () -> TOKEN);
        registry.add("firstsession.key-directory", () -> folder.resolve("keys").toString());
        registry.add("firstsession.roster", () -> roster().toString());
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    void stopBroker() {
        broker.close();
    }

    void startBroker() {
        broker = KafkaBroker.start(folder.resolve("kafka"), kafkaPort);
    }

    /** Writes an event as the engine does. */
    void write(String practice, SpecificRecord... events) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var topic = Topics.PRACTICE_EVENTS.name();
            for (var event : events) {
                producer.send(
                        new ProducerRecord<>(topic, practice, serializer.serialize(topic, event)));
            }
        }
    }

    /** All commands of one practice on the log, in its order. */
    List<ConsumerRecord<String, byte[]>> commands(String practice) {
        var topic = Topics.PRACTICE_COMMANDS.name();
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", kafka(), "isolation.level", "read_committed"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (practice.equals(record.key())) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    SpecificRecord decode(ConsumerRecord<String, byte[]> record) {
        return (SpecificRecord) deserializer.deserialize(record.topic(), record.value());
    }

    private Path roster() {
        var file = folder.resolve("roster.json");
        try {
            Files.writeString(
                    file,
                    """
                    {"practice":{"practiceId":"lakeside","name":"Lakeside"},
                     "therapists":[{"profile":{"therapistId":"t-1","version":1},
                       "person":{"name":"Ana Ruiz","credentials":"LMFT",
                                 "email":"ana@example.com","videoLink":"https://video/ana"}}]}\
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void end() {
        broker.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
