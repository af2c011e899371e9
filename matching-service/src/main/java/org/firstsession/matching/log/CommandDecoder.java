// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.types.UnreadableReason;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a record on {@code practice.commands}. What is wrong with the bytes is an
 * answer; what keeps us from judging them, such as a registry that can't be reached, is an
 * exception.
 *
 * <p>Confluent's own deserializer is not used here: it throws the same exception for both.
 */
final class CommandDecoder {

    private static final int FRAME_BYTES = 5;
    private static final byte MAGIC = 0;
    private static final int NOT_FOUND = 404;

    private static final Map<String, Class<? extends SpecificRecord>> TYPES =
            Topics.PRACTICE_COMMANDS.valueTypes().stream()
                    .collect(Collectors.toMap(Class::getName, type -> type));

    private final SchemaRegistryClient registry;
    private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();

    CommandDecoder(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * The command, or why there is none.
     *
     * @param key the record's key, which the command must name as its practice
     * @param loggedAt the record's timestamp
     * @throws IllegalStateException when the registry can't be asked
     */
    Decoded decode(String key, byte @Nullable [] value, Instant loggedAt) {
        if (value == null) {
            return new Unreadable(UnreadableReason.NO_VALUE);
        }
        if (value.length < FRAME_BYTES || value[0] != MAGIC) {
            return new Unreadable(UnreadableReason.NOT_FRAMED);
        }
        int schemaId = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        if (schemaId <= 0) {
            return new Unreadable(UnreadableReason.UNKNOWN_SCHEMA);
        }
        try {
            var reader = readers.get(schemaId);
            if (reader == null) {
                var writer = writerSchema(schemaId);
                if (writer == null) {
                    return new Unreadable(UnreadableReason.UNKNOWN_SCHEMA);
                }
                var type = TYPES.get(writer.getFullName());
                if (type == null) {
                    return new Unreadable(UnreadableReason.UNEXPECTED_TYPE);
                }
                reader = reader(writer, type);
                readers.put(schemaId, reader);
            }
            return translate(key, read(reader, value), loggedAt);
        } catch (MalformedException e) {
            return new Unreadable(UnreadableReason.MALFORMED);
        }
    }

    private @Nullable Schema writerSchema(int schemaId) {
        try {
            return registry.getSchemaById(schemaId) instanceof AvroSchema avro
                    ? avro.rawSchema()
                    : null;
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return null;
            }
            throw new IllegalStateException("the registry can't tell schema " + schemaId, e);
        } catch (IOException e) {
            throw new IllegalStateException("the registry can't be reached", e);
        }
    }

    private static SpecificDatumReader<SpecificRecord> reader(
            Schema writer, Class<? extends SpecificRecord> type) {
        var model = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, model.getSchema(type), model);
    }

    private static SpecificRecord read(SpecificDatumReader<SpecificRecord> reader, byte[] value) {
        try {
            var decoder =
                    DecoderFactory.get()
                            .binaryDecoder(value, FRAME_BYTES, value.length - FRAME_BYTES, null);
            var record = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new MalformedException();
            }
            return record;
        } catch (IOException | RuntimeException e) {
            // Whatever Avro makes of bytes that it didn't write: end of file, a negative length,
            // a union branch that isn't there.
            throw new MalformedException();
        }
    }

    private static Decoded translate(String key, SpecificRecord record, Instant loggedAt) {
        Command command;
        try {
            command = AvroCommands.read(record, loggedAt).orElse(null);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new MalformedException();
        }
        if (command == null) {
            return new Unreadable(UnreadableReason.UNEXPECTED_TYPE);
        }
        return command.meta().practiceId().value().equals(key)
                ? new Readable(command)
                : new Unreadable(UnreadableReason.KEY_MISMATCH);
    }

    /** What became of a record's bytes. */
    sealed interface Decoded {}

    record Readable(Command command) implements Decoded {}

    record Unreadable(UnreadableReason reason) implements Decoded {}

    private static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException() {
            super(null, null, false, false);
        }
    }
}
