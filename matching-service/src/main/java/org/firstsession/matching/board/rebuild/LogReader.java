// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.firstsession.schemas.feed.FeedTarget.PositionMove;

/** Reads stretches of a topic, committed records only, with no consumer group of its own. */
final class LogReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Deserializer<?> deserializer;

    LogReader(String kafka, Deserializer<?> deserializer) {
        this.deserializer = deserializer;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ConsumerConfig.CLIENT_ID_CONFIG,
                                "matching-service.board-rebuild",
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "none",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1_000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
    }

    /**
     * Reads from one set of positions to another, batch by batch.
     *
     * @param done told how many records each batch had
     */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            FeedTarget target,
            LongConsumer done) {
        var positions = new HashMap<>(from);
        var open = new ArrayList<>(to.keySet());
        open.removeIf(partition -> at(positions, partition) >= at(to, partition));
        while (!open.isEmpty()) {
            consumer.assign(open);
            open.forEach(each -> consumer.seek(each, at(positions, each)));
            readSome(open, positions, to, target, done);
            open.removeIf(each -> at(positions, each) >= at(to, each));
        }
    }

    /** Reads until one of the partitions is at its end. */
    private void readSome(
            Collection<TopicPartition> open,
            Map<TopicPartition, Long> positions,
            Map<TopicPartition, Long> to,
            FeedTarget target,
            LongConsumer done) {
        boolean allOpen = true;
        while (allOpen) {
            var polled = consumer.poll(POLL);
            var moves = new ArrayList<PositionMove>();
            for (var partition : open) {
                long before = at(positions, partition);
                long after = Math.min(consumer.position(partition), at(to, partition));
                if (after > before) {
                    moves.add(new PositionMove(partition, before, after));
                    positions.put(partition, after);
                }
                allOpen &= after < at(to, partition);
            }
            var batch = decode(polled, to);
            if (!moves.isEmpty()) {
                target.take(batch, moves);
                done.accept(batch.size());
            }
        }
    }

    private List<FeedRecord> decode(
            ConsumerRecords<String, byte[]> polled, Map<TopicPartition, Long> to) {
        var batch = new ArrayList<FeedRecord>(polled.count());
        for (var record : polled) {
            var partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() < at(to, partition)) {
                var value =
                        (SpecificRecord)
                                deserializer.deserialize(
                                        record.topic(), record.headers(), record.value());
                batch.add(
                        new FeedRecord(
                                partition,
                                record.offset(),
                                Instant.ofEpochMilli(record.timestamp()),
                                record.key(),
                                value,
                                record.headers()));
            }
        }
        return batch;
    }

    private static long at(Map<TopicPartition, Long> positions, TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
