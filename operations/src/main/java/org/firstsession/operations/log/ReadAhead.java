// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one partition in a thread of its own, a little ahead of whoever takes the records: what
 * is on the wire and what is being judged don't wait for each other.
 */
final class ReadAhead implements AutoCloseable {

    /**
     * Some records.
     *
     * @param failure why there are no more; null when nothing went wrong
     * @param last whether there are no more
     */
    record Batch(
            List<ConsumerRecord<byte[], byte[]>> records,
            @Nullable RuntimeException failure,
            boolean last) {}

    /** A few fetches of each log are held at a time: small ones are as fast, and fit anywhere. */
    private static final int FETCH_BYTES = 1 << 20;

    private static final int RECORDS = 1_000;
    private static final Duration POLL = Duration.ofMillis(100);

    /** A dead producer's transaction holds readers up for at most its timeout of 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int BATCHES_AHEAD = 2;

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Thread thread;

    ReadAhead(Map<String, Object> settings, TopicPartition partition, long from, long end) {
        this.partition = partition;
        this.end = end;
        var reading = new HashMap<>(settings);
        reading.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        // Whoever asks: nothing that was rolled back is ever looked at.
        reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS);
        consumer =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        thread = Thread.ofPlatform().daemon().name("read-" + partition).start(this::run);
    }

    /** The next records; waits for them. */
    Batch take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + partition, e);
        }
    }

    private void run() {
        try {
            RuntimeException failure = null;
            try {
                read();
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                // Whoever waits for records has to hear of it, or waits for ever.
                failure = new IllegalStateException("reading " + partition + " ended: " + e, e);
            }
            batches.put(new Batch(List.of(), failure, true));
        } catch (InterruptedException e) {
            // Nobody wants any more.
        } finally {
            Thread.interrupted();
            // A fetch may be waiting at the broker for records that nobody wants any more.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    private void read() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long position = consumer.position(partition);
        while (position < end) {
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            consumer.poll(POLL).forEach(records::add);
            long before = position;
            position = consumer.position(partition);
            if (!records.isEmpty()) {
                batches.put(new Batch(records, null, false));
            }
            if (position > before) {
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
        consumer.wakeup();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
