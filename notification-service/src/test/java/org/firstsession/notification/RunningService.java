// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.stack.FreePorts;
import org.firstsession.types.ActorRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole service between a real broker, registry, database, mail server and provider of texts.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
abstract class RunningService {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final int SMTP_PORT = FreePorts.next();
    private static final int IMAP_PORT = FreePorts.next();
    static final GreenMail MAIL =
            new GreenMail(
                    new ServerSetup[] {
                        new ServerSetup(SMTP_PORT, "127.0.0.1", "smtp"),
                        new ServerSetup(IMAP_PORT, "127.0.0.1", "imap")
                    });
    static final FakeIntake INTAKE = intake();
    static final PracticeLog LOG = practiceLog();
    private static final int PORT = FreePorts.next();
    static final String URL = "http://127.0.0.1:" + PORT;
    static final PhoneInbox PHONES = PhoneInbox.start();

    @Autowired JdbcClient jdbc;
    @Autowired JavaMailSenderImpl mailSettings;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry settings) {
        Parts.postgres().createDatabase("notification");
        settings.add("spring.datasource.url", () -> Parts.postgres().jdbcUrl("notification"));
        settings.add("firstsession.kafka", () -> Parts.broker().bootstrapServers());
        settings.add("firstsession.registry", () -> Parts.registry().url());
        settings.add("firstsession.intake-url", INTAKE::url);
        settings.add("firstsession.internal-token", () -> FakeIntake.TOKEN);
        settings.add("firstsession.delivery.first-retry", () -> "100ms");
        settings.add("firstsession.delivery.longest-retry", () -> "400ms");
        settings.add("firstsession.on-call", () -> "first@staff.example,second@staff.example");
        settings.add("firstsession.text.url", PHONES::url);
        settings.add("firstsession.text.callback-url", () -> URL);
        settings.add("firstsession.text.look-after", () -> "500ms");
        settings.add("spring.mail.port", () -> SMTP_PORT);
        settings.add("spring.mail.properties.mail.smtp.timeout", () -> "4000");
        settings.add("firstsession.mail.bounces.protocol", () -> "imap");
        settings.add("firstsession.mail.bounces.host", () -> "127.0.0.1");
        settings.add("firstsession.mail.bounces.port", () -> IMAP_PORT);
        settings.add("firstsession.mail.bounces.user", () -> "bounces");
        settings.add("firstsession.mail.bounces.password", () -> "secret");
        settings.add("firstsession.mail.bounces.look", () -> "300ms");
        settings.add("firstsession.mail.unsubscribe-url", () -> URL);
        settings.add("server.port", () -> PORT);
        MAIL.start();
        MAIL.setUser("bounces@first-session.example", "bounces", "secret");
        INTAKE.therapist(
                "t1",
                """
                {"therapistId": "t1", "name": "Ana Ruiz", "credentials": "LMFT",
                 "email": "ana@lakeside.example", "videoLink": "https://video.lakeside.example/ana"}\
                """);
        try {
            LOG.practiceOpens();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void isKnown(String requestId) {
        INTAKE.person(
                requestId,
                "p-" + requestId,
                200,
                """
                {"personId": "p-%1$s", "name": "Alex Doe", "email": "%1$s@client.example",
                 "phone": null, "contactBy": ["email"], "timeZone": "America/Los_Angeles",
                 "link": "http://127.0.0.1:8080/c/%1$s"}\
                """
                        .formatted(requestId));
    }

    /** Whether nothing about a request is on its way any more. */
    boolean isSettled(String requestId) {
        return jdbc.sql("SELECT count(*) FROM effect WHERE request_id = ? AND state = 'DUE'")
                        .param(requestId)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    int attempts(String requestId) {
        return jdbc.sql(
                        "SELECT coalesce(max(attempts), 0) FROM effect"
                                + " WHERE request_id = ? AND recipient_role = 'CLIENT'")
                .param(requestId)
                .query(Integer.class)
                .single();
    }

    static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .toList();
    }

    static String to(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<SpecificRecord> outcomesOf(String requestId) {
        return LOG.outcomes().stream()
                .filter(outcome -> requestId.equals(field(outcome, "requestId")))
                .toList();
    }

    static MessageAccepted accepted(String requestId, ActorRole role) {
        return outcomesOf(requestId).stream()
                .filter(MessageAccepted.class::isInstance)
                .map(MessageAccepted.class::cast)
                .filter(outcome -> outcome.getRecipient() == role)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static MessageEscalated escalated(String requestId) {
        return outcomesOf(requestId).stream()
                .filter(MessageEscalated.class::isInstance)
                .map(MessageEscalated.class::cast)
                .filter(outcome -> outcome.getRecipient() == ActorRole.CLIENT)
                .findFirst()
                .orElseThrow();
    }

    static Object field(SpecificRecord record, String name) {
        return record.get(record.getSchema().getField(name).pos());
    }

    int status(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(URL + path)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    static FakeIntake intake() {
        try {
            return new FakeIntake();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static PracticeLog practiceLog() {
        try {
            return new PracticeLog(Parts.broker().bootstrapServers(), Parts.registry().url());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the service gets at its tables. */
    static synchronized void databaseLetsNobodyIn(boolean away) {
        try (var connection =
                        DriverManager.getConnection(
                                Parts.postgres().jdbcUrl("postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE notification ALLOW_CONNECTIONS " + !away);
            if (away) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = 'notification'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer to whoever knows the internal token. */
    static String get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(URL + path))
                            .header("Authorization", "Bearer " + FakeIntake.TOKEN)
                            .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** All parts of a mail, decoded. */
    static String text(MimeMessage mail) {
        try {
            return decoded(mail.getContent()).replace("\r\n ", "").replace("\r\n", "\n");
        } catch (Exception e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    private static String decoded(Object content) throws Exception {
        if (content instanceof Multipart parts) {
            var all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(decoded(parts.getBodyPart(i).getContent())).append('\n');
            }
            return all.toString();
        }
        return content instanceof InputStream in
                ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                : content.toString();
    }
}
