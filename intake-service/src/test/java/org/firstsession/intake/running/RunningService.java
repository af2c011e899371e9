// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on a real broker and a real PostgreSQL; all tests of a build share the three. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
public abstract class RunningService {

    public static final String REGISTRY = "mock://intake-service";
    protected static final String INTERNAL_TOKEN = "a token of the tests";

    private static final int PORT = FreePorts.next();
    protected static final String URL = "http://127.0.0.1:" + PORT;
    private static final int BROKER_PORT = FreePorts.next();
    private static final Path FOLDER = newFolder();
    private static final Postgres DATABASE = Postgres.start(FOLDER.resolve("db"), FreePorts.next());
    private static KafkaBroker broker = KafkaBroker.start(FOLDER.resolve("kafka"), BROKER_PORT);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningService::end));
        DATABASE.createDatabase("intake");
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicProvisioning(admin).createMissing(Topics.ALL, (short) 1);
            new SchemaRegistration(REGISTRY).register(Topics.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("server.port", () -> PORT);
        settings.add("spring.datasource.url", () -> DATABASE.jdbcUrl("intake"));
        settings.add("firstsession.kafka", () -> "127.0.0.1:" + BROKER_PORT);
        settings.add("firstsession.registry", () -> REGISTRY);
        settings.add("firstsession.internal-token", () -> INTERNAL_TOKEN);
        settings.add("firstsession.public-url", () -> URL);
        settings.add("firstsession.key-directory", () -> FOLDER.resolve("keys").toString());
    }

    protected static PracticeLog openPractice(String practiceId) {
        return PracticeLog.open(practiceId, broker.bootstrapServers());
    }

    protected static void stopBroker() {
        broker.close();
    }

    protected static void startBroker() {
        broker = KafkaBroker.start(FOLDER.resolve("kafka"), BROKER_PORT);
    }

    /** Stops the database's answers without closing anything. */
    protected static void signalDatabase(String signal) {
        try {
            var processes = new ArrayList<ProcessHandle>();
            processes.add(DATABASE.process());
            DATABASE.process().descendants().forEach(processes::add);
            for (var process : processes) {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("first-session-intake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end() {
        broker.close();
        DATABASE.close();
        try (var files = Files.walk(FOLDER)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
