// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;

/** One real broker and one real PostgreSQL with the services' tables, for the tests of this JVM. */
public final class TestStack {

    public static final String REGISTRY = "mock://operations";

    private static final List<String> SERVICES = List.of("intake", "matching", "notification");

    private static TestStack running;

    private final Path folder;
    private final KafkaBroker broker;
    private final Postgres postgres;

    private TestStack() throws IOException {
        folder = Files.createTempDirectory("operations-stack");
        broker = KafkaBroker.start(folder.resolve("broker"), FreePorts.next());
        postgres = Postgres.start(Files.createDirectory(folder.resolve("pg")), FreePorts.next());
    }

    public static synchronized TestStack running() {
        if (running == null) {
            try {
                var stack = new TestStack();
                Runtime.getRuntime().addShutdownHook(new Thread(stack::end));
                stack.prepare();
                running = stack;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    public String kafka() {
        return broker.bootstrapServers();
    }

    /** What {@code --databases} takes. */
    public String databases() {
        return postgres.jdbcUrl("");
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), Postgres.USER, "");
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka()));
    }

    private void prepare() throws IOException, SQLException {
        try (var admin = admin()) {
            new TopicProvisioning(admin).createMissing(Topics.ALL, (short) 1);
        }
        new SchemaRegistration(REGISTRY).register(Topics.ALL);
        for (var service : SERVICES) {
            var database = service.equals("matching") ? "board" : service;
            postgres.createDatabase(database);
            migrate(
                    database,
                    Path.of("..", service + "-service", "src", "main", "resources", "db"));
        }
    }

    /** The tables as the service's own migrations make them, without the service. */
    private void migrate(String database, Path resources) throws IOException, SQLException {
        try (var files = Files.walk(resources);
                var connection = connect(database);
                var statement = connection.createStatement()) {
            var scripts =
                    files.filter(file -> file.toString().endsWith(".sql"))
                            .sorted(Comparator.comparing(TestStack::version))
                            .toList();
            for (var script : scripts) {
                statement.execute(Files.readString(script));
            }
        }
    }

    private static Integer version(Path script) {
        return Integer.valueOf(script.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    private void end() {
        broker.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
