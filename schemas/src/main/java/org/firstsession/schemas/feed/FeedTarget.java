// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a feed goes: a database that also knows how far it has been read. */
public interface FeedTarget {

    /**
     * The offset of the next record to read, for each of the partitions; 0 for one that was never
     * read. Kafka's own group offsets are not asked.
     */
    Map<TopicPartition, Long> positions(Collection<TopicPartition> partitions);

    /**
     * Takes a batch over, in order, in one transaction that also moves the positions. When it
     * throws, nothing of the batch may remain: the feed reads it again, without end.
     *
     * @param batch the records, in order within each partition; may be empty when only positions
     *     move, past transaction markers for instance
     * @param moves how far each partition is read before and after the batch
     */
    void take(List<FeedRecord> batch, List<PositionMove> moves);

    /**
     * A partition's move.
     *
     * @param partition the partition
     * @param from the position that the database must still hold
     * @param to the position after the batch
     */
    record PositionMove(TopicPartition partition, long from, long to) {}
}
