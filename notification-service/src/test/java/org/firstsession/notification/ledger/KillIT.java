// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.notification.FakeIntake;
import org.firstsession.notification.NotificationServiceApplication;
import org.firstsession.notification.Parts;
import org.firstsession.notification.PhoneInbox;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.channel.ScriptedSmtp;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Slot;
import org.firstsession.stack.FreePorts;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Real processes that die or stand still between sending and recording. They work off what is in
 * the ledger already and have no Kafka: they never get as far as to follow it.
 */
class KillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final HikariDataSource DATABASE = database();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    private static final FakeIntake INTAKE = intake();
    private static final PhoneInbox PHONES = PhoneInbox.start();
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(FreePorts.next(), "127.0.0.1", "smtp"));

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endsProcesses() {
        started.forEach(Process::destroyForcibly);
        MAIL.stop();
    }

    @AfterAll
    static void closes() {
        DATABASE.close();
        INTAKE.close();
    }

    @Test
    void sendsAMailAgainUnderTheSameIdAfterAKill() throws Exception {
        MAIL.start();
        try (var silent = new ScriptedSmtp().on("CONTENT", ScriptedSmtp.SILENCE)) {
            var first = start("1", silent.port(), "2m");
            confirms("ka", "email", "ka@client.example", null);
            await().atMost(PATIENCE).until(() -> silent.contents().size() == 1);

            first.destroyForcibly().waitFor();
            start("1", MAIL.getSmtp().getPort(), "2m");

            await().atMost(PATIENCE).until(() -> state("ka").equals("ACCEPTED"));
            assertThat(silent.contents().getFirst()).contains("Message-ID: " + providerId("ka"));
        }
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(MAIL.getReceivedMessages()[0].getMessageID()).isEqualTo(providerId("ka"));
        assertThat(mayBeRepeated("ka")).isTrue();
    }

    @Test
    void sendsNoTextTwiceAfterAKill() throws Exception {
        PHONES.fail("timeout-after-accept", 1);
        var first = start("1", FreePorts.next(), "2m");
        confirms("kb", "phone", null, "+15005550190");
        await().atMost(PATIENCE).until(() -> PHONES.textsTo("+15005550190").size() == 1);

        first.destroyForcibly().waitFor();
        start("1", FreePorts.next(), "2m");

        await().atMost(PATIENCE).until(() -> state("kb").equals("ACCEPTED"));
        assertThat(PHONES.textsTo("+15005550190")).hasSize(1);
        assertThat(mayBeRepeated("kb")).isFalse();
    }

    @Test
    void recordsNothingOfAnInstanceThatStoodStillLongerThanItsLease() throws Exception {
        MAIL.start();
        try (var silent = new ScriptedSmtp().on("CONTENT", ScriptedSmtp.SILENCE)) {
            var first = start("1", silent.port(), "3s");
            confirms("kc", "email", "kc@client.example", null);
            await().atMost(PATIENCE).until(() -> silent.contents().size() == 1);
            signal("STOP", first);

            start("2", MAIL.getSmtp().getPort(), "3s");
            await().atMost(PATIENCE).until(() -> state("kc").equals("ACCEPTED"));
            signal("CONT", first);
            await().atMost(PATIENCE).until(() -> log("1").contains("will be tried again"));
        }

        assertThat(state("kc")).isEqualTo("ACCEPTED");
        assertThat(mayBeRepeated("kc")).isTrue();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(
                        JDBC.sql(
                                        "SELECT count(*) FROM outcome JOIN effect USING (effect_id)"
                                                + " WHERE request_id = 'kc' AND recipient_role = 'CLIENT'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    private Process start(String instance, int smtpPort, String lease) throws IOException {
        var command =
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NotificationServiceApplication.class.getName(),
                        "--server.port=" + FreePorts.next(),
                        "--spring.datasource.url=" + Parts.postgres().jdbcUrl("notification_kill"),
                        "--spring.mail.port=" + smtpPort,
                        "--firstsession.kafka=127.0.0.1:1",
                        "--firstsession.registry=http://127.0.0.1:1",
                        "--firstsession.intake-url=" + INTAKE.url(),
                        "--firstsession.internal-token=" + FakeIntake.TOKEN,
                        "--firstsession.instance=" + instance,
                        "--firstsession.text.url=" + PHONES.url(),
                        "--firstsession.text.look-after=2s",
                        "--firstsession.delivery.first-retry=100ms",
                        "--firstsession.delivery.lease=" + lease);
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(logFile(instance).toFile())
                        .start();
        started.add(process);
        return process;
    }

    /** One message to one client; the therapist has no address. */
    private static void confirms(String requestId, String contactBy, String email, String phone) {
        INTAKE.person(
                requestId,
                "p1",
                200,
                """
                {"personId": "p1", "name": "Alex", "email": %s, "phone": %s, "contactBy": ["%s"],
                 "timeZone": "America/Los_Angeles", "link": null}\
                """
                        .formatted(quoted(email), quoted(phone), contactBy));
        var start = Instant.now().plus(Duration.ofDays(8));
        var booking =
                new Decision.Booking(
                        "s-" + requestId,
                        1,
                        List.of("p1"),
                        new Slot("t1", start, start.plusSeconds(3000), Format.VIRTUAL, null));
        var about =
                new Decision.About("lakeside", "lakeside:" + requestId, Instant.now(), requestId);
        var properties = TestProperties.properties();
        var reminders = new Reminders(DATABASE, JDBC, new LedgerBells(), properties);
        TestFold.on(DATABASE, reminders, properties)
                .take(new Decision.SessionConfirmed(about, booking), true);
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private static String state(String requestId) {
        return column(requestId, "state");
    }

    private static String providerId(String requestId) {
        return column(requestId, "provider_id");
    }

    private static boolean mayBeRepeated(String requestId) {
        return column(requestId, "may_be_repeated").equals("true");
    }

    private static String column(String requestId, String column) {
        return JDBC.sql(
                        "SELECT "
                                + column
                                + "::text FROM effect WHERE request_id = ?"
                                + " AND recipient_role = 'CLIENT' AND kind = 'CONFIRMATION'"
                                + " AND reason IS DISTINCT FROM 'OTHER_CHANNEL'")
                .param(requestId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    private static Path logFile(String instance) {
        return Path.of("target", "kill-" + instance + ".log");
    }

    private static String log(String instance) {
        try {
            return Files.readString(logFile(instance));
        } catch (IOException e) {
            return "";
        }
    }

    private static HikariDataSource database() {
        Parts.postgres().createDatabase("notification_kill");
        var database = new HikariDataSource();
        database.setJdbcUrl(Parts.postgres().jdbcUrl("notification_kill"));
        database.setUsername("postgres");
        database.setMaximumPoolSize(3);
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    private static FakeIntake intake() {
        try {
            var intake = new FakeIntake();
            intake.therapist("t1", "{\"therapistId\": \"t1\", \"name\": \"Ana Ruiz\"}");
            return intake;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
