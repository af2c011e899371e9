// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.Topics;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.SendResult;

/** Puts this service's own commands on the log: those of the clock and of the roster file. */
final class CommandWriter {

    private final KafkaOperations<String, byte[]> kafka;
    private final KafkaAvroSerializer serializer;
    private final String source;

    CommandWriter(
            KafkaOperations<String, byte[]> kafka, KafkaAvroSerializer serializer, String source) {
        this.kafka = kafka;
        this.serializer = serializer;
        this.source = source;
    }

    /** Sends a command; the record's timestamp is the command's {@code recordedAt}. */
    CompletableFuture<SendResult<String, byte[]>> send(SpecificRecordBase command) {
        var practiceId = (String) command.get("practiceId");
        var recordedAt = (Instant) command.get("recordedAt");
        var record =
                new ProducerRecord<String, byte[]>(
                        Topics.PRACTICE_COMMANDS.name(),
                        null,
                        recordedAt.toEpochMilli(),
                        practiceId,
                        serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command));
        CloudEventHeaders.add(
                record.headers(),
                (String) command.get("commandId"),
                command.getSchema().getFullName(),
                source,
                recordedAt,
                practiceId,
                null);
        return kafka.send(record);
    }
}
