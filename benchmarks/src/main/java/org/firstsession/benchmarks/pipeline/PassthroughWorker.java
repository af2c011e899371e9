// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The yardstick of the pipeline: forwards records as they are, exactly once, a transaction per
 * poll, with the clients' settings of matching-service. It decodes nothing, decides nothing and
 * knows no framework. Runs in a process of its own.
 */
public final class PassthroughWorker {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String to;
    private final boolean doesAllTwice;

    private PassthroughWorker(String kafka, String to, String group, boolean doesAllTwice) {
        this.to = to;
        this.doesAllTwice = doesAllTwice;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                group,
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false,
                                "auto.offset.reset",
                                "earliest",
                                "max.poll.records",
                                5_000,
                                "session.timeout.ms",
                                6_000,
                                "heartbeat.interval.ms",
                                2_000,
                                "retry.backoff.ms",
                                20),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                kafka,
                                "transactional.id",
                                group,
                                "transaction.timeout.ms",
                                10_000,
                                "acks",
                                "all",
                                "linger.ms",
                                5,
                                "batch.size",
                                128 * 1024,
                                "retry.backoff.ms",
                                2,
                                "retry.backoff.max.ms",
                                100),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Arguments: broker, topic to read, topic to write, group, {@code once} or {@code twice}. */
    public static void main(String[] arguments) {
        new PassthroughWorker(
                        arguments[0], arguments[2], arguments[3], arguments[4].equals("twice"))
                .run(arguments[1]);
    }

    private void run(String from) {
        producer.initTransactions();
        consumer.subscribe(List.of(from));
        while (true) {
            var batch = consumer.poll(Duration.ofMillis(100));
            if (!batch.isEmpty()) {
                if (doesAllTwice) {
                    // The inserted slowdown: all of the work once more, and for nothing.
                    forward(batch);
                    producer.abortTransaction();
                }
                forward(batch);
                producer.commitTransaction();
            }
        }
    }

    private void forward(ConsumerRecords<byte[], byte[]> batch) {
        producer.beginTransaction();
        for (var record : batch) {
            producer.send(
                    new ProducerRecord<>(
                            to,
                            record.partition(),
                            record.timestamp(),
                            record.key(),
                            record.value(),
                            record.headers()));
        }
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : batch.partitions()) {
            offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        if (doesAllTwice) {
            producer.flush();
        }
    }
}
