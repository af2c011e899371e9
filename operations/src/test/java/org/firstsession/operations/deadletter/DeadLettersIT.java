// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.firstsession.commands.RequestTrial;
import org.firstsession.operations.history.Case;
import org.firstsession.operations.history.Logged;
import org.firstsession.operations.history.TestStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A letter that can be read by now and one that never can, from the list to the log. */
class DeadLettersIT {

    private static final int FRAME_BYTES = 5;

    private static Case practice;

    @TempDir private Path folder;

    @BeforeAll
    static void writeTwoLetters() {
        practice = Case.of(4);
        var history = practice.history();
        var framed = history.bytesOfCommand(request("late"));
        history.poison(framed, history.now());
        history.poison(Arrays.copyOfRange(framed, FRAME_BYTES, framed.length), history.now());
        practice.write();
    }

    @AfterAll
    static void close() {
        practice.close();
    }

    @Test
    void redrivesEachOnce() throws IOException {
        var list = list();
        assertThat(list.exitCode()).isEqualTo(1);
        var readable = id(list, 0);
        var broken = id(list, 1);

        assertThat(of("show " + readable).text()).contains("RequestTrial", "\"late\"");
        assertThat(of("show " + broken).text()).contains("its value is not framed");

        var preview = of("redrive " + readable + " --dry-run");
        assertThat(preview.text()).contains("TrialRequested", "nothing was written");
        assertThat(of("redrive " + readable).text()).contains("written to practice.commands-");
        var again = of("redrive " + readable);
        assertThat(again.text()).contains("was redriven already");
        assertThat(again.exitCode()).isEqualTo(1);

        var unreadable = of("redrive " + broken);
        assertThat(unreadable.text()).contains("mend it with fix");
        assertThat(unreadable.exitCode()).isEqualTo(1);
        var file = folder.resolve("mended.txt");
        of("fix " + readable + " --to " + file + " --dry-run");
        assertThat(file).doesNotExist();
        of("fix " + readable + " --to " + file);
        Files.writeString(file, Files.readString(file).replace("\"late\"", "\"mended\""));
        assertThat(of("redrive " + broken + " --as " + file).exitCode()).isZero();

        assertThat(list().exitCode()).isZero();
        assertThat(list().text()).contains("\"redriven\" : true").doesNotContain(" : false");
    }

    private static RequestTrial request(String commandId) {
        var history = practice.history();
        var earlier =
                history.commands.stream()
                        .map(Logged::avro)
                        .filter(RequestTrial.class::isInstance)
                        .map(RequestTrial.class::cast)
                        .findFirst()
                        .orElseThrow();
        return RequestTrial.newBuilder(earlier)
                .setCommandId(commandId)
                .setRecordedAt(history.now())
                .setRequestId(UUID.randomUUID().toString())
                .build();
    }

    private static Case.Answer list() {
        return Case.run(
                "dead-letters",
                "list",
                "--json",
                "--practice",
                practice.history().practiceId,
                "--kafka",
                TestStack.running().kafka());
    }

    private static Case.Answer of(String line) {
        var whole =
                "dead-letters %s --kafka %s --registry %s"
                        .formatted(line, TestStack.running().kafka(), TestStack.REGISTRY);
        return Case.run(whole.split(" "));
    }

    private static String id(Case.Answer list, int number) {
        return JsonMapper.shared()
                .readTree(list.text())
                .path("deadLetters")
                .path(number)
                .path("id")
                .asString();
    }
}
