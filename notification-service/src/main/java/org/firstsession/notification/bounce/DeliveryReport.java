// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.firstsession.notification.NotificationProperties;
import org.springframework.stereotype.Component;

/**
 * Reads a server's report about a mail (RFC 3464). Only one that says "failed" counts: "delayed"
 * ones are followed by another, and an answer from somebody who is away is none.
 */
@Component
class DeliveryReport {

    private static final int LONGEST = 100_000;
    private static final Pattern FAILED =
            Pattern.compile("^action:\\s*failed\\b", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final ReturnAddress addresses;
    private final Pattern messageId;

    DeliveryReport(ReturnAddress addresses, NotificationProperties properties) {
        this.addresses = addresses;
        this.messageId =
                Pattern.compile(
                        "^message-id:\\s*<([0-9a-f]{32})@"
                                + Pattern.quote(properties.mail().domain())
                                + ">",
                        Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    }

    /**
     * What a mail in the mailbox for returned ones is.
     *
     * @param effectId which message it is about; empty when it isn't a report about one of ours
     * @param failed whether it says that the message won't arrive
     */
    record Read(Optional<String> effectId, boolean failed) {

        static final Read NO_REPORT = new Read(Optional.empty(), false);
    }

    Read of(Message mail) throws MessagingException, IOException {
        var type = mail.getContentType().toLowerCase(Locale.ROOT);
        boolean isReport = type.startsWith("multipart/report") && type.contains("delivery-status");
        if (!isReport || !(mail.getContent() instanceof Multipart parts)) {
            return Read.NO_REPORT;
        }
        boolean failed = false;
        var effectId = ofAddress(mail);
        for (int i = 0; i < parts.getCount(); i++) {
            var part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                failed |= FAILED.matcher(text(part)).find();
            } else if (i > 0 && effectId.isEmpty()) {
                effectId = ofReturned(text(part));
            }
        }
        return new Read(effectId, failed);
    }

    /** To whom the report went: also behind a server that rewrites the header for people. */
    private Optional<String> ofAddress(Message mail) throws MessagingException {
        for (var header : new String[] {"To", "Delivered-To", "X-Original-To"}) {
            var values = mail.getHeader(header);
            var found =
                    values == null
                            ? Optional.<String>empty()
                            : addresses.effectIn(String.join(" ", values));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofReturned(String headers) {
        var found = messageId.matcher(headers);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST), UTF_8);
        }
    }
}
