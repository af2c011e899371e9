// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.firstsession.engine.log.Event;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.EventHeaders;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds the books of a partition from {@code practice.events}. The events are the only truth: no
 * second copy of the state has to be kept in step with them.
 *
 * <p>The group's committed offset says how far the commands are decided. Transaction markers reach
 * the partitions one after the other, so for a moment the offset may be there and the last events
 * not: the rebuild waits until the fold ends exactly where the offset says.
 */
final class EventLog {

    private static final Logger log = LoggerFactory.getLogger(EventLog.class);
    private static final Duration POLL = Duration.ofMillis(50);

    /** Longer than a broker lets a dead producer's transaction stand (transaction.timeout.ms). */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Properties consumerProperties;
    private final Deserializer<?> deserializer;

    EventLog(String bootstrapServers, Deserializer<?> deserializer) {
        this.deserializer = deserializer;
        this.consumerProperties = new Properties();
        consumerProperties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        consumerProperties.put(ConsumerConfig.CLIENT_ID_CONFIG, "matching-service.rebuild");
        consumerProperties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumerProperties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerProperties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumerProperties.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        consumerProperties.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
    }

    /**
     * The books of a partition after all of its committed events.
     *
     * @param committed the group's committed offset of the command partition; null when there is
     *     none
     * @throws IllegalStateException when the events don't reach the committed offset, or don't
     *     follow one another
     */
    PartitionBooks rebuild(int partition, @Nullable Long committed) {
        var books = new PartitionBooks(partition);
        var events = new TopicPartition(Topics.PRACTICE_EVENTS.name(), partition);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = consumerOf(events, 0)) {
            foldToEnd(consumer, events, books);
            while (committed != null
                    && books.nextOffset() < committed
                    && !leavesNoEvents(partition, books.nextOffset(), committed)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "partition %d: commands are decided up to %d, events tell of %d"
                                    .formatted(partition, committed, books.nextOffset()));
                }
                foldToEnd(consumer, events, books);
            }
        }
        if (committed != null) {
            books.decidedUpTo(committed - 1);
        }
        log.atInfo()
                .addKeyValue("partition", partition)
                .addKeyValue("practices", books.practices().size())
                .addKeyValue("nextCommand", books.nextOffset())
                .log("books rebuilt from their events");
        return books;
    }

    private void foldToEnd(
            Consumer<byte[], byte[]> consumer, TopicPartition events, PartitionBooks books) {
        long end = consumer.endOffsets(List.of(events)).getOrDefault(events, 0L);
        do {
            consumer.poll(POLL).forEach(record -> take(record, books));
        } while (consumer.position(events) < end);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, PartitionBooks books) {
        var value = deserializer.deserialize(record.topic(), record.headers(), record.value());
        var chain = CloudEventHeaders.text(record.headers(), EventHeaders.CHAIN);
        var commandOffset = CloudEventHeaders.text(record.headers(), EventHeaders.COMMAND_OFFSET);
        if (!(value instanceof SpecificRecord avro) || chain == null || commandOffset == null) {
            throw new IllegalStateException(
                    "%s-%d@%d is no event of the engine"
                            .formatted(record.topic(), record.partition(), record.offset()));
        }
        Event event = AvroEvents.read(avro);
        books.practice(event.meta().practiceId()).append(event, new Chain(chain));
        books.decidedUpTo(Long.parseLong(commandOffset));
    }

    /** Whether the commands of a range all were dead letters of no practice, or there are none. */
    private boolean leavesNoEvents(int partition, long from, long to) {
        var commands = new TopicPartition(Topics.PRACTICE_COMMANDS.name(), partition);
        try (var consumer = consumerOf(commands, from)) {
            while (consumer.position(commands) < to) {
                for (var record : consumer.poll(POLL)) {
                    if (record.offset() < to && CommandKey.practiceOf(record).isPresent()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private Consumer<byte[], byte[]> consumerOf(TopicPartition partition, long from) {
        var consumer = new KafkaConsumer<byte[], byte[]>(consumerProperties);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        return consumer;
    }
}
