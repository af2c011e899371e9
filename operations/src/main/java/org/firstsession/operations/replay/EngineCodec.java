// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
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
    private final Written written = new Written();
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

    /**
     * Whether an event, written by the schema of a recorded value, has that value's bytes.
     *
     * @throws UndecodableException when the recorded value names no schema
     */
    boolean isWrittenAs(SpecificRecord event, byte @Nullable [] recorded)
            throws UndecodableException {
        var writer = writerOf(recorded);
        var own = event.getSchema();
        if (recorded == null || !own.getFullName().equals(writer.getFullName())) {
            return false;
        }
        write(writers.computeIfAbsent(own, EngineCodec::writer), event);
        if (!current.computeIfAbsent(writer, schema -> hasSameShape(schema, own))) {
            writeAgain(own, writer);
        }
        return written.isBehindFrame(recorded);
    }

    /** What one schema has written, as another one writes it. */
    private void writeAgain(Schema own, Schema writer) {
        try {
            var reader = new GenericDatumReader<Object>(own, writer);
            var body = DecoderFactory.get().binaryDecoder(written.toByteArray(), null);
            write(new GenericDatumWriter<>(writer), reader.read(null, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> void write(DatumWriter<T> writer, T value) {
        try {
            written.reset();
            encoder = EncoderFactory.get().binaryEncoder(written, encoder);
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of one value; the next one takes its place. */
    private static final class Written extends ByteArrayOutputStream {

        boolean isBehindFrame(byte[] recorded) {
            return Arrays.equals(
                    buf, 0, count, recorded, RecordDecoder.FRAME_BYTES, recorded.length);
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
