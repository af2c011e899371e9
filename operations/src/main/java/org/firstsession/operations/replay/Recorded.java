// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.log.WriterSchemas;
import org.jspecify.annotations.Nullable;

/** Recorded values as the engine has them. Not safe for use by several threads at once. */
public final class Recorded {

    private final EngineCodec codec;

    public Recorded(WriterSchemas schemas) {
        this.codec = new EngineCodec(schemas);
    }

    /**
     * A recorded event.
     *
     * @throws RefusedException when it can't be read: nothing can be built on such a log
     */
    public Event event(ConsumerRecord<byte[], byte[]> record) {
        try {
            return AvroEvents.read(codec.read(record.value()));
        } catch (UndecodableException | IllegalArgumentException | DateTimeException e) {
            throw new RefusedException(
                    "%s can't be read (%s); ops verify tells more"
                            .formatted(
                                    new LogPosition(
                                            record.topic(), record.partition(), record.offset()),
                                    e.getMessage()),
                    e);
        }
    }

    /** A recorded command; null for one that the engine could not read either. */
    public @Nullable Command command(ConsumerRecord<byte[], byte[]> record) {
        try {
            return AvroCommands.read(
                            codec.read(record.value()), Instant.ofEpochMilli(record.timestamp()))
                    .orElse(null);
        } catch (UndecodableException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
