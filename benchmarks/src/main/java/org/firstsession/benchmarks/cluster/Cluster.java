// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topic;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;
import org.firstsession.stack.SchemaRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A real broker, registry and PostgreSQL on free ports, with data of their own that goes away at
 * the end, and whatever is started on top.
 */
public final class Cluster implements AutoCloseable {

    /** The board's database. */
    public static final String BOARD = "board";

    private static final String TOKEN = "benchmarks";

    private final Path folder;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Thread end = new Thread(this::end);
    private boolean ended;
    private @Nullable Postgres postgres;
    private @Nullable KafkaBroker broker;
    private @Nullable SchemaRegistry registry;

    private Cluster(Path folder) {
        this.folder = folder;
        // The parts don't hear Ctrl-C.
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** Starts with the topics and schemas of the catalogue. */
    public static Cluster start() throws IOException {
        return start(Map.of());
    }

    /** The same with some settings of the broker. */
    public static Cluster start(Map<String, String> broker) throws IOException {
        var parent = Files.createDirectories(Project.root().resolve(".local/bench"));
        var cluster = new Cluster(Files.createTempDirectory(parent, "data-"));
        try {
            cluster.startParts(broker);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void startParts(Map<String, String> settings) throws IOException {
        postgres = keep(Postgres.start(folder.resolve("postgresql"), FreePorts.next()));
        broker = keep(KafkaBroker.start(folder.resolve("kafka"), FreePorts.next(), settings));
        registry =
                keep(
                        SchemaRegistry.start(
                                folder.resolve("registry"),
                                FreePorts.next(),
                                database("registry"),
                                Postgres.USER));
        createTopics(Topics.ALL);
        new SchemaRegistration(registry()).register(Topics.ALL);
    }

    /** Creates more topics. */
    public void createTopics(List<Topic> topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            new TopicProvisioning(admin).createMissing(topics, (short) 1);
        }
    }

    public String kafka() {
        return Objects.requireNonNull(broker).bootstrapServers();
    }

    public String registry() {
        return Objects.requireNonNull(registry).url();
    }

    /** An existing or new database, for the user {@link Postgres#USER} without a password. */
    public String database(String name) {
        var server = Objects.requireNonNull(postgres);
        server.createDatabase(name);
        return server.jdbcUrl(name);
    }

    /** The version of PostgreSQL. */
    public String postgresVersion() throws SQLException {
        try (var connection =
                DriverManager.getConnection(database("postgres"), Postgres.USER, "")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /**
     * Starts matching-service as it is deployed, with the engine alone.
     *
     * @param roster a file from which it opens a practice, if there is any
     */
    public ChildProcess startEngine(Path... roster) {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "engine");
        for (var file : roster) {
            environment.put("FIRSTSESSION_ROSTER", file.toString());
        }
        return startService("matching-service", FreePorts.next(), environment);
    }

    /** Starts matching-service as it is deployed, with the board alone. */
    public ChildProcess startBoard() {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "board");
        environment.put("FIRSTSESSION_DATABASE_URL", database(BOARD));
        environment.put("FIRSTSESSION_DATABASE_USER", Postgres.USER);
        environment.put("FIRSTSESSION_INTERNAL_TOKEN", TOKEN);
        environment.put("FIRSTSESSION_ADMIN_PASSWORD", TOKEN);
        return startService("matching-service", FreePorts.next(), environment);
    }

    /**
     * Starts intake-service as it is deployed, and waits until it knows a practice.
     *
     * @param roster the therapists' names
     */
    public ChildProcess startIntake(int port, Path roster, String practice) {
        var environment = new HashMap<String, String>();
        environment.put("FIRSTSESSION_ROSTER", roster.toString());
        environment.put("FIRSTSESSION_DATABASE_URL", database("intake"));
        environment.put("FIRSTSESSION_DATABASE_USER", Postgres.USER);
        environment.put("FIRSTSESSION_INTERNAL_TOKEN", TOKEN);
        environment.put("FIRSTSESSION_PUBLIC_URL", "http://127.0.0.1:" + port);
        environment.put("FIRSTSESSION_KEY_DIRECTORY", folder.resolve("keys").toString());
        environment.put("FIRSTSESSION_LIMITS_FACTOR", "10000");
        var service = startService("intake-service", port, environment);
        var form = "http://127.0.0.1:" + port + "/p/" + practice + "/start";
        service.awaitReady(() -> answers(form));
        return service;
    }

    /**
     * Starts notification-service as it is deployed.
     *
     * @param contacts what answers in intake-service's place
     * @param token what it is asked with
     */
    public ChildProcess startNotification(String contacts, String token, int smtpPort) {
        var environment = new HashMap<String, String>();
        environment.put("FIRSTSESSION_DATABASE_URL", database("notification"));
        environment.put("FIRSTSESSION_DATABASE_USER", Postgres.USER);
        environment.put("FIRSTSESSION_INTAKE_URL", contacts);
        environment.put("FIRSTSESSION_INTERNAL_TOKEN", token);
        environment.put("FIRSTSESSION_SMTP_PORT", Integer.toString(smtpPort));
        environment.put("FIRSTSESSION_TEXT_URL", "");
        return startService("notification-service", FreePorts.next(), environment);
    }

    /**
     * Starts one of several instances of matching-service.
     *
     * @param instance tells it apart from the others
     */
    public ChildProcess startEngineInstance(int instance) {
        return startEngine(Map.of("FIRSTSESSION_INSTANCE", Integer.toString(instance)));
    }

    /** Starts matching-service with some more in its environment. */
    public ChildProcess startEngine(Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("SPRING_PROFILES_ACTIVE", "engine");
        return startService("matching-service", FreePorts.next(), environment);
    }

    private ChildProcess startService(String module, int port, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("FIRSTSESSION_KAFKA", kafka());
        environment.put("FIRSTSESSION_REGISTRY", registry());
        var service =
                startProgram(
                        module,
                        List.of("-jar", Project.serviceJar(module).toString()),
                        environment);
        var readiness = "http://127.0.0.1:" + port + "/actuator/health/readiness";
        service.awaitReady(() -> answers(readiness));
        return service;
    }

    /** Starts a Java program that ends with the cluster. */
    public ChildProcess startProgram(String name, List<String> program) {
        return startProgram(name, program, Map.of());
    }

    private ChildProcess startProgram(
            String name, List<String> program, Map<String, String> environment) {
        return keep(ChildProcess.start(name, program, environment, folder.resolve(name + ".log")));
    }

    /** Whether a server answers there, and well. */
    public static boolean answers(String url) {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a service started", e);
        }
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // We are ending anyway, and the hook has nothing left to do.
        }
    }

    /** Ends what was started, the last first, and deletes all data. Once is enough. */
    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part can't be ended", e);
            }
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
