// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.schemas.Topics;

/**
 * A command as text that can be edited: its type on the first line, then Avro's own JSON, in which
 * a value that may be absent carries its type, such as {@code {"string": "94110"}}.
 */
final class CommandText {

    private CommandText() {}

    static String of(SpecificRecord command) {
        try {
            var schema = command.getSchema();
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().jsonEncoder(schema, bytes, true);
            new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema))
                    .write(command, encoder);
            encoder.flush();
            return schema.getName() + "\n" + bytes.toString(UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The command that a text tells.
     *
     * @throws RefusedException when it tells none
     */
    static SpecificRecordBase parse(String text) {
        var lines = text.split("\n", 2);
        var type =
                Topics.PRACTICE_COMMANDS.valueTypes().stream()
                        .filter(each -> each.getSimpleName().equals(lines[0].strip()))
                        .findFirst()
                        .orElseThrow(() -> unknown(lines[0]));
        var model = SpecificData.getForClass(type);
        var schema = model.getSchema(type);
        try {
            var decoder =
                    DecoderFactory.get().jsonDecoder(schema, lines.length < 2 ? "" : lines[1]);
            return (SpecificRecordBase)
                    new SpecificDatumReader<SpecificRecord>(schema, schema, model)
                            .read(null, decoder);
        } catch (IOException | AvroRuntimeException e) {
            throw new RefusedException(
                    "that is no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static RefusedException unknown(String name) {
        var known =
                Topics.PRACTICE_COMMANDS.valueTypes().stream()
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        return new RefusedException(
                "the first line names no command: '" + name.strip() + "'. There are " + known);
    }
}
