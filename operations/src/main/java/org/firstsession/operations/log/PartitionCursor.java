// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The committed records of one partition, one after the other, up to an end that is fixed when the
 * reading begins. Holds one fetch at a time, however long the partition is.
 */
public final class PartitionCursor implements Records {

    private static final Duration POLL = Duration.ofMillis(100);

    /** A dead producer's transaction holds readers up for at most its timeout of 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int FETCH_BYTES = 4 << 20;

    private final Map<String, Object> settings;
    private final TopicPartition partition;
    private final long from;
    private final long end;
    private @Nullable KafkaConsumer<byte[], byte[]> open;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
    private @Nullable ConsumerRecord<byte[], byte[]> next;

    /**
     * @param settings where the cluster is, and what else a consumer needs
     * @param from offset of the first record that is wanted
     * @param end offset behind the last one
     */
    public PartitionCursor(
            Map<String, Object> settings, String topic, int partition, long from, long end) {
        this.partition = new TopicPartition(topic, partition);
        this.from = from;
        this.end = end;
        this.settings = new HashMap<>(settings);
        this.settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        // Whoever asks: nothing that was rolled back is ever looked at.
        this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    }

    /** Opened when the first record is asked for: most partitions of most topics have none. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        if (open == null) {
            open =
                    new KafkaConsumer<>(
                            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            open.assign(List.of(partition));
            open.seek(partition, from);
        }
        return open;
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> peek() {
        if (next == null) {
            next = fetch();
        }
        return next;
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        var record = peek();
        if (record == null) {
            throw new NoSuchElementException(partition + " is read to its end");
        }
        next = null;
        return record;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> fetch() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (fetched.hasNext()) {
                var record = fetched.next();
                return record.offset() < end ? record : null;
            }
            if (from >= end || consumer().position(partition) >= end) {
                return null;
            }
            var consumer = consumer();
            long before = consumer.position(partition);
            fetched = consumer.poll(POLL).iterator();
            if (consumer.position(partition) > before) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s stands at %d of %d: a transaction does not end"
                                .formatted(partition, before, end));
            }
        }
    }

    @Override
    public void close() {
        if (open != null) {
            // A fetch may be waiting at the broker for records that nobody wants any more.
            open.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
