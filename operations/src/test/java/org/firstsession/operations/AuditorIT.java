// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.firstsession.operations.history.Case;
import org.firstsession.operations.history.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is handed to an auditor: files with their hashes, and statements that are signed. */
class AuditorIT {

    private static Case practice;

    @TempDir private Path folder;

    @BeforeAll
    static void writePractice() {
        practice = Case.of(5).write();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Test
    void writesFilesThatTheManifestDescribes() throws Exception {
        var files = folder.resolve("export");
        var history = practice.history();
        int written = history.commands.size() + history.events.size();

        var counted = export(files, "--dry-run");
        assertThat(json(counted).path("records").asInt()).isEqualTo(written);
        assertThat(files).doesNotExist();
        assertThat(export(files, "--json").exitCode()).isZero();

        var manifest = JsonMapper.shared().readTree(files.resolve("manifest.json").toFile());
        assertThat(manifest.path("records").asInt()).isEqualTo(written);
        assertThat(manifest.path("files").size()).isPositive();
        for (var described : manifest.path("files")) {
            var file = files.resolve(described.path("file").asString());
            assertThat(sha256(file)).isEqualTo(described.path("sha256").asString());
            assertThat(records(file)).isEqualTo(described.path("records").asInt());
        }
    }

    @Test
    void signsADayAndFindsAnAlteredStatement() throws IOException {
        var keys = "--key %s --public-key %s".formatted(path("private"), path("public"));
        assertThat(run("statement key " + keys).exitCode()).isZero();
        var day = practice.history().now().toString().substring(0, 10);
        var sign =
                "statement sign --day %s --key %s --file %s"
                        .formatted(day, path("private"), path("statements"));

        var head = head(run(sign + cluster() + " --json"));
        assertThat(head.path("seq").asInt()).isEqualTo(practice.history().events.size());
        assertThat(head.path("chain").asString())
                .isEqualTo(practice.history().events.getLast().headers().get("chain"));

        var check =
                "statement check --public-key %s --file %s%s"
                        .formatted(path("public"), path("statements"), cluster());
        var fine = run(check);
        assertThat(fine.exitCode()).as(fine.text()).isZero();
        var text = Files.readString(path("statements"));
        var chain = head.path("chain").asString();
        Files.writeString(path("statements"), text.replace(chain, "0".repeat(chain.length())));
        assertThat(run(check).exitCode()).isEqualTo(1);
    }

    private static JsonNode head(Case.Answer signed) {
        var statement = JsonMapper.shared().readTree(signed.text()).path("statement");
        return statement
                .path("heads")
                .valueStream()
                .filter(one ->
                        one.path("practice").asString().equals(practice.history().practiceId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(signed.text()));
    }

    private static Case.Answer export(Path files, String more) {
        return run(
                "export --to-folder %s --practice %s %s%s%s"
                        .formatted(
                                files,
                                practice.history().practiceId,
                                more,
                                more.equals("--json") ? "" : " --json",
                                cluster()));
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private static String cluster() {
        return " --kafka %s --registry %s"
                .formatted(TestStack.running().kafka(), TestStack.REGISTRY);
    }

    private static Case.Answer run(String line) {
        return Case.run(line.split(" "));
    }

    private static JsonNode json(Case.Answer answer) {
        assertThat(answer.exitCode()).as(answer.text()).isZero();
        return JsonMapper.shared().readTree(answer.text());
    }

    private static int records(Path file) throws IOException {
        int records = 0;
        try (var reader =
                new DataFileReader<GenericRecord>(file.toFile(), new GenericDatumReader<>())) {
            while (reader.hasNext()) {
                reader.next();
                records++;
            }
        }
        return records;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
