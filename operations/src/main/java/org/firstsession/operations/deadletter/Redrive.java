// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.schemas.CommandRecords;
import org.firstsession.schemas.ConfluentAvro;

/** Puts a command on the log that stood there before and could not be read. */
final class Redrive {

    private static final String SOURCE = "/operations/redrive";

    private final Map<String, Object> producerSettings;
    private final String registry;

    Redrive(Map<String, Object> producerSettings, String registry) {
        this.producerSettings = producerSettings;
        this.registry = registry;
    }

    /**
     * Writes it and waits until it is on the log. It keeps its id and its time, so a command that
     * was decided meanwhile is set aside as a copy.
     */
    LogPosition write(DeadLetter letter, SpecificRecordBase command) {
        try (var serializer = ConfluentAvro.serializer(registry);
                var producer =
                        new KafkaProducer<>(
                                producerSettings,
                                new StringSerializer(),
                                new ByteArraySerializer())) {
            var record = CommandRecords.of(command, serializer, SOURCE);
            record.headers().add(DeadLetters.REDRIVEN_FROM, letter.id().getBytes(UTF_8));
            var written = producer.send(record).get();
            return new LogPosition(written.topic(), written.partition(), written.offset());
        } catch (ExecutionException e) {
            throw new RefusedException(
                    "it is not known whether the command is on the log: look before trying again ("
                            + e.getCause()
                            + ")",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted while writing", e);
        }
    }
}
