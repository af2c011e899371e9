// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.access.ExitCode;
import org.firstsession.operations.access.KafkaAccess;
import org.firstsession.operations.access.Output;
import org.firstsession.operations.access.Progress;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.access.RegistryAccess;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.Topics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ops export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a range of all topics into Avro files, with a manifest of hashes.")
public final class ExportCommand implements Callable<Integer> {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Output output;

    @Mixin private KafkaAccess kafka = new KafkaAccess();
    @Mixin private RegistryAccess registry = new RegistryAccess();

    @Option(
            names = "--to-folder",
            paramLabel = "FOLDER",
            required = true,
            description = "A folder that is not there yet.")
    private Path folder = Path.of("");

    @Option(names = "--practice", paramLabel = "ID", description = "One practice. Default: all.")
    private @Nullable String practice;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Records with this timestamp or a later one (ISO 8601).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "Records with a timestamp before this one (ISO 8601).")
    private @Nullable Instant to;

    @Option(names = "--dry-run", description = "Count what would be written.")
    private boolean dryRun;

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    public ExportCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        try {
            Map<String, Object> answer = kafka.administer(dryRun ? this::count : this::write);
            if (json) {
                output.json(answer);
            } else {
                output.text(
                        "%s records %s%n"
                                .formatted(
                                        answer.get("records"),
                                        dryRun ? "would be written" : "written to " + folder));
            }
            return ExitCode.FINE;
        } catch (IOException e) {
            throw new RefusedException("can't write to " + folder + ": " + e, e);
        }
    }

    private Map<String, Object> count(Admin admin) throws IOException {
        var counted = new long[1];
        read(admin, record -> counted[0]++);
        return Map.of("records", counted[0]);
    }

    private Map<String, Object> write(Admin admin) throws IOException {
        Files.createDirectory(folder);
        var counted = new long[1];
        var files =
                new ExportFiles(folder, new WriterSchemas(ConfluentAvro.registry(registry.url())));
        try (files) {
            read(
                    admin,
                    record -> {
                        files.add(record);
                        counted[0]++;
                    });
        }
        var manifest = manifest(files, counted[0]);
        Files.writeString(
                folder.resolve("manifest.json"),
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(manifest)
                        + "\n");
        return manifest;
    }

    private void read(Admin admin, Taker taker) throws IOException {
        var logs = new Logs(kafka.consumerSettings(), admin);
        long all = logs.records(null, Topics.ALL.toArray(Topic[]::new));
        try (var progress = Progress.on(spec, json, "records", all)) {
            var counted = logs.countingTo(progress::at);
            for (var topic : Topics.ALL) {
                read(counted, topic, taker);
            }
        }
    }

    private void read(Logs logs, Topic topic, Taker taker) throws IOException {
        var ends = logs.ends(topic);
        for (int partition = 0; partition < ends.size(); partition++) {
            try (var cursor = logs.cursor(topic, partition, ends)) {
                while (cursor.peek() != null) {
                    var record = cursor.next();
                    if (isAskedFor(record)) {
                        taker.take(record);
                    }
                }
            }
        }
    }

    private boolean isAskedFor(ConsumerRecord<byte[], byte[]> record) {
        var at = Instant.ofEpochMilli(record.timestamp());
        boolean ours =
                practice == null
                        || record.key() != null && practice.equals(new String(record.key(), UTF_8));
        return ours && (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    private Map<String, Object> manifest(ExportFiles files, long records) throws IOException {
        var described = new ArrayList<Map<String, Object>>();
        for (var file : files.files()) {
            var description = file.description();
            description.put("sha256", sha256(file.path()));
            described.add(description);
        }
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("practice", practice == null ? "all" : practice);
        manifest.put("from", from == null ? "the beginning" : from.toString());
        manifest.put("to", to == null ? "the end" : to.toString());
        manifest.put("records", records);
        manifest.put("files", described);
        return manifest;
    }

    private static String sha256(Path file) throws IOException {
        try (var in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            var buffer = new byte[BUFFER_BYTES];
            int read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @FunctionalInterface
    private interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record) throws IOException;
    }
}
