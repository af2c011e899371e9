// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One local stack for all tests, started as {@code ./run start} does, on ports and data of its own.
 */
final class Stack {

    static final String ADMIN_PASSWORD = "system-tests";
    private static final int PORT_OFFSET =
            Integer.parseInt(System.getenv().getOrDefault("FIRSTSESSION_TEST_PORT_OFFSET", "3000"));
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static Path home;

    private Stack() {}

    static synchronized void start() {
        if (home == null) {
            try {
                home = Files.createTempDirectory("first-session-system");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(Stack::end));
            command("start");
        }
    }

    /** Invented people who ask and answer, as {@code ./run traffic} has them, until it is ended. */
    static Process traffic() {
        try {
            return stackCommand(List.of("traffic"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void stopAndStart() {
        command("stop");
        command("start");
    }

    /** Kills a part's process at once and waits until it is gone. */
    static void kill(String part) {
        var process =
                ProcessHandle.of(status().path("processes").path(part).asLong()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts what isn't running. */
    static void startWhatIsMissing() {
        command("start");
    }

    static JsonNode status() {
        return JsonMapper.shared().readTree(command("status", "--json"));
    }

    static int port(int usual) {
        return usual + PORT_OFFSET;
    }

    static String intake() {
        return "http://127.0.0.1:" + port(8080);
    }

    static String board() {
        return "http://127.0.0.1:" + port(8081);
    }

    static String inbox() {
        return "http://127.0.0.1:" + port(8025);
    }

    static String kafka() {
        return "127.0.0.1:" + port(9092);
    }

    static String registry() {
        return "http://127.0.0.1:" + port(8085) + "/apis/ccompat/v7";
    }

    static String database(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port(15432), name);
    }

    static Path logs() {
        return home.resolve("logs");
    }

    static Path data(String part) {
        return home.resolve("data").resolve(part);
    }

    static Path root() {
        return ROOT;
    }

    private static String command(String... arguments) {
        try {
            var out = Files.createTempFile("stack", ".out");
            var process = stackCommand(List.of(arguments)).redirectOutput(out.toFile()).start();
            assertThat(process.waitFor(6, TimeUnit.MINUTES))
                    .as("%s ended", List.of(arguments))
                    .isTrue();
            var text = Files.readString(out);
            Files.delete(out);
            assertThat(process.exitValue()).as("%s: %s", List.of(arguments), text).isZero();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder stackCommand(List<String> arguments) {
        var parts = ROOT.resolve("local-stack/target");
        var jar = parts.resolve("local-stack-0.1.0-SNAPSHOT.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line =
                Stream.concat(
                                Stream.of(
                                        java,
                                        "-cp",
                                        jar + ":" + parts.resolve("parts/stack") + "/*",
                                        "-Dlogback.configurationFile=org/firstsession/stack/stack-logback.xml",
                                        "org.firstsession.stack.StackCommand"),
                                arguments.stream())
                        .toList();
        var builder =
                new ProcessBuilder(line)
                        .directory(ROOT.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("FIRSTSESSION_PORT_OFFSET", "" + PORT_OFFSET);
        builder.environment().put("FIRSTSESSION_HOME", home.toString());
        builder.environment().put("FIRSTSESSION_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment().put("FIRSTSESSION_ERASURE_UNDO_SECONDS", "2");
        builder.environment().put("FIRSTSESSION_BOARD_LOOPBACKFEEDS", "true");
        return builder;
    }

    private static void end() {
        command("stop");
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
