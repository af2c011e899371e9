// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.Topics;

/** Commands as they stand on the log, whoever of this service gives them. */
public final class CommandRecords {

    private CommandRecords() {}

    /**
     * The record of a command; its timestamp is the command's {@code recordedAt}.
     *
     * @param source says which part of the service gives it
     */
    public static ProducerRecord<String, byte[]> of(
            SpecificRecordBase command, KafkaAvroSerializer serializer, String source) {
        var topic = Topics.PRACTICE_COMMANDS.name();
        var practiceId = (String) command.get("practiceId");
        var recordedAt = (Instant) command.get("recordedAt");
        var record =
                new ProducerRecord<String, byte[]>(
                        topic,
                        null,
                        recordedAt.toEpochMilli(),
                        practiceId,
                        serializer.serialize(topic, command));
        CloudEventHeaders.add(
                record.headers(),
                (String) command.get("commandId"),
                command.getSchema().getFullName(),
                source,
                recordedAt,
                practiceId,
                null);
        return record;
    }
}
