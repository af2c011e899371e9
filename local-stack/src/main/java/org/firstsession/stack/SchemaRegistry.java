// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real schema registry (Apicurio) on loopback. What it stores is in PostgreSQL. */
public final class SchemaRegistry implements AutoCloseable {

    private static final String NAME = "registry";
    private static final int HEAP_MEGABYTES = 192;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final int port;
    private final Path log;
    private final ProcessHandle process;

    private SchemaRegistry(int port, Path log, ProcessHandle process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a registry and waits for it.
     *
     * @param directory for its log and whatever it leaves behind
     * @param jdbcUrl an existing database of its own
     */
    public static SchemaRegistry start(Path directory, int port, String jdbcUrl, String user) {
        var log = directory.resolve("registry.log");
        var registry = launch(directory, log, port, FreePorts.next(), jdbcUrl, user, List.of());
        try {
            registry.awaitReady();
            return registry;
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    static SchemaRegistry launch(
            Path directory,
            Path log,
            int port,
            int managementPort,
            String jdbcUrl,
            String user,
            List<String> more) {
        var options = new ArrayList<>(more);
        options.addAll(
                List.of(
                        // It has little to do, and would spend half of its start on compiling.
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.http.access-log.enabled=false",
                        // Without it, the management port listens on every interface.
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + managementPort,
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=postgresql",
                        "-Dapicurio.datasource.url=" + jdbcUrl,
                        "-Dapicurio.datasource.username=" + user,
                        "-Dapicurio.datasource.password="));
        var command =
                JavaProgram.command(
                        HEAP_MEGABYTES,
                        options,
                        List.of("-jar", files().resolve("quarkus-run.jar").toString()));
        var process = Processes.start(command, Map.of(), directory, log);
        return new SchemaRegistry(port, log, process.toHandle());
    }

    /** The folder with the registry's jars. */
    static Path files() {
        return ProjectFolder.part("registry");
    }

    void awaitReady() {
        Processes.awaitReady(
                NAME, process, log, Processes.PATIENCE, () -> Http.answers(url() + "/subjects"));
    }

    /** The Confluent-compatible API. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** The registry's process, for tests that freeze or kill it. */
    public ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        Processes.end(process, GRACE);
    }
}
