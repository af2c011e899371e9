// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml says the same as the services and the local stack do. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SERVICES =
            List.of("intake-service", "matching-service", "notification-service");

    private static final List<String> BUILT =
            Stream.concat(SERVICES.stream(), Stream.of("operations")).toList();

    /** Runs to its end, so it is never healthy. */
    private static final String PROVISIONING = "provisioning";

    /** The local stack's ports, as the design has them. */
    private static final Map<String, Integer> PORTS =
            Map.of(
                    "FIRSTSESSION_INTAKE_PORT", 8080,
                    "FIRSTSESSION_BOARD_PORT", 8081,
                    "FIRSTSESSION_NOTIFICATION_PORT", 8082,
                    "FIRSTSESSION_REGISTRY_PORT", 8085,
                    "FIRSTSESSION_KAFKA_PORT", 9092,
                    "FIRSTSESSION_POSTGRES_PORT", 15432,
                    "FIRSTSESSION_SMTP_PORT", 2525,
                    "FIRSTSESSION_INBOX_PORT", 8025);

    /** Names and addresses differ between a container and a process on the machine. */
    private static final Set<String> OF_THE_PLACE =
            Set.of(
                    "controller.quorum.bootstrap.servers",
                    "listeners",
                    "advertised.listeners",
                    "listener.security.protocol.map",
                    "log.dirs");

    private static final Pattern PUBLISHED =
            Pattern.compile("127\\.0\\.0\\.1:\\$\\{(\\w+):-(\\d+)}:\\d+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):([^}]*)}");
    private static final Pattern BUILDKIT =
            Pattern.compile(
                    "(?im)^#\\s*(syntax|check)\\s*=|<<|^(RUN|COPY|ADD)\\s.*--"
                            + "(mount|network|security|link|chmod|parents|exclude|checksum|keep-git-dir)\\b");

    private final Map<String, Map<String, Object>> parts = parts();

    @Test
    void publishesThePortsOfTheLocalStackOnLoopback() {
        var published = new TreeMap<String, Integer>();

        parts.forEach((name, part) -> {
            for (var port : list(part.get("ports"))) {
                var match = PUBLISHED.matcher(port);
                assertThat(match.matches()).as("%s publishes %s", name, port).isTrue();
                published.put(match.group(1), Integer.valueOf(match.group(2)));
            }
        });

        assertThat(published).containsExactlyInAnyOrderEntriesOf(PORTS);
    }

    @Test
    void checksTheHealthOfEveryPartThatStays() {
        parts.forEach((name, part) ->
                assertThat(map(part.get("healthcheck")).containsKey("test"))
                        .as("%s has a health check", name)
                        .isEqualTo(!name.equals(PROVISIONING)));
    }

    @Test
    void waitsForConditionsRatherThanForStarts() {
        parts.forEach((name, part) ->
                map(part.get("depends_on"))
                        .forEach((other, need) ->
                                assertThat(map(need).get("condition"))
                                        .as("%s waits for %s", name, other)
                                        .isEqualTo(
                                                other.equals(PROVISIONING)
                                                        ? "service_completed_successfully"
                                                        : "service_healthy")));
    }

    @Test
    void namesTheImagesThatItBuilds() {
        assertThat(parts).containsKeys(SERVICES.toArray(String[]::new));
        parts.forEach((name, part) -> {
            assertThat(part).as("%s has an image", name).containsKey("image");
            if (part.containsKey("build")) {
                var build = map(part.get("build"));
                assertThat(build).as("%s is built at the root", name).containsEntry("context", ".");
                assertThat(ROOT.resolve(String.valueOf(build.get("dockerfile")))).exists();
            }
        });
    }

    @Test
    void buildsWithoutBuildKitAndRunsWithoutRoot() throws IOException {
        for (var module : BUILT) {
            var dockerfile = read(module + "/Dockerfile");

            assertThat(BUILDKIT.matcher(dockerfile).results().map(MatchResult::group))
                    .as("%s: what BuildKit alone understands", module)
                    .isEmpty();
            assertThat(dockerfile.lines().filter(line -> line.startsWith("FROM ")))
                    .as("%s: base images", module)
                    .allMatch(line -> line.startsWith("FROM eclipse-temurin:25-jre"));
            assertThat(dockerfile.lines().filter(line -> line.startsWith("USER ")))
                    .as("%s: user", module)
                    .containsExactly("USER first-session");
            assertThat(read(".dockerignore"))
                    .as("%s: its jar gets into the build", module)
                    .contains("!%1$s/target/%1$s-*-exec.jar".formatted(module));
        }
    }

    @Test
    void setsWhatTheServicesReadAndTheirDocumentationLists() throws IOException {
        var documented = documented();

        for (var service : SERVICES) {
            assertThat(variables(service))
                    .as("%s, beside docs/architecture.md", service)
                    .isSubsetOf(documented.keySet());
            assertThat(variables(service))
                    .as("%s, beside its application.yaml", service)
                    .isSubsetOf(placeholders(service).keySet());
        }
        assertThat(variables(PROVISIONING))
                .allMatch(name -> documented.getOrDefault(name, "").contains("`ops`"));
    }

    /** Inside a container loopback is the container, so no default with an address will do. */
    @Test
    void leavesNoServiceWithoutWhatItNeeds() throws IOException {
        var documented = documented();

        for (var service : SERVICES) {
            var needed = new TreeSet<String>();
            placeholders(service)
                    .forEach((name, fallback) -> {
                        if (fallback.contains("127.0.0.1")
                                || documented
                                        .getOrDefault(name, "")
                                        .contains("refuses to start without")) {
                            needed.add(name);
                        }
                    });

            assertThat(variables(service)).as(service).containsAll(needed);
        }
    }

    @Test
    void givesTheBrokerTheSettingsOfTheLocalStack() throws IOException {
        var local = new Properties();
        local.load(
                new StringReader(
                        read(
                                "local-stack/src/main/resources/org/firstsession/stack/server.properties")));
        var expected = new TreeMap<String, String>();
        for (var name : local.stringPropertyNames()) {
            if (!OF_THE_PLACE.contains(name)) {
                expected.put(
                        "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'),
                        local.getProperty(name));
            }
        }

        assertThat(expected).isNotEmpty();
        assertThat(map(part("kafka").get("environment"))).containsAllEntriesOf(expected);
    }

    @Test
    void keepsWhatPostgresHasAcknowledged() {
        assertThat(list(part("postgres").get("command")))
                .contains("fsync=on", "synchronous_commit=on");
    }

    /** Versions 1 and 2 of Compose, whichever are installed. */
    @ParameterizedTest
    @ValueSource(strings = {"docker-compose", "docker compose"})
    void isAcceptedByCompose(String compose) throws IOException, InterruptedException {
        if (run(compose + " version") != 0) {
            // Aborted tests say why in the report only, and nobody reads that.
            System.out.println(
                    "docker-compose.yml is not checked with '%s': it isn't installed"
                            .formatted(compose));
            abort(compose + " isn't installed");
        }

        assertThat(run(compose + " config -q")).as("exit code; its output is above").isZero();
    }

    private static int run(String command) throws IOException, InterruptedException {
        var output = Files.createTempFile("compose", ".txt");
        try {
            Process process;
            try {
                process =
                        new ProcessBuilder(command.split(" "))
                                .directory(ROOT.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
            } catch (IOException e) {
                return -1;
            }
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " takes more than a minute");
            }
            if (command.endsWith("config -q")) {
                System.out.print(Files.readString(output));
            }
            return process.exitValue();
        } finally {
            Files.delete(output);
        }
    }

    private Set<String> variables(String part) {
        return map(part(part).get("environment")).keySet();
    }

    private Map<String, Object> part(String name) {
        return parts.getOrDefault(name, Map.of());
    }

    /** What a service reads from its environment, with the default. */
    private static Map<String, String> placeholders(String service) throws IOException {
        var placeholders = new TreeMap<String, String>();
        PLACEHOLDER
                .matcher(read(service + "/src/main/resources/application.yaml"))
                .results()
                .forEach(match -> placeholders.put(match.group(1), match.group(2)));
        return placeholders;
    }

    /** The rows of the table of variables, by each variable that they are about. */
    private static Map<String, String> documented() throws IOException {
        var rows = new TreeMap<String, String>();
        read("docs/architecture.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .forEach(line ->
                        Pattern.compile("`([A-Z_]+)`")
                                .matcher(line.split("\\|", -1)[1])
                                .results()
                                .forEach(match -> rows.put(match.group(1), line)));
        return rows;
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static Map<String, Map<String, Object>> parts() {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Map<String, Object> file =
                    map(new Yaml(new SafeConstructor(options)).load(read("docker-compose.yml")));
            var parts = new TreeMap<String, Map<String, Object>>();
            map(file.get("services")).forEach((name, part) -> parts.put(name, map(part)));
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> map(@Nullable Object yaml) {
        var map = new TreeMap<String, Object>();
        if (yaml instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    private static List<String> list(@Nullable Object yaml) {
        return yaml instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }
}
