// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of events as Confluent's serializer makes them. It is asked for the first event of each
 * type alone: what it puts before a value names the schema, and stays; the value behind it is
 * Avro's own. Asked for each event, it took a third of the time of a decision. Not safe for use by
 * several threads at once.
 */
final class EventEncoder {

    private static final int FRAME_BYTES = 5;
    private static final int USUAL_BYTES = 512;

    private final KafkaAvroSerializer serializer;
    private final Map<Class<?>, Framed> types = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    private @Nullable BinaryEncoder encoder;

    EventEncoder(KafkaAvroSerializer serializer) {
        this.serializer = serializer;
    }

    byte[] encode(SpecificRecord event) {
        var framed = types.get(event.getClass());
        if (framed != null) {
            return encode(event, framed);
        }
        var first = serializer.serialize(Topics.PRACTICE_EVENTS.name(), event);
        types.put(event.getClass(), Framed.as(first, event));
        return first;
    }

    private byte[] encode(SpecificRecord event, Framed framed) {
        try {
            bytes.reset();
            bytes.writeBytes(framed.frame());
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            framed.writer().write(event, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands before all values of a type, and what writes them. */
    private record Framed(byte[] frame, SpecificDatumWriter<SpecificRecord> writer) {

        static Framed as(byte[] first, SpecificRecord event) {
            var schema = event.getSchema();
            return new Framed(
                    Arrays.copyOf(first, FRAME_BYTES),
                    new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)));
        }
    }
}
