// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.schemas.CloudEventHeaders;

/** Reads what comes onto some partitions from now on. */
final class Arrivals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    Arrivals(String kafka, Collection<TopicPartition> partitions) {
        this.partitions = List.copyOf(partitions);
        consumer = CommittedReader.of(kafka);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Only this makes it look where the end is.
        partitions.forEach(consumer::position);
    }

    /** Reads on until the awaited record is there, and the rest of what is committed by then. */
    Seen await(Awaited awaited) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long at = 0;
        while (at == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s: %d records, and the last one does not come"
                                .formatted(partitions, records.size()));
            }
            for (var record : consumer.poll(POLL)) {
                records.add(record);
                if (at == 0 && awaited.isLast(record, records.size())) {
                    at = System.nanoTime();
                }
            }
        }
        records.addAll(untilNow());
        return new Seen(at, records);
    }

    /** Reads the rest of what is committed by now. */
    List<ConsumerRecord<byte[], byte[]>> untilNow() {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(each -> isBefore(each, ends.getOrDefault(each, 0L)))) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private boolean isBefore(TopicPartition partition, long end) {
        return consumer.position(partition) < end;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Tells the last record from those before it. */
    @FunctionalInterface
    interface Awaited {

        /**
         * @param count how many have come, this one included
         */
        boolean isLast(ConsumerRecord<byte[], byte[]> record, int count);
    }

    /**
     * What came.
     *
     * @param nanoTime when the awaited record was there
     */
    record Seen(long nanoTime, List<ConsumerRecord<byte[], byte[]>> records) {

        /** How many of each type. */
        Map<String, Integer> types() {
            var types = new TreeMap<String, Integer>();
            for (var record : records) {
                var type = CloudEventHeaders.text(record.headers(), CloudEventHeaders.TYPE);
                if (type != null) {
                    types.merge(type.substring(type.lastIndexOf('.') + 1), 1, Integer::sum);
                }
            }
            return types;
        }
    }
}
