// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.schemas.Topic;

/** Reads all that is committed of a topic, and only counts it. */
public final class WholeLog {

    private static final Duration POLL = Duration.ofMillis(20);

    private WholeLog() {}

    /** How many there are, from the first one to the end as it is now. */
    public static long count(String kafka, Topic topic) {
        long records = 0;
        try (var consumer = CommittedReader.of(kafka)) {
            var partitions =
                    IntStream.range(0, topic.partitions())
                            .mapToObj(number -> new TopicPartition(topic.name(), number))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                records += consumer.poll(POLL).count();
            }
        }
        return records;
    }
}
