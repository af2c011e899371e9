// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.TopicProvisioning;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.FreePorts;
import org.firstsession.stack.KafkaBroker;
import org.firstsession.stack.Postgres;
import org.firstsession.stack.inbox.Inbox;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private static final int DATABASE_PORT = FreePorts.next();
    protected static final SpoolForTests SPOOL = new SpoolForTests();
    protected static final String TEXT_PRACTICE = "texted";
    protected static final FakeNotification NOTIFICATION = FakeNotification.start();
    protected static final String PHONES = startPhones();
    private static Postgres database = startDatabase();
    private static KafkaBroker broker;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Runtime.getRuntime().addShutdownHook(new Thread(RunningService::end));
        startBroker();
        database.createDatabase("intake");
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
        settings.add("spring.datasource.url", () -> database.jdbcUrl("intake"));
        settings.add("firstsession.kafka", () -> "127.0.0.1:" + BROKER_PORT);
        settings.add("firstsession.registry", () -> REGISTRY);
        settings.add("firstsession.internal-token", () -> INTERNAL_TOKEN);
        settings.add("firstsession.public-url", () -> URL);
        settings.add("firstsession.mail-spool", SPOOL::url);
        settings.add("firstsession.form-time", () -> "0s");
        settings.add("firstsession.limits-factor", () -> 10_000);
        settings.add("firstsession.key-directory", () -> FOLDER.resolve("keys").toString());
        settings.add("firstsession.messages.notification-url", NOTIFICATION::url);
        settings.add("firstsession.text.practice", () -> TEXT_PRACTICE);
        settings.add("firstsession.text.url", () -> PHONES);
        settings.add("firstsession.text.former-token", () -> "former-token");
        settings.add("firstsession.text.poll", () -> "PT0.5S");
    }

    /** Opens a practice and waits until the service knows it. */
    protected static PracticeLog openPractice(String practiceId) {
        var log = PracticeLog.open(practiceId, broker.bootstrapServers());
        var client = new ApiClient(URL);
        await().until(() -> client.get(URL + "/p/" + practiceId + "/start").status() == 200);
        return log;
    }

    /** Runs something while no receipt can be stored. */
    protected static void withoutReceipts(JdbcClient jdbc, Runnable work) {
        jdbc.sql("ALTER TABLE receipts RENAME TO receipts_away").update();
        try {
            work.run();
        } finally {
            jdbc.sql("ALTER TABLE receipts_away RENAME TO receipts").update();
        }
    }

    /** Runs something while neither the broker nor PostgreSQL is there. */
    protected static void withoutBrokerAndDatabase(Runnable work) {
        stopBroker();
        database.close();
        try {
            work.run();
        } finally {
            database = startDatabase();
            startBroker();
        }
    }

    private static Postgres startDatabase() {
        return Postgres.start(FOLDER.resolve("db"), DATABASE_PORT);
    }

    protected static void stopBroker() {
        broker.close();
    }

    protected static void startBroker() {
        broker = KafkaBroker.start(FOLDER.resolve("kafka"), BROKER_PORT);
    }

    /** The local stack's provider of texts, with its phones; its address. */
    private static String startPhones() {
        int port = FreePorts.next();
        try {
            Inbox.main(
                    new String[] {
                        FOLDER.resolve("inbox").toString(),
                        "127.0.0.1",
                        Integer.toString(FreePorts.next()),
                        Integer.toString(port),
                        URL + "/webhooks/twilio/sms"
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return "http://127.0.0.1:" + port;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("first-session-intake");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end() {
        if (broker != null) {
            broker.close();
        }
        database.close();
        try (var files = Files.walk(FOLDER)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
