// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.schemas.CommandRecords;
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

    /** Sends a command. */
    CompletableFuture<SendResult<String, byte[]>> send(SpecificRecordBase command) {
        return kafka.send(CommandRecords.of(command, serializer, source));
    }
}
