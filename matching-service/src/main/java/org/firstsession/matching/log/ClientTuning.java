// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the engine's Kafka clients in the place of the built-in ones, so that they can be
 * measured: {@code firstsession.engine.consumer.max.poll.records}. What changes the meaning of a
 * decision, and not its speed alone, can't be set.
 */
record ClientTuning(
        @DefaultValue Map<String, String> consumer, @DefaultValue Map<String, String> producer) {

    private static final Set<String> CONSUMER =
            Set.of("max.poll.records", "fetch.min.bytes", "fetch.max.wait.ms", "retry.backoff.ms");

    private static final Set<String> PRODUCER =
            Set.of("linger.ms", "batch.size", "retry.backoff.ms", "retry.backoff.max.ms");

    ClientTuning {
        consumer = checked(consumer, CONSUMER);
        producer = checked(producer, PRODUCER);
    }

    private static Map<String, String> checked(Map<String, String> settings, Set<String> known) {
        if (!known.containsAll(settings.keySet())) {
            throw new IllegalArgumentException(
                    "of the engine's clients only %s can be set here, not %s"
                            .formatted(new TreeSet<>(known), new TreeSet<>(settings.keySet())));
        }
        return Map.copyOf(settings);
    }
}
