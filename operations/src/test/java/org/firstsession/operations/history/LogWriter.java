// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.firstsession.schemas.EventHeaders;
import org.firstsession.schemas.Topics;

/**
 * Writes histories as the services do: commands at once, what follows from them in transactions.
 */
public final class LogWriter implements AutoCloseable {

    private static final String ENGINE_GROUP = "matching-service.engine";

    /** By partition, behind the last command that an event on it tells of. */
    private static final Map<Integer, Long> TOLD = new ConcurrentHashMap<>();

    private final TestStack stack;
    private final KafkaProducer<byte[], byte[]> commands;
    private final KafkaProducer<byte[], byte[]> events;

    public LogWriter(TestStack stack) {
        this.stack = stack;
        this.commands = producer(Map.of());
        this.events = producer(Map.of("transactional.id", "test-" + UUID.randomUUID()));
        events.initTransactions();
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        var settings = new java.util.HashMap<String, Object>(more);
        settings.put("bootstrap.servers", stack.kafka());
        settings.put("acks", "all");
        settings.put("linger.ms", 5);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** At which offset the next command of a practice will stand. */
    public long nextOffset(String practiceId) {
        return end(Topics.PRACTICE_COMMANDS.name(), History.partitionOf(practiceId));
    }

    /**
     * Whether events tell of commands that the next one of this practice would be mistaken for: a
     * history that lost commands leaves such ones on its partition.
     */
    boolean hasOrphans(String practiceId) {
        return TOLD.getOrDefault(History.partitionOf(practiceId), 0L) > nextOffset(practiceId);
    }

    long end(String topic, int partition) {
        var place = new TopicPartition(topic, partition);
        try (var admin = stack.admin()) {
            return admin.listOffsets(Map.of(place, OffsetSpec.latest()))
                    .partitionResult(place)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public void write(History history) {
        send(commands, history.commands);
        commands.flush();
        writeEvents(history.events);
        writeEvents(history.deadLetters);
        decidedToTheEnd(history.partition);
    }

    /** Writes what stands in a transaction, committed. */
    public void writeEvents(List<Logged> records) {
        events.beginTransaction();
        send(events, records);
        events.commitTransaction();
    }

    /** Writes what stands in a transaction that is given up. */
    public void writeAborted(List<Logged> records) {
        events.beginTransaction();
        send(events, records);
        events.flush();
        events.abortTransaction();
    }

    /** Registers a transactional id with a timeout of its own. */
    public void writeAs(String transactionalId, int timeoutMillis) {
        try (var other =
                producer(
                        Map.of(
                                "transactional.id",
                                transactionalId,
                                "transaction.timeout.ms",
                                timeoutMillis))) {
            other.initTransactions();
        }
    }

    public void writeCommands(List<Logged> records) {
        send(commands, records);
        commands.flush();
    }

    /** Reads both logs of a partition to their ends; gives the number of records. */
    public long consume(int partition) {
        var places =
                List.of(
                        new TopicPartition(Topics.PRACTICE_COMMANDS.name(), partition),
                        new TopicPartition(Topics.PRACTICE_EVENTS.name(), partition));
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        stack.kafka(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false);
        long records = 0;
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(places);
            consumer.seekToBeginning(places);
            var ends = consumer.endOffsets(places);
            while (places.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                records += consumer.poll(Duration.ofMillis(100)).count();
            }
            // A fetch waits at the broker for what nobody writes: half a second, if it is let.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
        return records;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<Logged> records) {
        for (var record : records) {
            var told = record.headers().get(EventHeaders.COMMAND_OFFSET);
            if (told != null) {
                TOLD.merge(record.partition(), Long.parseLong(told) + 1, Math::max);
            }
            producer.send(
                    record.toRecord(),
                    (written, failure) -> {
                        if (failure != null) {
                            failure.printStackTrace();
                        }
                    });
        }
    }

    private void decidedToTheEnd(int partition) {
        var place = new TopicPartition(Topics.PRACTICE_COMMANDS.name(), partition);
        long end = end(place.topic(), partition);
        try (var admin = stack.admin()) {
            admin.alterConsumerGroupOffsets(ENGINE_GROUP, Map.of(place, new OffsetAndMetadata(end)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        commands.close();
        events.close();
    }
}
