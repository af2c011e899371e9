// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.command;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.schemas.Topics;

/** Waits for what the engine makes of a command. Opened before the command is written. */
public final class DecisionWait implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Looks at whatever is decided from now on.
     *
     * @param consumerSettings how to read, {@code read_committed} among it
     * @param ends where the partitions of {@code practice.events} end
     */
    public DecisionWait(Map<String, Object> consumerSettings, Map<Integer, Long> ends) {
        consumer =
                new KafkaConsumer<>(
                        consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var places =
                ends.keySet().stream()
                        .map(it -> new TopicPartition(Topics.PRACTICE_EVENTS.name(), it))
                        .toList();
        consumer.assign(places);
        places.forEach(it -> consumer.seek(it, ends.getOrDefault(it.partition(), 0L)));
    }

    /** The first event that follows from a command; empty when none comes in time. */
    public Optional<ConsumerRecord<byte[], byte[]>> on(LogPosition command, Duration patience) {
        var place = new TopicPartition(Topics.PRACTICE_EVENTS.name(), command.partition());
        long begun = System.nanoTime();
        do {
            for (var event : consumer.poll(POLL).records(place)) {
                if (DecisionCursor.commandOffset(event) == command.offset()) {
                    return Optional.of(event);
                }
            }
        } while (System.nanoTime() - begun < patience.toNanos());
        return Optional.empty();
    }

    @Override
    public void close() {
        // A fetch waits at the broker for what may never come: nobody waits for that.
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
}
