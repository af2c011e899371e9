// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import static org.firstsession.schemas.KafkaAnswers.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the cluster says of its topics and groups just now. */
public final class Cluster {

    private final Admin admin;

    public Cluster(Admin admin) {
        this.admin = admin;
    }

    /** How many partitions a topic has; empty when there is no such topic. */
    public Optional<Integer> partitionsOf(String topic) {
        try {
            var described = await(admin.describeTopics(List.of(topic)).allTopicNames());
            return described.values().stream().findFirst().map(it -> it.partitions().size());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Where each partition ends, open transactions included: what a transaction wrote before its
     * offsets became visible stands before this end, even while its markers are on their way.
     */
    public Map<Integer, Long> ends(String topic, int partitions) {
        return offsets(topic, partitions, OffsetSpec.latest());
    }

    /** Where each partition begins; above 0, records have been deleted. */
    public Map<Integer, Long> beginnings(String topic, int partitions) {
        return offsets(topic, partitions, OffsetSpec.earliest());
    }

    /** How far a group has committed a topic, by partition; what it never read is left out. */
    public Map<Integer, Long> committed(String group, String topic) {
        var committed = new HashMap<Integer, Long>();
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(topic) && offset != null) {
                        committed.put(partition.partition(), offset.offset());
                    }
                });
        return committed;
    }

    private Map<Integer, Long> offsets(String topic, int partitions, OffsetSpec spec) {
        var questions =
                IntStream.range(0, partitions)
                        .boxed()
                        .collect(Collectors.toMap(it -> new TopicPartition(topic, it), it -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                await(admin.listOffsets(questions).all());
        return answers.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().partition(),
                                entry -> entry.getValue().offset()));
    }
}
