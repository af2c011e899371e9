// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.scale;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.schemas.Topics;

/** Which instance of matching-service decides which partitions. */
final class Assignment implements AutoCloseable {

    private static final String GROUP = "matching-service.engine";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Admin admin;

    Assignment(String kafka) {
        admin = Admin.create(Map.of("bootstrap.servers", kafka));
    }

    /** The partitions of each instance, once so many share all of them. */
    List<List<Integer>> await(int instances) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var groups = admin.describeConsumerGroups(List.of(GROUP)).all().get();
            var description = Objects.requireNonNull(groups.get(GROUP));
            var owned =
                    description.members().stream()
                            .sorted(Comparator.comparing(MemberDescription::clientId))
                            .map(Assignment::partitions)
                            .filter(partitions -> !partitions.isEmpty())
                            .toList();
            int all = owned.stream().mapToInt(List::size).sum();
            if (description.groupState() == GroupState.STABLE
                    && owned.size() == instances
                    && all == Topics.PRACTICE_COMMANDS.partitions()) {
                return owned;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new IllegalStateException("the partitions are not shared by " + instances);
    }

    private static List<Integer> partitions(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .map(TopicPartition::partition)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        admin.close();
    }
}
