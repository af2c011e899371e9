// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Puts many records on the log so that all of them can be read from one moment on: they are written
 * in one transaction, and a {@code read_committed} consumer meets them when it is committed. So how
 * fast they are written is no part of what is measured.
 */
final class Backlog implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    Backlog(String kafka) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "acks",
                                "all",
                                "linger.ms",
                                5,
                                "batch.size",
                                256 * 1024,
                                "transactional.id",
                                "benchmarks.backlog",
                                "transaction.timeout.ms",
                                300_000),
                        new StringSerializer(),
                        new ByteArraySerializer());
        producer.initTransactions();
    }

    Appeared write(List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException, InterruptedException {
        producer.beginTransaction();
        var sends = records.stream().map(producer::send).toList();
        producer.flush();
        var lastOffsets = new HashMap<Integer, Long>();
        for (var send : sends) {
            var written = send.get();
            lastOffsets.merge(written.partition(), written.offset(), Math::max);
        }
        long at = System.nanoTime();
        producer.commitTransaction();
        return new Appeared(at, lastOffsets);
    }

    @Override
    public void close() {
        producer.close();
    }

    /**
     * Records that can be read.
     *
     * @param nanoTime just before their transaction was committed
     * @param lastOffsets of the last of them on each partition
     */
    record Appeared(long nanoTime, Map<Integer, Long> lastOffsets) {

        Appeared {
            lastOffsets = Map.copyOf(lastOffsets);
        }

        /** Tells the event after which every command is decided. */
        Arrivals.Awaited allDecided() {
            var open = new HashMap<>(lastOffsets);
            return (event, count) -> {
                if (LogRuns.commandOffset(event)
                        >= open.getOrDefault(event.partition(), Long.MAX_VALUE)) {
                    open.remove(event.partition());
                }
                return open.isEmpty();
            };
        }
    }
}
