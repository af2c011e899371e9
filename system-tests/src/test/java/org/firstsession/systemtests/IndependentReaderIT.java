// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another implementation of Confluent's format, and of Avro, reads what ours writes. */
class IndependentReaderIT {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @Test
    void isReadByAnotherImplementation() throws Exception {
        var answer = Client.ask("lakeside", Client.request("Reader Reader"));
        var self = Client.json(answer).path("links").path("self").asString();
        Client.await(self, view -> view.path("state").asString().equals("offered"));
        var records = Log.read(Topics.PRACTICE_COMMANDS.name(), "lakeside");
        records.addAll(Log.read(Topics.PRACTICE_EVENTS.name(), "lakeside"));
        var lines =
                records.stream()
                        .map(it -> Base64.getEncoder().encodeToString(it.value()))
                        .collect(Collectors.joining("\n"));
        var input = Files.createTempFile("records", ".txt");
        Files.writeString(input, lines);
        var output = Files.createTempFile("records", ".json");
        var folder = new File("src/test/node");

        run(folder, null, null, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        run(folder, input.toFile(), output.toFile(), "node", "read.mjs", Stack.registry());

        var read = Client.JSON.readTree(Files.readString(output));
        assertThat(read.size()).isEqualTo(records.size());
        for (int i = 0; i < records.size(); i++) {
            assertThat(read.get(i).path("practiceId").asString()).isEqualTo("lakeside");
        }
        assertThat(read.valueStream().map(it -> it.path("requestId").asString("")))
                .contains(Client.json(answer).path("requestId").asString());
    }

    private static void run(File folder, File input, File output, String... command)
            throws Exception {
        var builder =
                new ProcessBuilder(command)
                        .directory(folder)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (input != null) {
            builder.redirectInput(input).redirectOutput(output);
        } else {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        }
        var process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
