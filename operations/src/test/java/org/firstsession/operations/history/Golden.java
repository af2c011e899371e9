// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The logs of a practice as a released version wrote them, with the schemas that it wrote them by,
 * in one small file.
 *
 * @param schemas by the ids that the records name
 * @param commands the command log
 * @param events the event log
 */
public record Golden(Map<Integer, String> schemas, List<Logged> commands, List<Logged> events) {

    public static Golden of(History history, SchemaRegistryClient registry) throws IOException {
        var schemas = new TreeMap<Integer, String>();
        for (var logged : all(history.commands, history.events)) {
            int id = schemaId(logged);
            if (id > 0 && !schemas.containsKey(id)) {
                try {
                    schemas.put(id, registry.getSchemaById(id).canonicalString());
                } catch (RestClientException e) {
                    throw new IOException(e);
                }
            }
        }
        return new Golden(schemas, List.copyOf(history.commands), List.copyOf(history.events));
    }

    /** Puts its schemas into an empty registry, under the ids that they had. */
    public void register(SchemaRegistryClient registry) throws IOException {
        for (var schema : schemas.entrySet()) {
            try {
                registry.register(
                        "golden-" + schema.getKey(),
                        new AvroSchema(schema.getValue()),
                        1,
                        schema.getKey());
            } catch (RestClientException e) {
                throw new IOException(e);
            }
        }
    }

    public void write(Path file) throws IOException {
        try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(schemas.size());
            for (var schema : schemas.entrySet()) {
                out.writeInt(schema.getKey());
                writeBytes(out, schema.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (var log : List.of(commands, events)) {
                out.writeInt(log.size());
                for (var logged : log) {
                    out.writeUTF(logged.topic());
                    out.writeUTF(logged.key());
                    out.writeLong(logged.timestamp());
                    writeBytes(out, logged.value());
                    out.writeInt(logged.headers().size());
                    for (var header : logged.headers().entrySet()) {
                        out.writeUTF(header.getKey());
                        out.writeUTF(header.getValue());
                    }
                }
            }
        }
    }

    public static Golden read(Path file) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            var schemas = new TreeMap<Integer, String>();
            for (int left = in.readInt(); left > 0; left--) {
                schemas.put(in.readInt(), new String(readBytes(in), StandardCharsets.UTF_8));
            }
            return new Golden(schemas, readLog(in), readLog(in));
        }
    }

    private static List<Logged> readLog(DataInputStream in) throws IOException {
        var log = new ArrayList<Logged>();
        for (int left = in.readInt(); left > 0; left--) {
            var topic = in.readUTF();
            var key = in.readUTF();
            long timestamp = in.readLong();
            var value = readBytes(in);
            var headers = new TreeMap<String, String>();
            for (int more = in.readInt(); more > 0; more--) {
                headers.put(in.readUTF(), in.readUTF());
            }
            log.add(
                    new Logged(
                            topic, History.partitionOf(key), key, value, timestamp, headers, null));
        }
        return log;
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static int schemaId(Logged logged) {
        return logged.avro() == null ? 0 : ByteBuffer.wrap(logged.value(), 1, 4).getInt();
    }

    private static List<Logged> all(List<Logged> some, List<Logged> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
