// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The books of the partitions that this instance decides. Used by the listener's thread alone, but
 * for {@link #allReady}.
 */
final class AssignedBooks {

    private final EventLog events;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final NavigableMap<Integer, PartitionBooks> ready = new TreeMap<>();
    private volatile boolean allReady;

    AssignedBooks(EventLog events) {
        this.events = events;
    }

    void assign(Collection<TopicPartition> partitions) {
        allReady = false;
        assigned.addAll(partitions);
        partitions.forEach(partition -> ready.remove(partition.partition()));
    }

    void revoke(Collection<TopicPartition> partitions) {
        partitions.forEach(assigned::remove);
        partitions.forEach(partition -> ready.remove(partition.partition()));
    }

    /** After a rollback no book can be trusted: it may hold events that were never committed. */
    void distrustAll() {
        allReady = false;
        ready.clear();
    }

    /** The books of a partition, rebuilt from its events if need be. */
    PartitionBooks of(TopicPartition partition, Consumer<?, ?> consumer) {
        return ready.computeIfAbsent(
                partition.partition(),
                number -> {
                    var committed = consumer.committed(Set.of(partition)).get(partition);
                    return events.rebuild(number, committed == null ? null : committed.offset());
                });
    }

    /** The books of all assigned partitions, rebuilt if need be. */
    Collection<PartitionBooks> all(Consumer<?, ?> consumer) {
        assigned.forEach(partition -> of(partition, consumer));
        allReady = !assigned.isEmpty();
        return ready.values();
    }

    /** Whether every assigned partition has its books. May be asked by any thread. */
    boolean allReady() {
        return allReady;
    }

    /** The books that are there just now. */
    Collection<PartitionBooks> ready() {
        return ready.values();
    }
}
