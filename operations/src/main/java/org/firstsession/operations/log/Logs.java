// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/** The two logs of the practices, as they stand at the moment of asking. */
public final class Logs {

    private final Map<String, Object> consumerSettings;
    private final Cluster cluster;
    private final Runnable taken;

    /**
     * @param consumerSettings how to read, {@code read_committed} among it
     */
    public Logs(Map<String, Object> consumerSettings, Admin admin) {
        this(consumerSettings, new Cluster(admin), () -> {});
    }

    private Logs(Map<String, Object> consumerSettings, Cluster cluster, Runnable taken) {
        this.consumerSettings = consumerSettings;
        this.cluster = cluster;
        this.taken = taken;
    }

    /**
     * The same logs for one reading from a single thread.
     *
     * @param progress gets the number of records that are taken, of all partitions and topics
     */
    public Logs countingTo(LongConsumer progress) {
        var read = new long[1];
        return new Logs(consumerSettings, cluster, () -> progress.accept(++read[0]));
    }

    /**
     * Hands over the decisions of each partition, one partition after the other.
     *
     * @param practice the only practice that is asked about; null for all
     */
    public void forEachPartition(@Nullable String practice, Consumer<DecisionCursor> reader) {
        for (var partition : partitions(practice)) {
            try (var cursor = partition.get()) {
                reader.accept(cursor);
            }
        }
    }

    /** What opens each partition, as often as it is wanted; all of them end where they do now. */
    public List<Supplier<DecisionCursor>> partitions(@Nullable String practice) {
        // Events first: the command of each of them is on the log by then.
        var events = ends(Topics.PRACTICE_EVENTS);
        var commands = ends(Topics.PRACTICE_COMMANDS);
        return partitionsOf(practice, commands.size()).stream()
                .<Supplier<DecisionCursor>>map(partition ->
                        () ->
                                new DecisionCursor(
                                        cursor(Topics.PRACTICE_COMMANDS, partition, commands),
                                        cursor(Topics.PRACTICE_EVENTS, partition, events)))
                .toList();
    }

    /**
     * Hands over the events of each partition without their commands, one partition after the
     * other.
     *
     * @param practice the only practice that is asked about; null for all
     */
    public void forEachPartitionOfEvents(@Nullable String practice, Consumer<Records> reader) {
        var ends = ends(Topics.PRACTICE_EVENTS);
        for (int partition : partitionsOf(practice, ends.size())) {
            try (var cursor = cursor(Topics.PRACTICE_EVENTS, partition, ends)) {
                reader.accept(cursor);
            }
        }
    }

    /**
     * How many commands there may be on the partitions of a practice, for a measure of progress.
     */
    public long commands(@Nullable String practice) {
        return records(practice, Topics.PRACTICE_COMMANDS);
    }

    /** The same for all records of some topics. */
    public long records(@Nullable String practice, Topic... topics) {
        long records = 0;
        for (var topic : topics) {
            var ends = ends(topic);
            for (int partition : partitionsOf(practice, ends.size())) {
                records += ends.getOrDefault(partition, 0L);
            }
        }
        return records;
    }

    /** The partitions on which a practice may stand; all for null. */
    public static List<Integer> partitionsOf(@Nullable String practice, int partitions) {
        return practice == null || partitions == 0
                ? IntStream.range(0, partitions).boxed().toList()
                : List.of(Utils.toPositive(Utils.murmur2(practice.getBytes(UTF_8))) % partitions);
    }

    /** Where each partition of a topic ends; empty when there is no such topic. */
    public Map<Integer, Long> ends(Topic topic) {
        return cluster.partitionsOf(topic.name())
                .map(partitions -> cluster.ends(topic.name(), partitions))
                .orElse(Map.of());
    }

    /** One partition from its beginning to an end. */
    public PartitionCursor cursor(Topic topic, int partition, Map<Integer, Long> ends) {
        return new PartitionCursor(
                consumerSettings,
                topic.name(),
                partition,
                0,
                ends.getOrDefault(partition, 0L),
                taken);
    }
}
