// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL on loopback, with its durability on. What it stores stays in its folder. */
public final class Postgres implements AutoCloseable {

    /** The database administrator; loopback is trusted, so there is no password. */
    public static final String USER = "postgres";

    private static final String NAME = "postgresql";
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final int port;
    private final Path log;
    private final ProcessHandle process;

    private Postgres(int port, Path log, ProcessHandle process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts PostgreSQL, on what the folder holds already or on empty data, and waits for it. */
    public static Postgres start(Path directory, int port) {
        var postgres = launch(directory, directory.resolve("postgresql.log"), port);
        try {
            postgres.awaitReady();
            return postgres;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    static Postgres launch(Path directory, Path log, int port) {
        var programs = PostgresPrograms.unpacked();
        var data = directory.resolve("data").toAbsolutePath();
        initialise(programs, directory, data, log);
        forgetDeadPostmaster(data);
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + port));
        settings().forEach(setting -> arguments.addAll(List.of("-c", setting)));
        var command = programs.command("postgres", arguments);
        var process = Processes.start(command, Map.of(), directory, log);
        return new Postgres(port, log, process.toHandle());
    }

    /** The server that runs on a port already. */
    static Postgres running(int port, Path log, ProcessHandle process) {
        return new Postgres(port, log, process);
    }

    private static List<String> settings() {
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "max_connections=100",
                "shared_buffers=32MB",
                "timezone=UTC",
                "log_timezone=UTC",
                // Statements and the rows in question may hold what people typed.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic");
    }

    /** Makes the data folder beside its place and moves it there whole, so no half of one stays. */
    private static void initialise(PostgresPrograms programs, Path directory, Path data, Path log) {
        if (Files.isDirectory(data)) {
            return;
        }
        var fresh = directory.resolve("data.new").toAbsolutePath();
        Folders.delete(fresh);
        var arguments =
                List.of(
                        "-D",
                        fresh.toString(),
                        "-U",
                        USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8");
        Processes.run(NAME, programs.command("initdb", arguments), directory, log);
        try {
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * After a kill the lock file stays behind. PostgreSQL sees through that unless another process
     * has been given the same id meanwhile; then it would refuse to start.
     */
    private static void forgetDeadPostmaster(Path data) {
        var lockFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(lockFile)) {
                return;
            }
            var lines = Files.readAllLines(lockFile);
            var ours =
                    !lines.isEmpty()
                            && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                                    .filter(Processes::isRunning)
                                    .flatMap(process -> process.info().command())
                                    .filter(program -> program.endsWith("postgres"))
                                    .isPresent();
            if (!ours) {
                Files.delete(lockFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Processes.awaitReady(NAME, process, log, Processes.PATIENCE, this::answers);
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Creates a database; one that is there already stays as it is. */
    public void createDatabase(String database) {
        if (!database.matches("[a-z_]+[a-z0-9_]*")) {
            throw new IllegalArgumentException("not a plain database name: " + database);
        }
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw new IllegalStateException("can't create database " + database, e);
            }
        }
    }

    /** Where JDBC finds a database, for the user {@link #USER} with an empty password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The postmaster's process, for tests that freeze or kill it. */
    public ProcessHandle process() {
        return process;
    }

    /** Ends it without waiting for clients to leave. */
    @Override
    public void close() {
        interrupt(process);
        Processes.endBy(process, GRACE);
    }

    /** SIGINT asks for a fast shutdown; SIGTERM would wait until the last client has gone. */
    static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl(database) + "?connectTimeout=2&socketTimeout=10", USER, "");
    }
}
