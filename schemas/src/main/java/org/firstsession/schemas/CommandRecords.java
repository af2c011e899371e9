// SPDX-License-Identifier: Apache-2.0
package org.firstsession.schemas;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Commands as they stand on the log, whoever gives them. */
public final class CommandRecords {

    private CommandRecords() {}

    /**
     * The record of a command; its timestamp is the command's {@code recordedAt}.
     *
     * @param source says which part of the system gives it
     */
    public static ProducerRecord<String, byte[]> of(
            SpecificRecordBase command, KafkaAvroSerializer serializer, String source) {
        return of(Topics.PRACTICE_COMMANDS.name(), command, serializer, source);
    }

    /** The same for another topic than the commands' own, with the same bytes. */
    public static ProducerRecord<String, byte[]> of(
            String topic,
            SpecificRecordBase command,
            KafkaAvroSerializer serializer,
            String source) {
        var practiceId = (String) command.get("practiceId");
        var recordedAt = (Instant) command.get("recordedAt");
        var record =
                new ProducerRecord<String, byte[]>(
                        topic,
                        null,
                        recordedAt.toEpochMilli(),
                        practiceId,
                        serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command));
        var commandId = (String) command.get("commandId");
        CloudEventHeaders.add(
                record.headers(),
                commandId,
                command.getSchema().getFullName(),
                source,
                recordedAt,
                practiceId,
                null);
        CloudEventHeaders.beginTrace(record.headers(), commandId);
        return record;
    }
}
