// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.notification.channel.ScriptedSmtp;
import org.firstsession.notifications.EscalationReason;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.notifications.MessageKind;
import org.firstsession.notifications.MessageSuppressed;
import org.firstsession.notifications.SuppressionReason;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.stack.FreePorts;
import org.firstsession.types.ActorRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service between a real broker, registry, database and mail server. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NotificationServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SMTP_PORT = FreePorts.next();
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(SMTP_PORT, "127.0.0.1", "smtp"));
    private static final FakeIntake INTAKE = intake();
    private static final PracticeLog LOG = practiceLog();

    private final JdbcClient jdbc;
    private final JavaMailSenderImpl mailSettings;
    private final int port;

    NotificationServiceIT(
            @Autowired JdbcClient jdbc,
            @Autowired JavaMailSenderImpl mailSettings,
            @Value("${local.server.port}") int port) {
        this.jdbc = jdbc;
        this.mailSettings = mailSettings;
        this.port = port;
    }

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
        settings.add("spring.mail.port", () -> SMTP_PORT);
    }

    @BeforeAll
    static void opens() throws Exception {
        MAIL.start();
        INTAKE.therapist(
                "t1",
                """
                {"therapistId": "t1", "name": "Ana Ruiz", "credentials": "LMFT",
                 "email": "ana@lakeside.example", "videoLink": "https://video.lakeside.example/ana"}\
                """);
        LOG.practiceOpens();
    }

    @AfterAll
    static void ends() {
        MAIL.stop();
        INTAKE.close();
        LOG.close();
    }

    @Test
    void tellsClientAndTherapistOfConfirmationAndCancellation() throws Exception {
        isKnown("a");
        LOG.confirms("a");
        await().atMost(PATIENCE).until(() -> mailsTo("a@client.example").size() == 1);
        await().atMost(PATIENCE).until(() -> outcomesOf("a").size() == 2);
        LOG.cancels("a");
        await().atMost(PATIENCE).until(() -> mailsTo("a@client.example").size() == 2);
        await().atMost(PATIENCE).until(() -> outcomesOf("a").size() == 4);

        var confirmation = GreenMailUtil.getWholeMessage(mailsTo("a@client.example").getFirst());
        assertThat(confirmation).contains("Ana Ruiz").contains("http://127.0.0.1:8080/c/a");
        assertThat(mailsTo("ana@lakeside.example"))
                .isNotEmpty()
                .allSatisfy(mail ->
                        assertThat(GreenMailUtil.getWholeMessage(mail))
                                .doesNotContain("Alex")
                                .doesNotContain("client.example"));
        assertThat(outcomesOf("a"))
                .allSatisfy(outcome ->
                        assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        MessageAccepted.class,
                                        accepted ->
                                                assertThat(accepted.getMayBeRepeated()).isFalse()));
        assertThat(LOG.outcomeRecords())
                .allSatisfy(record -> {
                    assertThat(record.key()).isEqualTo("lakeside");
                    assertThat(CloudEventHeaders.text(record.headers(), CloudEventHeaders.SOURCE))
                            .isEqualTo("/notification-service");
                });
    }

    @Test
    void sendsNothingWhenTheLogIsReadFromItsStartAgain() throws Exception {
        isKnown("b");
        isKnown("c");
        LOG.confirms("b");
        await().atMost(PATIENCE).until(() -> outcomesOf("b").size() == 2);

        jdbc.sql("UPDATE feed_position SET next_offset = 0").update();
        LOG.confirms("c");

        await().atMost(PATIENCE).until(() -> outcomesOf("c").size() == 2);
        assertThat(mailsTo("b@client.example")).hasSize(1);
        assertThat(mailsTo("c@client.example")).hasSize(1);
    }

    @Test
    void waitsForAMailServerThatIsAwayAndRepeatsNothing() throws Exception {
        isKnown("d");
        MAIL.stop();
        LOG.confirms("d");
        await().atMost(PATIENCE).until(() -> attempts("d") >= 4);

        MAIL.start();

        await().atMost(PATIENCE).until(() -> outcomesOf("d").size() == 2);
        assertThat(mailsTo("d@client.example")).hasSize(1);
        assertThat(accepted("d", ActorRole.CLIENT).getMayBeRepeated()).isFalse();
    }

    @Test
    void sendsAgainUnderTheSameIdWhenItsHolderDiedBeforeTheResult() throws Exception {
        isKnown("e");
        LOG.confirms("e");
        await().atMost(PATIENCE).until(() -> outcomesOf("e").size() == 2);
        jdbc.sql(
                        """
                        UPDATE effect
                        SET state = 'DUE', settled_at = NULL, provider_id = NULL,
                            published_at = NULL, handed_over = true, lease_owner = 'dead',
                            lease_until = now() - interval '1 second'
                        WHERE recipient_id = 'p-e'\
                        """)
                .update();

        await().atMost(PATIENCE).until(() -> mailsTo("e@client.example").size() == 2);
        await().atMost(PATIENCE).until(() -> outcomesOf("e").size() == 3);

        var mails = mailsTo("e@client.example");
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        assertThat(accepted("e", ActorRole.CLIENT).getMayBeRepeated()).isTrue();
    }

    @Test
    void suppressesWhatWasCancelledBeforeItCouldLeave() throws Exception {
        LOG.confirms("f");
        await().atMost(PATIENCE).until(() -> attempts("f") >= 1);
        LOG.cancels("f");
        await().atMost(PATIENCE)
                .until(() ->
                        outcomesOf("f").stream().anyMatch(MessageSuppressed.class::isInstance));
        isKnown("f");

        await().atMost(PATIENCE).until(() -> mailsTo("f@client.example").size() == 1);
        assertThat(mailsTo("f@client.example").getFirst().getSubject()).endsWith("is cancelled");
        assertThat(outcomesOf("f"))
                .filteredOn(MessageSuppressed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        MessageSuppressed.class,
                        suppressed -> {
                            assertThat(suppressed.getReason())
                                    .isEqualTo(SuppressionReason.SUPERSEDED);
                            assertThat(suppressed.getKind()).isEqualTo(MessageKind.CONFIRMATION);
                        });
    }

    @Test
    void sendsNothingToSomebodyWhoWasErased() throws Exception {
        INTAKE.person("g", "p-g", 410, "");
        LOG.confirms("g");

        await().atMost(PATIENCE).until(() -> outcomesOf("g").size() == 2);
        assertThat(outcomesOf("g"))
                .filteredOn(MessageSuppressed.class::isInstance)
                .singleElement()
                .extracting("reason")
                .isEqualTo(SuppressionReason.ERASED);
    }

    @Test
    void asksAPersonToReachAClientWhoHasNoMail() throws Exception {
        INTAKE.person(
                "h",
                "p-h",
                200,
                """
                {"personId": "p-h", "name": "Alex", "email": null, "phone": "+15005550100",
                 "contactBy": ["sms"], "timeZone": "America/Los_Angeles", "link": null}\
                """);
        LOG.confirms("h");

        await().atMost(PATIENCE).until(() -> outcomesOf("h").size() == 2);
        assertThat(escalated("h").getReason()).isEqualTo(EscalationReason.NO_USABLE_CHANNEL);
    }

    @Test
    void asksAPersonToReachAClientWhoseServerRefuses() throws Exception {
        isKnown("i");
        try (var server = new ScriptedSmtp().on("RCPT", "550 5.1.1 nobody here")) {
            mailSettings.setPort(server.port());
            LOG.confirms("i");
            await().atMost(PATIENCE).until(() -> outcomesOf("i").size() == 2);
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        assertThat(escalated("i").getReason()).isEqualTo(EscalationReason.REJECTED_BY_PROVIDER);
    }

    @Test
    void saysSoWhenAMailMayHaveGoneOutTwice() throws Exception {
        isKnown("j");
        try (var server = new ScriptedSmtp().on("CONTENT", ScriptedSmtp.HANG_UP)) {
            mailSettings.setPort(server.port());
            LOG.confirms("j");
            await().atMost(PATIENCE).until(() -> attempts("j") >= 2);
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        await().atMost(PATIENCE).until(() -> outcomesOf("j").size() == 2);
        assertThat(accepted("j", ActorRole.CLIENT).getMayBeRepeated()).isTrue();
        assertThat(mailsTo("j@client.example")).hasSize(1);
    }

    @Test
    void isReadyOnceItFollowsAndServesNothingElse() throws Exception {
        await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == 200);

        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(status("/")).isEqualTo(404);
        assertThat(status("/actuator/env")).isEqualTo(404);
    }

    private static void isKnown(String requestId) {
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

    private int attempts(String requestId) {
        return jdbc.sql(
                        "SELECT coalesce(max(attempts), 0) FROM effect"
                                + " WHERE request_id = ? AND recipient_role = 'CLIENT'")
                .param(requestId)
                .query(Integer.class)
                .single();
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SpecificRecord> outcomesOf(String requestId) {
        return LOG.outcomes().stream()
                .filter(outcome -> requestId.equals(field(outcome, "requestId")))
                .toList();
    }

    private static MessageAccepted accepted(String requestId, ActorRole role) {
        return outcomesOf(requestId).stream()
                .filter(MessageAccepted.class::isInstance)
                .map(MessageAccepted.class::cast)
                .filter(outcome -> outcome.getRecipient() == role)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static MessageEscalated escalated(String requestId) {
        return outcomesOf(requestId).stream()
                .filter(MessageEscalated.class::isInstance)
                .map(MessageEscalated.class::cast)
                .filter(outcome -> outcome.getRecipient() == ActorRole.CLIENT)
                .findFirst()
                .orElseThrow();
    }

    private static Object field(SpecificRecord record, String name) {
        return record.get(record.getSchema().getField(name).pos());
    }

    private int status(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static FakeIntake intake() {
        try {
            return new FakeIntake();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static PracticeLog practiceLog() {
        try {
            return new PracticeLog(Parts.broker().bootstrapServers(), Parts.registry().url());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
