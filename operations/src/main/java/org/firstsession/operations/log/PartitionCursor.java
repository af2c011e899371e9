// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The committed records of one partition, one after the other, up to an end that is fixed when the
 * reading begins. Holds a few fetches at a time, however long the partition is.
 */
public final class PartitionCursor implements Records {

    private final Map<String, Object> settings;
    private final TopicPartition partition;
    private final long from;
    private final long end;
    private final Runnable taken;
    private @Nullable ReadAhead open;
    private boolean read;
    private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
    private @Nullable ConsumerRecord<byte[], byte[]> next;

    /**
     * @param settings where the cluster is, and what else a consumer needs
     * @param from offset of the first record that is wanted
     * @param end offset behind the last one
     * @param taken is run for each record that is taken
     */
    public PartitionCursor(
            Map<String, Object> settings,
            String topic,
            int partition,
            long from,
            long end,
            Runnable taken) {
        this.partition = new TopicPartition(topic, partition);
        this.from = from;
        this.end = end;
        this.taken = taken;
        this.settings = settings;
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
        taken.run();
        return record;
    }

    private @Nullable ConsumerRecord<byte[], byte[]> fetch() {
        while (true) {
            if (fetched.hasNext()) {
                var record = fetched.next();
                return record.offset() < end ? record : null;
            }
            if (read || from >= end) {
                return null;
            }
            if (open == null) {
                // Only now: most partitions of most topics have no record.
                open = new ReadAhead(settings, partition, from, end);
            }
            var batch = open.take();
            read = batch.last();
            if (batch.failure() != null) {
                throw batch.failure();
            }
            fetched = batch.records().iterator();
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
