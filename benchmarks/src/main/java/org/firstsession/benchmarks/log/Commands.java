// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstsession.schemas.CommandRecords;
import org.firstsession.schemas.ConfluentAvro;

/** Commands as intake-service writes them: framing, headers, key, timestamp. */
final class Commands {

    private static final String SOURCE = "/benchmarks";

    private final KafkaAvroSerializer serializer;

    Commands(String registry) {
        serializer = ConfluentAvro.serializer(registry);
    }

    /**
     * Records for a topic.
     *
     * @param topic may be another one than the commands' own
     */
    List<ProducerRecord<String, byte[]>> of(String topic, List<SpecificRecordBase> commands) {
        return commands.stream()
                .map(command -> CommandRecords.of(topic, command, serializer, SOURCE))
                .toList();
    }
}
