// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class StackCommandIT {

    @TempDir Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void namesAPortThatSomebodyElseHasAndStartsNothing() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(other.getLocalPort());

            var exit = run(Map.of("FIRSTSESSION_SMTP_PORT", port), "start");

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("inbox", port, "FIRSTSESSION_SMTP_PORT");
            assertThat(home.resolve("data")).doesNotExist();
        }
    }

    @Test
    void tellsThatNothingRuns() {
        assertThat(run(Map.of(), "status", "--json")).isZero();
        var status = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(status.path("state").asString()).isEqualTo("stopped");
        assertThat(status.path("processes").isEmpty()).isTrue();

        assertThat(run(Map.of(), "stop")).isZero();
    }

    @Test
    void deletesDataOnResetAndKeepsTheSignIn() throws Exception {
        Files.createDirectories(home.resolve("data/kafka"));
        Files.createDirectories(home.resolve("secrets/keys"));
        Files.writeString(home.resolve("secrets/admin-password"), "kept\n");

        assertThat(run(Map.of(), "reset")).isZero();

        assertThat(home.resolve("data")).doesNotExist();
        assertThat(home.resolve("secrets/keys")).doesNotExist();
        assertThat(home.resolve("secrets/admin-password")).hasContent("kept");
    }

    @Test
    void keepsSecretsToTheOwner() throws Exception {
        var secrets = new Secrets(home.resolve("secrets"));

        var token = secrets.internalToken();

        assertThat(token).hasSizeGreaterThanOrEqualTo(32).isEqualTo(secrets.internalToken());
        assertThat(rights("secrets")).isEqualTo("rwx------");
        assertThat(rights("secrets/internal-token")).isEqualTo("rw-------");
    }

    @Test
    void answersWrongUseWithTwo() {
        assertThat(run(Map.of(), "begin")).isEqualTo(2);
        assertThat(run(Map.of("FIRSTSESSION_PORT_OFFSET", "x"), "status")).isEqualTo(2);
        assertThat(run(Map.of(), "--help")).isZero();
    }

    private String rights(String path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(path)));
    }

    private int run(Map<String, String> extra, String... arguments) {
        var environment = new HashMap<>(extra);
        environment.put("FIRSTSESSION_HOME", home.toString());
        for (var port : StackPort.values()) {
            environment.putIfAbsent(port.variable(), Integer.toString(FreePorts.next()));
        }
        return StackCommand.run(
                List.of(arguments),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
