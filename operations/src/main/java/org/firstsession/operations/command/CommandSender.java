// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.command;

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

/** Puts commands on the log. */
public final class CommandSender {

    private final Map<String, Object> producerSettings;
    private final String registry;
    private final String source;

    /**
     * @param source says which part of operations gives them
     */
    public CommandSender(Map<String, Object> producerSettings, String registry, String source) {
        this.producerSettings = producerSettings;
        this.registry = registry;
        this.source = source;
    }

    /**
     * Writes a command and waits until it is on the log.
     *
     * @param headers more of them, texts by their names
     * @throws RefusedException when it is not known whether it is there
     */
    public LogPosition send(SpecificRecordBase command, Map<String, String> headers) {
        try (var serializer = ConfluentAvro.serializer(registry);
                var producer =
                        new KafkaProducer<>(
                                producerSettings,
                                new StringSerializer(),
                                new ByteArraySerializer())) {
            var record = CommandRecords.of(command, serializer, source);
            headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
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
