// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.firstsession.benchmarks.measure.Waits;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.stack.sample.TopicReader;

/** Reads a topic's committed records as they come, and notes when each could be read. */
final class Watch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String type;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean ending;

    /**
     * @param type full name of the events that count; the others are read and forgotten
     */
    Watch(String kafka, String topic, String type) {
        this.type = type;
        consumer = TopicReader.open(kafka, topic);
        var partitions = consumer.assignment();
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("watch " + topic).start(this::read);
    }

    private void read() {
        while (!ending) {
            for (var record : consumer.poll(POLL)) {
                long now = System.nanoTime();
                var subject = CloudEventHeaders.text(record.headers(), CloudEventHeaders.SUBJECT);
                if (subject != null
                        && type.equals(
                                CloudEventHeaders.text(record.headers(), CloudEventHeaders.TYPE))) {
                    seen.putIfAbsent(subject, now);
                }
            }
        }
    }

    /** When all of these could be read; empty for those that never came. */
    List<Optional<Long>> await(List<String> subjects) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !seen.keySet().containsAll(subjects)) {
            Arrival.waitUntil(System.nanoTime() + Duration.ofMillis(5).toNanos());
        }
        return subjects.stream().map(subject -> Optional.ofNullable(seen.get(subject))).toList();
    }

    /**
     * How long it took until each of these could be read.
     *
     * @param cameAt by subject, {@link System#nanoTime} of the moment from which it counts
     */
    Waits waits(Map<String, Long> cameAt) {
        var subjects = List.copyOf(cameAt.keySet());
        var seenAt = await(subjects);
        var waits = new ArrayList<Long>();
        for (int i = 0; i < subjects.size(); i++) {
            waits.add(seenAt.get(i).orElseThrow() - cameAt.getOrDefault(subjects.get(i), 0L));
        }
        return Waits.ofNanos(waits);
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
