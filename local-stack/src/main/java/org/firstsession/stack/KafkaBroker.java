// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** One real Kafka broker, its own controller, on loopback. What it stores stays in its folder. */
public final class KafkaBroker implements AutoCloseable {

    private static final String NAME = "kafka";
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final BrokerFolder folder;
    private final int port;
    private final ProcessHandle process;

    private KafkaBroker(BrokerFolder folder, int port, ProcessHandle process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts a broker, on what the folder holds already or on empty data, and waits for it. */
    public static KafkaBroker start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /**
     * The same with some settings of its own.
     *
     * @param settings by the names of server.properties
     */
    public static KafkaBroker start(Path directory, int port, Map<String, String> settings) {
        var folder = new BrokerFolder(directory, directory.resolve("kafka.log"));
        folder.configure(port, FreePorts.next(), settings);
        var broker = launch(folder, port, List.of());
        try {
            broker.awaitReady();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    static KafkaBroker launch(
            Path directory, Path log, int port, int controllerPort, List<String> options) {
        var folder = new BrokerFolder(directory, log);
        folder.configure(port, controllerPort, Map.of());
        return launch(folder, port, options);
    }

    private static KafkaBroker launch(BrokerFolder folder, int port, List<String> options) {
        folder.format(
                program(List.of(), List.of("kafka.tools.StorageTool", "format", "--standalone")));
        var command = program(options, List.of("kafka.Kafka", folder.properties().toString()));
        var process = Processes.start(command, Map.of(), folder.directory(), folder.log());
        return new KafkaBroker(folder, port, process.toHandle());
    }

    private static List<String> program(List<String> more, List<String> mainAndArguments) {
        var options = new ArrayList<>(more);
        var classPath = files().resolve("*").toString();
        options.addAll(List.of("-Dlogback.configurationFile=logback.xml", "-cp", classPath));
        return JavaProgram.command(HEAP_MEGABYTES, options, mainAndArguments);
    }

    /** The folder with the broker's jars. */
    static Path files() {
        return ProjectFolder.part("broker");
    }

    void awaitReady() {
        var settings =
                Map.<String, Object>of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers(),
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        100);
        var admin = Admin.create(settings);
        try {
            Processes.awaitReady(
                    NAME, process, folder.log(), Processes.PATIENCE, () -> hasABroker(admin));
        } finally {
            // Without a limit it would wait a minute for the answers of a broker that has died.
            admin.close(Duration.ZERO);
        }
    }

    private static boolean hasABroker(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get(1, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The broker's process, for tests that freeze or kill it. */
    public ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        Processes.end(process, GRACE);
    }

    /** The broker's files: settings, data, log. */
    private record BrokerFolder(Path directory, Path log) {

        Path properties() {
            return directory.resolve("server.properties").toAbsolutePath();
        }

        void configure(int port, int controllerPort, Map<String, String> settings) {
            try {
                Files.createDirectories(directory);
                var data = directory.resolve("data").toAbsolutePath();
                var fixed =
                        Resources.text("server.properties")
                                .replace("@port@", Integer.toString(port))
                                .replace("@controllerPort@", Integer.toString(controllerPort))
                                .replace("@data@", data.toString());
                Files.writeString(properties(), fixed + lines(settings));
                Files.writeString(
                        directory.resolve("logback.xml"), Resources.text("broker-logback.xml"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String lines(Map<String, String> settings) {
            return new TreeMap<>(settings)
                    .entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                            .collect(Collectors.joining());
        }

        /** Formats the data folder once. A format that was cut short is done again from nothing. */
        void format(List<String> program) {
            var done = directory.resolve("formatted");
            if (Files.exists(done)) {
                return;
            }
            Folders.delete(directory.resolve("data"));
            var command = new ArrayList<>(program);
            command.addAll(
                    List.of("-t", Uuid.randomUuid().toString(), "-c", properties().toString()));
            Processes.run(NAME, command, directory, log);
            try {
                Files.createFile(done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
