// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;

/**
 * Commands as they stand in receipts: Avro's single-object encoding, which names its schema by
 * fingerprint. It needs no registry, so requests are accepted while the registry is down.
 */
final class CommandCodec {

    static {
        ConfluentAvro.trustGeneratedClasses();
    }

    private static final Map<String, BinaryMessageDecoder<SpecificRecord>> DECODERS =
            Topics.PRACTICE_COMMANDS.valueTypes().stream()
                    .collect(Collectors.toMap(Class::getSimpleName, CommandCodec::decoder));

    private static final Map<Class<?>, BinaryMessageEncoder<SpecificRecord>> ENCODERS =
            Topics.PRACTICE_COMMANDS.valueTypes().stream()
                    .collect(Collectors.toMap(Function.identity(), CommandCodec::encoder));

    private CommandCodec() {}

    static byte[] encode(SpecificRecord command) {
        var encoder = ENCODERS.get(command.getClass());
        if (encoder == null) {
            throw new IllegalArgumentException(command.getClass() + " is no command");
        }
        try {
            var bytes = encoder.encode(command);
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SpecificRecord decode(String type, byte[] payload) {
        var decoder = DECODERS.get(type);
        if (decoder == null) {
            throw new IllegalStateException("a receipt holds the unknown type " + type);
        }
        try {
            return decoder.decode(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BinaryMessageDecoder<SpecificRecord> decoder(
            Class<? extends SpecificRecord> type) {
        var model = SpecificData.getForClass(type);
        return new BinaryMessageDecoder<>(model, model.getSchema(type));
    }

    private static BinaryMessageEncoder<SpecificRecord> encoder(
            Class<? extends SpecificRecord> type) {
        var model = SpecificData.getForClass(type);
        return new BinaryMessageEncoder<>(model, model.getSchema(type));
    }
}
