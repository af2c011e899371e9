// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mails and texts as a spool that forgets people: whoever knows the practice's own token can have
 * all messages dropped that went to somebody.
 */
final class Spool {

    private final Mailbox mailbox;
    private final Texts texts;
    private final String token;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param token the bearer token of the practice's services; with a blank one nobody may ask
     */
    Spool(Mailbox mailbox, Texts texts, String token) {
        this.mailbox = mailbox;
        this.texts = texts;
        this.token = token;
    }

    /** What is to be dropped: messages to these addresses, and only those about the request. */
    record Drop(List<String> addresses, @Nullable String requestId) {}

    /** The status of the answer. */
    int drop(@Nullable String authorization, String body) throws IOException {
        if (!isKnown(authorization)) {
            return 401;
        }
        try {
            var drop = json.readValue(body, Drop.class);
            mailbox.drop(concerns(drop));
            texts.drop(text -> concerns(drop).test(text.asMessage()) || isFrom(drop, text));
            return 204;
        } catch (JacksonException e) {
            return 400;
        }
    }

    private static Predicate<Message> concerns(Drop drop) {
        return message ->
                drop.addresses().stream().anyMatch(message.to()::equalsIgnoreCase)
                        && (drop.requestId() == null || mentions(message, drop.requestId()));
    }

    private static boolean isFrom(Drop drop, Text text) {
        return drop.requestId() == null && drop.addresses().contains(text.from());
    }

    private static boolean mentions(Message message, String requestId) {
        return Stream.of(message.text(), message.html(), message.calendar())
                .anyMatch(part -> part != null && part.contains(requestId));
    }

    private boolean isKnown(@Nullable String authorization) {
        return !token.isBlank()
                && authorization != null
                && MessageDigest.isEqual(
                        ("Bearer " + token).getBytes(UTF_8), authorization.getBytes(UTF_8));
    }
}
