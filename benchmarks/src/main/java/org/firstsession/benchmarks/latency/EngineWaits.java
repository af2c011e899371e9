// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.latency;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.benchmarks.log.CommandProducer;
import org.firstsession.benchmarks.measure.Waits;
import org.firstsession.benchmarks.workload.BenchPractice;
import org.firstsession.events.TrialOffered;
import org.firstsession.schemas.Topics;

/** From a request that is written to the log until its offer can be read, and nothing around it. */
final class EngineWaits implements AutoCloseable {

    private final String kafka;
    private final CommandProducer producer;

    EngineWaits(Cluster cluster) {
        kafka = cluster.kafka();
        producer = new CommandProducer(cluster);
    }

    /** How long people wait who come to a practice at a rate, and withdraw at once. */
    Waits at(BenchPractice practice, double perSecond, Duration length, long seed)
            throws Exception {
        var cameAt = new ConcurrentHashMap<String, Long>();
        try (var watch =
                new Watch(kafka, Topics.PRACTICE_EVENTS.name(), TrialOffered.class.getName())) {
            Arrival.at(
                    perSecond,
                    length,
                    seed,
                    at -> {
                        var asker = practice.asker();
                        cameAt.put(asker.requestId(), at);
                        producer.send(List.of(practice.request(asker), practice.withdraw(asker)));
                    });
            return watch.waits(cameAt);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
