// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.sample.TopicReader;

/** Stands at the end of {@code practice.events} and tells how long the next event takes. */
final class EventTail implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer =
            TopicReader.open(
                    TestCluster.broker().bootstrapServers(), Topics.PRACTICE_EVENTS.name());

    EventTail() {
        var partitions = consumer.assignment();
        consumer.seekToEnd(partitions);
        // Seeking is lazy: the position is fixed here, before anything is sent.
        partitions.forEach(consumer::position);
    }

    /** When an event of this kind and practice can be read, or the deadline when none could. */
    Instant readableAt(String practiceId, Class<? extends SpecificRecord> type, Instant deadline) {
        var deserializer = ConfluentAvro.deserializer(TestCluster.REGISTRY);
        while (Instant.now().isBefore(deadline)) {
            for (var record : consumer.poll(Duration.ofMillis(50))) {
                if (practiceId.equals(record.key())
                        && type.isInstance(deserializer.deserialize("", record.value()))) {
                    return Instant.now();
                }
            }
        }
        return deadline;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
