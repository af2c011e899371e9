// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes a mail apart: the first plain text, the first HTML and the first invite in it. */
final class MailParser {

    private @Nullable String text;
    private @Nullable String html;
    private @Nullable String calendar;

    private MailParser() {}

    static Message parse(String id, String to, Instant receivedAt, MimeMessage mail)
            throws MessagingException, IOException {
        var parser = new MailParser();
        parser.take(mail);
        var subject = mail.getSubject();
        return new Message(
                id,
                "email",
                address(mail.getFrom()),
                to,
                subject == null ? "" : subject,
                parser.text,
                parser.html,
                parser.calendar,
                receivedAt);
    }

    private static String address(Address @Nullable [] addresses) {
        if (addresses == null || addresses.length == 0) {
            return "";
        }
        return addresses[0] instanceof InternetAddress internet
                ? internet.getAddress()
                : addresses[0].toString();
    }

    private void take(Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i));
            }
        } else if (part.isMimeType("text/calendar") || isCalendarFile(part)) {
            calendar = calendar == null ? words(part) : calendar;
        } else if (part.isMimeType("text/html")) {
            html = html == null ? words(part) : html;
        } else if (part.isMimeType("text/plain")) {
            text = text == null ? words(part) : text;
        }
    }

    private static boolean isCalendarFile(Part part) throws MessagingException {
        var name = part.getFileName();
        return name != null && name.endsWith(".ics");
    }

    /** The part's content as text; a type that the mail library doesn't know comes as bytes. */
    private static String words(Part part) throws MessagingException, IOException {
        var content = part.getContent();
        if (content instanceof String string) {
            return string;
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
