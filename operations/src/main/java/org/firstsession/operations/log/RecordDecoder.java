// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Decodes values in Confluent's wire format by the schema that wrote them, whatever its version.
 * Not safe for use by several threads at once.
 */
public final class RecordDecoder {

    /** Bytes before the Avro body: 0 and the schema's id. */
    public static final int FRAME_BYTES = 5;

    private static final byte MAGIC = 0;

    private final WriterSchemas schemas;
    private final Set<String> skipped;
    private @Nullable BinaryDecoder reused;

    /**
     * @param skipped names of fields that nobody asks for; they are passed over and read as absent
     */
    public RecordDecoder(WriterSchemas schemas, Set<String> skipped) {
        this.schemas = schemas;
        this.skipped = Set.copyOf(skipped);
    }

    /**
     * The fields of a value.
     *
     * @throws UndecodableException when the bytes are no record that a registered schema wrote
     */
    public Fields decode(byte @Nullable [] value) throws UndecodableException {
        var schema = schemaOf(value);
        if (value == null || schema.getType() != Schema.Type.RECORD) {
            throw new UndecodableException("its schema is no record's");
        }
        try {
            var decoder =
                    DecoderFactory.get()
                            .binaryDecoder(value, FRAME_BYTES, value.length - FRAME_BYTES, reused);
            reused = decoder;
            var fields = record(schema, decoder);
            if (!decoder.isEnd()) {
                throw new UndecodableException(
                        "bytes are left over behind its " + schema.getName());
            }
            return fields;
        } catch (IOException | RuntimeException e) {
            // Whatever Avro makes of bytes that it didn't write: end of file, a negative length,
            // a union branch that isn't there.
            throw new UndecodableException("its bytes are no " + schema.getName());
        }
    }

    /** The schema that a value names. */
    public Schema schemaOf(byte @Nullable [] value) throws UndecodableException {
        if (value == null) {
            throw new UndecodableException("it has no value");
        }
        if (value.length < FRAME_BYTES || value[0] != MAGIC) {
            throw new UndecodableException("its value is not framed");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        if (id <= 0) {
            throw new UndecodableException("it names schema " + id);
        }
        var schema = schemas.byId(id).orElse(null);
        if (schema == null) {
            throw new UndecodableException("it names schema " + id + ", which isn't registered");
        }
        return schema;
    }

    private Fields record(Schema schema, BinaryDecoder in) throws IOException {
        var fields = schema.getFields();
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            var field = fields.get(i);
            if (skipped.contains(field.name())) {
                GenericDatumReader.skip(field.schema(), in);
            } else {
                values[i] = value(field.schema(), in);
            }
        }
        return new Fields(schema, values);
    }

    private @Nullable Object value(Schema schema, BinaryDecoder in) throws IOException {
        return switch (schema.getType()) {
            case RECORD -> record(schema, in);
            case ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
                    for (long i = 0; i < block; i++) {
                        list.add(value(schema.getElementType(), in));
                    }
                }
                yield list;
            }
            case UNION -> value(schema.getTypes().get(in.readIndex()), in);
            case ENUM -> schema.getEnumSymbols().get(in.readEnum());
            case STRING -> in.readString();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case BOOLEAN -> in.readBoolean();
            case NULL -> {
                in.readNull();
                yield null;
            }
            default -> throw new IOException("no topic of the catalogue has a " + schema.getType());
        };
    }
}
