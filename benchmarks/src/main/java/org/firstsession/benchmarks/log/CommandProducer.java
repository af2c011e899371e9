// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.benchmarks.cluster.Cluster;
import org.firstsession.schemas.Topics;

/** Writes commands as they come, with the settings of intake-service's relay. */
public final class CommandProducer implements AutoCloseable {

    private final Commands records;
    private final KafkaProducer<String, byte[]> producer;

    public CommandProducer(Cluster cluster) {
        records = new Commands(cluster.registry());
        producer =
                new KafkaProducer<>(
                        relaySettings(cluster.kafka()),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** What the relay tells its producer, as far as it matters for speed. */
    public static Map<String, Object> relaySettings(String kafka) {
        return Map.of(
                "bootstrap.servers",
                kafka,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "max.in.flight.requests.per.connection",
                1,
                "linger.ms",
                0);
    }

    /** Sends commands one after the other; they are on the log a moment later. */
    public synchronized void send(List<SpecificRecordBase> commands) {
        records.of(Topics.PRACTICE_COMMANDS.name(), commands).forEach(producer::send);
    }

    @Override
    public void close() {
        producer.close();
    }
}
