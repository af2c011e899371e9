// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;

/** The two logs of the practices, as they stand at the moment of asking. */
public final class Logs {

    private final Map<String, Object> consumerSettings;
    private final Cluster cluster;

    /**
     * @param consumerSettings how to read, {@code read_committed} among it
     */
    public Logs(Map<String, Object> consumerSettings, Admin admin) {
        this.consumerSettings = consumerSettings;
        this.cluster = new Cluster(admin);
    }

    /** Hands over the decisions of each partition, one partition after the other. */
    public void forEachPartition(Consumer<DecisionCursor> reader) {
        // Events first: the command of each of them is on the log by then.
        var events = ends(Topics.PRACTICE_EVENTS);
        var commands = ends(Topics.PRACTICE_COMMANDS);
        for (int partition = 0; partition < commands.size(); partition++) {
            try (var cursor =
                    new DecisionCursor(
                            cursor(Topics.PRACTICE_COMMANDS, partition, commands),
                            cursor(Topics.PRACTICE_EVENTS, partition, events))) {
                reader.accept(cursor);
            }
        }
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
                consumerSettings, topic.name(), partition, 0, ends.getOrDefault(partition, 0L));
    }
}
