// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.firstsession.schemas.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one topic into a {@link FeedTarget}, on a thread of its own, committed records only.
 *
 * <p>The consumer group only shares the partitions out among instances; how far a partition is read
 * is the database's to say. Whatever fails (Kafka, the registry, the database, a bug) is tried
 * again without end, from the database's position: nothing is ever skipped.
 */
public final class EventFeed implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final Topic topic;
    private final Properties consumerProperties;
    private final Deserializer<?> deserializer;
    private final FeedTarget target;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Consumer<String, byte[]> consumer;
    private volatile @Nullable Exception trouble;
    private volatile boolean caughtUp;

    /**
     * @param topic the topic to follow
     * @param bootstrapServers Kafka's address
     * @param group the consumer group, {@code <service>.<purpose>}
     * @param deserializer gives the topic's generated types; used by the feed's thread only
     * @param target where the records go
     */
    public EventFeed(
            Topic topic,
            String bootstrapServers,
            String group,
            Deserializer<?> deserializer,
            FeedTarget target) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.target = target;
        this.consumerProperties = consumerProperties(bootstrapServers, group);
        this.thread = Thread.ofPlatform().name("feed-" + group).unstarted(this::run);
    }

    private static Properties consumerProperties(String bootstrapServers, String group) {
        var properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        properties.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
        properties.put(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
        properties.put(
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName());
        return properties;
    }

    public void start() {
        thread.start();
    }

    /** Whether the feed has, since its last trouble, once read everything there was. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** What keeps the feed from going on just now; null while all is well. */
    public @Nullable Exception trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopping.countDown();
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var retry = FIRST_RETRY;
        while (stopping.getCount() > 0) {
            try (var fresh = new KafkaConsumer<String, byte[]>(consumerProperties)) {
                consumer = fresh;
                follow(fresh);
            } catch (WakeupException e) {
                // close() asked for it; the loop's condition ends the thread.
            } catch (Exception e) {
                retry = caughtUp ? FIRST_RETRY : min(retry.multipliedBy(2), LONGEST_RETRY);
                caughtUp = false;
                trouble = e;
                log.atWarn()
                        .addKeyValue("topic", topic.name())
                        .addKeyValue("cause", e.getClass().getName())
                        .log("feed interrupted, will read again from the stored position");
                log.debug("feed interrupted", e);
                waitFor(retry);
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        var positions = new HashMap<TopicPartition, Long>();
        consumer.subscribe(List.of(topic.name()), new SeekToStoredPositions(consumer, positions));
        while (stopping.getCount() > 0) {
            var polled = consumer.poll(POLL);
            var moves = new ArrayList<FeedTarget.PositionMove>();
            for (var partition : consumer.assignment()) {
                long from = positions.getOrDefault(partition, 0L);
                long to = consumer.position(partition);
                if (to != from) {
                    moves.add(new FeedTarget.PositionMove(partition, from, to));
                }
            }
            if (!moves.isEmpty()) {
                target.take(decode(polled), moves);
                moves.forEach(move -> positions.put(move.partition(), move.to()));
            }
            trouble = null;
            caughtUp = polled.isEmpty() && !consumer.assignment().isEmpty();
        }
    }

    private List<FeedRecord> decode(ConsumerRecords<String, byte[]> polled) {
        var batch = new ArrayList<FeedRecord>(polled.count());
        for (var record : polled) {
            var value = deserializer.deserialize(record.topic(), record.headers(), record.value());
            if (!(value instanceof SpecificRecord known)) {
                throw new IllegalStateException(
                        "%s-%d@%d holds no type of this catalogue"
                                .formatted(record.topic(), record.partition(), record.offset()));
            }
            batch.add(
                    new FeedRecord(
                            new TopicPartition(record.topic(), record.partition()),
                            record.offset(),
                            Instant.ofEpochMilli(record.timestamp()),
                            record.key(),
                            known,
                            record.headers()));
        }
        return batch;
    }

    private void waitFor(Duration pause) {
        try {
            stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private final class SeekToStoredPositions implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;
        private final Map<TopicPartition, Long> positions;

        SeekToStoredPositions(
                Consumer<String, byte[]> consumer, Map<TopicPartition, Long> positions) {
            this.consumer = consumer;
            this.positions = positions;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            var stored = target.positions(partitions);
            positions.putAll(stored);
            stored.forEach(consumer::seek);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(positions::remove);
        }
    }
}
