// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.log.WriterSchemas;
import org.jspecify.annotations.Nullable;

/**
 * One Avro container file for each topic and schema. Each entry is a record of the topic: where it
 * stood, its headers, and its value by the schema that wrote it. What can't be read goes into a
 * file of its own, as bytes.
 */
final class ExportFiles implements AutoCloseable {

    private static final Schema BYTES =
            SchemaBuilder.unionOf().nullType().and().bytesType().endUnion();

    private static final Schema TEXT =
            SchemaBuilder.unionOf().nullType().and().stringType().endUnion();

    private final Path folder;
    private final WriterSchemas schemas;
    private final RecordDecoder frames;
    private final Map<String, ExportFile> files = new TreeMap<>();

    ExportFiles(Path folder, WriterSchemas schemas) {
        this.folder = folder;
        this.schemas = schemas;
        this.frames = new RecordDecoder(schemas, Set.of());
    }

    void add(ConsumerRecord<byte[], byte[]> record) throws IOException {
        try {
            var writer = frames.schemaOf(record.value());
            var value = value(writer, record.value());
            file(record.topic(), writer.getName(), ByteBuffer.wrap(record.value(), 1, 4).getInt())
                    .append(record, value);
        } catch (UndecodableException e) {
            file(record.topic(), "unreadable", 0)
                    .append(
                            record,
                            record.value() == null ? null : ByteBuffer.wrap(record.value()));
        }
    }

    /** The files that were written, by their names. */
    List<ExportFile> files() {
        return List.copyOf(files.values());
    }

    private ExportFile file(String topic, String type, int schemaId) throws IOException {
        var name = "%s.%s.%d.avro".formatted(topic, type, schemaId);
        var file = files.get(name);
        if (file == null) {
            var value = schemaId == 0 ? BYTES : schemas.byId(schemaId).orElse(BYTES);
            file = new ExportFile(folder.resolve(name), topic, type, schemaId, entry(value));
            files.put(name, file);
        }
        return file;
    }

    private static Schema entry(Schema value) {
        return SchemaBuilder.record("LogRecord")
                .namespace("org.firstsession.export")
                .doc("A record of a topic, as it stood there.")
                .fields()
                .requiredInt("partition")
                .requiredLong("offset")
                .requiredLong("timestamp")
                .name("key")
                .type(TEXT)
                .noDefault()
                .name("headers")
                .type()
                .map()
                .values()
                .stringType()
                .noDefault()
                .name("value")
                .type(value)
                .noDefault()
                .endRecord();
    }

    private static GenericRecord value(Schema writer, byte[] framed) throws UndecodableException {
        try {
            var decoder =
                    DecoderFactory.get()
                            .binaryDecoder(
                                    framed,
                                    RecordDecoder.FRAME_BYTES,
                                    framed.length - RecordDecoder.FRAME_BYTES,
                                    null);
            return new GenericDatumReader<GenericRecord>(writer).read(null, decoder);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException("its bytes are no " + writer.getName());
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.close();
        }
    }

    /** A container file that is being written. */
    static final class ExportFile implements AutoCloseable {

        private final Path path;
        private final String topic;
        private final String type;
        private final int schemaId;
        private final Schema entry;
        private final DataFileWriter<GenericRecord> writer;
        private final Map<Integer, long[]> ranges = new TreeMap<>();
        private long records;

        ExportFile(Path path, String topic, String type, int schemaId, Schema entry)
                throws IOException {
            this.path = path;
            this.topic = topic;
            this.type = type;
            this.schemaId = schemaId;
            this.entry = entry;
            this.writer = new DataFileWriter<>(new GenericDatumWriter<>(entry));
            writer.create(entry, Files.newOutputStream(path));
        }

        void append(ConsumerRecord<byte[], byte[]> record, @Nullable Object value)
                throws IOException {
            var row = new GenericData.Record(entry);
            row.put("partition", record.partition());
            row.put("offset", record.offset());
            row.put("timestamp", record.timestamp());
            row.put("key", record.key() == null ? null : new String(record.key(), UTF_8));
            row.put("headers", headers(record));
            row.put("value", value);
            writer.append(row);
            records++;
            var range =
                    ranges.computeIfAbsent(
                            record.partition(),
                            it -> new long[] {record.offset(), record.offset()});
            range[1] = record.offset();
        }

        Path path() {
            return path;
        }

        /** What the manifest says of it, but for its hash. */
        Map<String, Object> description() {
            var offsets = new ArrayList<Map<String, Object>>();
            ranges.forEach((partition, range) ->
                    offsets.add(
                            Map.of("partition", partition, "first", range[0], "last", range[1])));
            var description = new TreeMap<String, Object>();
            description.put("file", path.getFileName().toString());
            description.put("topic", topic);
            description.put("type", type);
            description.put("schemaId", schemaId);
            description.put("records", records);
            description.put("offsets", offsets);
            return description;
        }

        private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
            var headers = new TreeMap<String, String>();
            record.headers()
                    .forEach(header ->
                            headers.put(
                                    header.key(),
                                    header.value() == null
                                            ? ""
                                            : new String(header.value(), UTF_8)));
            return headers;
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
