// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.notification.bounce.Reports;
import org.firstsession.notification.channel.ScriptedSmtp;
import org.firstsession.notifications.EscalationReason;
import org.firstsession.notifications.MessageAccepted;
import org.firstsession.notifications.MessageEscalated;
import org.firstsession.stack.FreePorts;
import org.firstsession.types.ActorRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a mail server, the database or the log do: every message ends, nobody gets two but those
 * that say so, and nobody hears of what isn't so. Texts have their faults in {@link
 * TextMessagesIT}, dying processes in KillIT.
 */
class FaultsIT extends RunningService {

    @ParameterizedTest
    @CsvSource({
        "fa, GREETING, 421 busy",
        "fb, MAIL, 421 closing",
        "fc, RCPT, 450 greylisted",
        "fd, RCPT, 452 full",
        "fe, CONTENT, 451 later",
        "ff, EHLO, 250-hello/250 STARTTLS"
    })
    void sendsOneMailOnceTheServerTakesIt(String request, String step, String reply)
            throws Exception {
        isKnown(request);
        try (var server = new ScriptedSmtp().on(step, reply.replace("/", "\r\n"))) {
            mailSettings.setPort(server.port());
            LOG.confirms(request);
            await().atMost(PATIENCE).until(() -> attempts(request) >= 2);
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        awaitEnd(request);
        assertThat(mailsTo(request + "@client.example")).hasSize(1);
        assertThat(accepted(request, ActorRole.CLIENT).getMayBeRepeated()).isFalse();
    }

    @Test
    void sendsOneMailOnceSomebodyListens() throws Exception {
        isKnown("fg");
        mailSettings.setPort(FreePorts.next());
        try {
            LOG.confirms("fg");
            await().atMost(PATIENCE).until(() -> attempts("fg") >= 3);
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        awaitEnd("fg");
        assertThat(mailsTo("fg@client.example")).hasSize(1);
        assertThat(accepted("fg", ActorRole.CLIENT).getMayBeRepeated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"fh, hangs up", "fi, falls silent"})
    void repeatsUnderTheSameIdAndSaysSoWhenTheLastAnswerIsMissing(String request, String then)
            throws Exception {
        isKnown(request);
        var reply = then.equals("hangs up") ? ScriptedSmtp.HANG_UP : ScriptedSmtp.SILENCE;
        List<String> seen;
        try (var server = new ScriptedSmtp().on("CONTENT", reply)) {
            mailSettings.setPort(server.port());
            LOG.confirms(request);
            await().atMost(PATIENCE).until(() -> attempts(request) >= 2);
            seen = server.contents();
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        awaitEnd(request);
        var outcome = accepted(request, ActorRole.CLIENT);
        assertThat(outcome.getMayBeRepeated()).isTrue();
        assertThat(mailsTo(request + "@client.example"))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.getMessageID()).isEqualTo(outcome.getProviderId()));
        assertThat(seen)
                .filteredOn(content -> content.contains("To: " + request + "@client.example"))
                .isNotEmpty()
                .allSatisfy(content ->
                        assertThat(content).contains("Message-ID: " + outcome.getProviderId()));
    }

    @ParameterizedTest
    @CsvSource({"fj, RCPT, 550 5.1.1 nobody here", "fk, CONTENT, 554 5.7.1 not like this"})
    void makesATaskOfWhatIsRefusedForGood(String request, String step, String reply)
            throws Exception {
        isKnown(request);
        try (var server = new ScriptedSmtp().on(step, reply)) {
            mailSettings.setPort(server.port());
            LOG.confirms(request);
            await().atMost(PATIENCE).until(() -> isOver(request));
        } finally {
            mailSettings.setPort(SMTP_PORT);
        }

        awaitEnd(request);
        assertThat(escalated(request).getReason()).isEqualTo(EscalationReason.REJECTED_BY_PROVIDER);
        assertThat(mailsTo(request + "@client.example")).isEmpty();
    }

    @Test
    void makesATaskOfAMailThatComesBack() throws Exception {
        isKnown("fl");
        LOG.confirms("fl");
        awaitEnd("fl");
        var id = accepted("fl", ActorRole.CLIENT).getProviderId();
        var address = "bounces+" + id.substring(1, 33) + "@first-session.example";

        var mailbox = MAIL.getUserManager().getUser("bounces");
        mailbox.deliver(Reports.report(address, "delayed", id));
        mailbox.deliver(Reports.report(address, "failed", id));
        mailbox.deliver(Reports.report("bounces@first-session.example", "failed", id));

        await().atMost(PATIENCE)
                .until(() ->
                        outcomesOf("fl").stream().anyMatch(MessageEscalated.class::isInstance));
        assertThat(escalated("fl").getReason()).isEqualTo(EscalationReason.BOUNCED);
        await().atMost(PATIENCE)
                .until(() ->
                        MAIL.getManagers()
                                .getImapHostManager()
                                .getInbox(mailbox)
                                .getMessages()
                                .isEmpty());
        assertThat(outcomesOf("fl")).filteredOn(MessageEscalated.class::isInstance).hasSize(1);
    }

    @Test
    void recordsWhatLeftOnceTheDatabaseIsBackAndSendsNothingTwice() throws Exception {
        isKnown("fm");
        try (var server = new ScriptedSmtp().before("CONTENT", () -> databaseLetsNobodyIn(true))) {
            mailSettings.setPort(server.port());
            LOG.confirms("fm");
            await().atMost(PATIENCE).until(() -> !server.contents().isEmpty());
            // Read while the database is away, taken over later.
            LOG.confirms("fn");
            isKnown("fn");
            await().during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> outcomesOf("fm").isEmpty());
            server.before("CONTENT", () -> {});
            databaseLetsNobodyIn(false);
            awaitEnd("fm");
            awaitEnd("fn");

            assertThat(server.contents())
                    .filteredOn(content -> content.contains("To: fm@client.example"))
                    .hasSize(1);
            assertThat(server.contents())
                    .filteredOn(content -> content.contains("To: fn@client.example"))
                    .hasSize(1);
        } finally {
            databaseLetsNobodyIn(false);
            mailSettings.setPort(SMTP_PORT);
        }
        assertThat(accepted("fm", ActorRole.CLIENT).getMayBeRepeated()).isFalse();
    }

    @Test
    void tellsNobodyOfWhatWasNeverCommitted() throws Exception {
        isKnown("fo");
        isKnown("fp");
        LOG.writesAndTakesBack(
                TrialConfirmed.class,
                Map.of(
                        "requestId",
                        "fo",
                        "sessionId",
                        "s-fo",
                        "personIds",
                        List.of("p-fo"),
                        "slot",
                        PracticeLog.slot()));
        LOG.confirms("fp");

        awaitEnd("fp");
        assertThat(mailsTo("fp@client.example")).hasSize(1);
        assertThat(mailsTo("fo@client.example")).isEmpty();
        assertThat(outcomesOf("fo")).isEmpty();
    }

    private void awaitEnd(String requestId) {
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> isOver(requestId));
        assertThat(outcomesOf(requestId))
                .filteredOn(MessageAccepted.class::isInstance)
                .extracting("effectId")
                .doesNotHaveDuplicates();
    }

    /** Client and therapist: each has heard, or somebody has a task. */
    private boolean isOver(String requestId) {
        return outcomesOf(requestId).size() >= 2 && isSettled(requestId);
    }
}
