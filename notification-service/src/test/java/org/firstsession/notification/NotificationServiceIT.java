// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import java.util.List;
import org.firstsession.notification.channel.ScriptedSmtp;
import org.firstsession.notifications.EscalationReason;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.notifications.MessageKind;
import org.firstsession.notifications.MessageSuppressed;
import org.firstsession.notifications.SuppressionReason;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.types.ActorRole;
import org.junit.jupiter.api.Test;

/** Mails, from the log to the server and back to the log. */
class NotificationServiceIT extends RunningService {

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
                    assertThat(
                                    CloudEventHeaders.text(
                                            record.headers(), CloudEventHeaders.TRACE_PARENT))
                            .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
                });
    }

    @Test
    void sendsNothingWhenTheLogIsReadFromItsStartAgain() throws Exception {
        isKnown("b");
        isKnown("c");
        LOG.confirms("b");
        await().atMost(PATIENCE).until(() -> outcomesOf("b").size() == 2);
        var before = effectsOfOthers("c");

        jdbc.sql("UPDATE feed_position SET next_offset = 0").update();
        LOG.confirms("c");

        await().atMost(PATIENCE).until(() -> outcomesOf("c").size() == 2);
        assertThat(effectsOfOthers("c")).isEqualTo(before);
        assertThat(mailsTo("b@client.example")).hasSize(1);
        assertThat(mailsTo("c@client.example")).hasSize(1);
    }

    @Test
    void sendsAgainUnderTheSameIdWhenItsHolderDiedBeforeTheResult() throws Exception {
        isKnown("e");
        LOG.confirms("e");
        await().atMost(PATIENCE).until(() -> outcomesOf("e").size() == 2);
        jdbc.sql(
                        """
                        DELETE FROM outcome USING effect
                        WHERE outcome.effect_id = effect.effect_id AND recipient_id = 'p-e'\
                        """)
                .update();
        jdbc.sql(
                        """
                        UPDATE effect
                        SET state = 'DUE', settled_at = NULL, provider_id = NULL,
                            handed_over_at = now(), lease_owner = 'dead',
                            lease_until = now() - interval '1 second'
                        WHERE recipient_id = 'p-e' AND kind = 'CONFIRMATION'\
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
                {"personId": "p-h", "name": "Alex", "email": null, "phone": null,
                 "contactBy": ["email"], "timeZone": "America/Los_Angeles", "link": null}\
                """);
        LOG.confirms("h");

        await().atMost(PATIENCE).until(() -> outcomesOf("h").size() == 2);
        assertThat(escalated("h").getReason()).isEqualTo(EscalationReason.NO_USABLE_CHANNEL);
    }

    @Test
    void thanksForARequestAndSaysWhomToCall() throws Exception {
        isKnown("k");
        LOG.requests("k");

        await().atMost(PATIENCE).until(() -> mailsTo("k@client.example").size() == 1);
        var mail = GreenMailUtil.getWholeMessage(mailsTo("k@client.example").getFirst());
        assertThat(mail).contains("Your request has arrived").contains("911").contains("988");
        assertThat(mail).doesNotContain("text/calendar");
    }

    @Test
    void callsTheFirstOfTheRotaAndTheSecondWhenTheFirstIsRefused() throws Exception {
        LOG.needsAPerson("l");
        await().atMost(PATIENCE).until(() -> mailsTo("first@staff.example").size() == 1);

        try (var server = new ScriptedSmtp().on("RCPT", "550 5.1.1 nobody here")) {
            mailSettings.setPort(server.port());
            LOG.needsAPerson("m");
            await().atMost(PATIENCE).until(() -> !outcomesOf("m").isEmpty());
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        assertThat(outcomesOf("m").getFirst()).isInstanceOf(MessageEscalated.class);
        await().atMost(PATIENCE).until(() -> outcomesOf("m").size() >= 2);
    }

    @Test
    void waitsForAVaultThatIsAwayAndSendsOnce() throws Exception {
        INTAKE.person("n", "p-n", 503, "");
        LOG.confirms("n");
        await().atMost(PATIENCE).until(() -> attempts("n") >= 3);

        isKnown("n");

        await().atMost(PATIENCE).until(() -> outcomesOf("n").size() == 2);
        assertThat(mailsTo("n@client.example")).hasSize(1);
        assertThat(accepted("n", ActorRole.CLIENT).getMayBeRepeated()).isFalse();
    }

    @Test
    void writesInTheLanguageAndByTheRulesOfTheRecipient() throws Exception {
        INTAKE.person(
                "o",
                "p-o",
                200,
                """
                {"personId": "p-o", "name": "Alex", "email": "o@client.example", "phone": null,
                 "contactBy": ["email"], "timeZone": "America/Los_Angeles", "link": null,
                 "language": "es", "safeContact": {"invite": false}}\
                """);
        LOG.confirms("o");

        await().atMost(PATIENCE).until(() -> mailsTo("o@client.example").size() == 1);
        var mail = mailsTo("o@client.example").getFirst();
        assertThat(mail.getSubject()).startsWith("Su cita del ");
        assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("text/calendar");
    }

    @Test
    void showsTheBoardWhoWasToldWhat() throws Exception {
        isKnown("q");
        LOG.confirms("q");
        await().atMost(PATIENCE).until(() -> outcomesOf("q").size() == 2);

        var path = "/internal/practices/lakeside/requests/q/deliveries";
        assertThat(status(path)).isEqualTo(401);
        var matrix = get(path);

        assertThat(matrix)
                .contains("\"kind\":\"CONFIRMATION\"", "\"kind\":\"LAST_REMINDER\"")
                .contains("\"kind\":\"WHEREABOUTS_QUESTION\"", "\"kind\":\"OUTCOME_QUESTION\"")
                .contains("\"state\":\"ACCEPTED\"", "\"state\":\"PLANNED\"")
                .doesNotContain("client.example", "Alex");
    }

    @Test
    void isReadyOnceItFollowsAndServesNothingElse() throws Exception {
        await().atMost(PATIENCE).until(() -> status("/actuator/health/readiness") == 200);

        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(status("/")).isEqualTo(404);
        assertThat(status("/actuator/env")).isEqualTo(404);
    }

    /** All messages but one request's, whatever test they are from. */
    private List<String> effectsOfOthers(String requestId) {
        return jdbc.sql("SELECT effect_id FROM effect WHERE request_id <> ? ORDER BY effect_id")
                .param(requestId)
                .query(String.class)
                .list();
    }
}
