// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.firstsession.notification.channel.MailResult;
import org.firstsession.notification.channel.Note;
import org.firstsession.notification.channel.SmtpChannel;
import org.firstsession.notification.plan.Language;
import org.firstsession.notification.plan.Reachability;
import org.firstsession.notification.plan.Reachability.OptOut;
import org.firstsession.notification.plan.Route;
import org.firstsession.notification.plan.Routes;
import org.firstsession.notification.text.OptOuts;
import org.firstsession.notification.text.ProviderUnavailableException;
import org.firstsession.notification.text.TextProvider;
import org.firstsession.notification.text.TextResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what intake-service hands over word by word: answers to texts, and what somebody of the
 * practice writes. Words and addresses are passed on and not kept. The sender's rules hold: who
 * wants no texts gets none.
 */
@Component
public class WrittenMessages {

    private static final Logger log = LoggerFactory.getLogger(WrittenMessages.class);

    private final JdbcClient jdbc;
    private final TextProvider provider;
    private final SmtpChannel mails;
    private final OptOuts optOuts;

    WrittenMessages(JdbcClient jdbc, TextProvider provider, SmtpChannel mails, OptOuts optOuts) {
        this.jdbc = jdbc;
        this.provider = provider;
        this.mails = mails;
        this.optOuts = optOuts;
    }

    /**
     * One message.
     *
     * @param channel {@code text} or {@code email}
     * @param to number in E.164, or address
     * @param language BCP 47 tag of the words
     */
    public record Words(String channel, String to, String body, String language) {
        @Override
        public String toString() {
            return "Words[redacted]";
        }
    }

    private record Known(@Nullable String state, boolean unclear, OffsetDateTime firstTry) {}

    /**
     * Sends a message, at most once for each id.
     *
     * @return false when it isn't known to be sent and has to be handed over again
     */
    public boolean send(UUID id, Words words) {
        jdbc.sql("INSERT INTO written_message (message_id) VALUES (?) ON CONFLICT DO NOTHING")
                .param(id)
                .update();
        var known =
                jdbc.sql(
                                """
                                SELECT state, unclear, first_try FROM written_message
                                WHERE message_id = ?\
                                """)
                        .param(id)
                        .query(Known.class)
                        .single();
        if (known.state() != null) {
            return true;
        }
        var route = Routes.of(reachability(words)).first();
        if (route.isEmpty()) {
            return settle(id, "SUPPRESSED", null);
        }
        return switch (route.get()) {
            case Route.Text text -> byText(id, words, text, known);
            case Route.Mail mail -> byMail(id, words, mail);
        };
    }

    private boolean byText(UUID id, Words words, Route.Text route, Known known) {
        if (known.unclear()) {
            try {
                var found =
                        provider.find(route, words.body(), known.firstTry().toInstant(), Set.of());
                if (found.isPresent()) {
                    return settle(id, "ACCEPTED", found.get());
                }
            } catch (ProviderUnavailableException e) {
                return false;
            }
        }
        return switch (provider.send(route, words.body(), id.toString())) {
            case TextResult.Accepted accepted -> settle(id, "ACCEPTED", accepted.providerId());
            case TextResult.OptedOut optedOut -> {
                optOuts.add(route.destination());
                yield settle(id, "SUPPRESSED", null);
            }
            case TextResult.Refused refused -> refused(id, refused.code());
            case TextResult.Failed failed -> failed(id, failed.unclear());
        };
    }

    /** A mail that ended unclear goes out again: with the same id programs see that it is one. */
    private boolean byMail(UUID id, Words words, Route.Mail route) {
        return switch (mails.send(Note.written(id, words.body(), route.language()), route)) {
            case MailResult.Accepted accepted -> settle(id, "ACCEPTED", accepted.messageId());
            case MailResult.Unaddressable none -> refused(id, 0);
            case MailResult.Refused refused -> refused(id, refused.code());
            case MailResult.Failed failed -> failed(id, failed.unclear());
        };
    }

    private boolean refused(UUID id, int code) {
        log.atError()
                .addKeyValue("messageId", id)
                .addKeyValue("code", code)
                .log("a written message was refused for good");
        return settle(id, "REFUSED", null);
    }

    private boolean failed(UUID id, boolean unclear) {
        jdbc.sql("UPDATE written_message SET unclear = ? WHERE message_id = ?")
                .params(unclear, id)
                .update();
        return false;
    }

    private boolean settle(UUID id, String state, @Nullable String providerId) {
        jdbc.sql("UPDATE written_message SET state = ?, provider_id = ? WHERE message_id = ?")
                .param(state)
                .param(providerId)
                .param(id)
                .update();
        return true;
    }

    private Reachability reachability(Words words) {
        var language = Language.of(words.language());
        var wishes = new Reachability.Wishes(true, false, true, language);
        return words.channel().equals("text")
                ? new Reachability(
                        null,
                        words.to(),
                        List.of("phone"),
                        wishes,
                        new OptOut(optOuts.contain(words.to()), false))
                : new Reachability(words.to(), null, List.of("email"), wishes, OptOut.NONE);
    }
}
