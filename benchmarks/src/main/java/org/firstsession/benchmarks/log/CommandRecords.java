// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;

/** Commands as intake-service writes them: framing, headers, key, timestamp. */
final class CommandRecords {

    private final KafkaAvroSerializer serializer;

    CommandRecords(String registry) {
        serializer = ConfluentAvro.serializer(registry);
    }

    /**
     * Records for a topic.
     *
     * @param topic may be another one than the commands' own
     */
    List<ProducerRecord<String, byte[]>> of(String topic, List<SpecificRecordBase> commands) {
        return commands.stream().map(command -> record(topic, command)).toList();
    }

    private ProducerRecord<String, byte[]> record(String topic, SpecificRecordBase command) {
        var practiceId = (String) command.get("practiceId");
        var recordedAt = (Instant) command.get("recordedAt");
        var record =
                new ProducerRecord<String, byte[]>(
                        topic,
                        null,
                        recordedAt.toEpochMilli(),
                        practiceId,
                        serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command));
        CloudEventHeaders.add(
                record.headers(),
                (String) command.get("commandId"),
                command.getSchema().getFullName(),
                "/benchmarks",
                recordedAt,
                practiceId,
                null);
        return record;
    }
}
