// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Reads recorded values as today's generated types, and writes today's events as an older schema
 * would have written them. Not safe for use by several threads at once.
 */
final class EngineCodec {

    static {
        ConfluentAvro.trustGeneratedClasses();
    }

    private static final Map<String, Class<? extends SpecificRecord>> TYPES =
            Stream.of(Topics.PRACTICE_COMMANDS, Topics.PRACTICE_EVENTS)
                    .flatMap(topic -> topic.valueTypes().stream())
                    .collect(Collectors.toMap(Class::getName, type -> type));

    private final RecordDecoder frames;
    private final Map<Schema, SpecificDatumReader<SpecificRecord>> readers =
            new IdentityHashMap<>();
    private final Map<Schema, SpecificDatumWriter<SpecificRecord>> writers =
            new IdentityHashMap<>();
    private final Map<Schema, Boolean> current = new IdentityHashMap<>();
    private @Nullable BinaryEncoder encoder;

    EngineCodec(WriterSchemas schemas) {
        this.frames = new RecordDecoder(schemas, Set.of());
    }

    /**
     * A recorded value.
     *
     * @throws UndecodableException when it is none of the catalogue's types
     */
    SpecificRecord read(byte @Nullable [] value) throws UndecodableException {
        var writer = frames.schemaOf(value);
        var type = TYPES.get(writer.getFullName());
        if (type == null || value == null) {
            throw new UndecodableException(writer.getFullName() + " is no type of the catalogue");
        }
        var reader = readers.computeIfAbsent(writer, schema -> reader(schema, type));
        try {
            return reader.read(
                    null,
                    DecoderFactory.get()
                            .binaryDecoder(
                                    value,
                                    RecordDecoder.FRAME_BYTES,
                                    value.length - RecordDecoder.FRAME_BYTES,
                                    null));
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException("its bytes are no " + writer.getName());
        }
    }

    /** The schema that wrote a recorded value. */
    Schema writerOf(byte @Nullable [] value) throws UndecodableException {
        return frames.schemaOf(value);
    }

    /** The Avro body of an event as a certain schema writes it; null when it can't hold it. */
    byte @Nullable [] body(SpecificRecord event, Schema writer) {
        var own = event.getSchema();
        if (!own.getFullName().equals(writer.getFullName())) {
            return null;
        }
        var body = write(writers.computeIfAbsent(own, EngineCodec::writer), event);
        if (current.computeIfAbsent(writer, schema -> hasSameShape(schema, own))) {
            return body;
        }
        try {
            var reader = new GenericDatumReader<Object>(own, writer);
            var older = reader.read(null, DecoderFactory.get().binaryDecoder(body, null));
            return write(new GenericDatumWriter<>(writer), older);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> byte[] write(DatumWriter<T> writer, T value) {
        try {
            var bytes = new ByteArrayOutputStream(512);
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            writer.write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpecificDatumReader<SpecificRecord> reader(
            Schema writer, Class<? extends SpecificRecord> type) {
        var model = SpecificData.getForClass(type);
        return new SpecificDatumReader<>(writer, model.getSchema(type), model);
    }

    private static SpecificDatumWriter<SpecificRecord> writer(Schema own) {
        return new SpecificDatumWriter<>(own, SpecificData.getForSchema(own));
    }

    private static boolean hasSameShape(Schema one, Schema other) {
        return SchemaNormalization.toParsingForm(one)
                .equals(SchemaNormalization.toParsingForm(other));
    }
}
