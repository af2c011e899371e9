// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import org.firstsession.notification.NotificationProperties;
import org.springframework.stereotype.Component;

/**
 * Puts a mail together: text, HTML and invite as alternatives, and the invite once more as a file
 * for programs that don't know the third.
 */
@Component
class MailComposer {

    private final MailTexts texts;
    private final Invite invite;
    private final NotificationProperties.Mail settings;

    MailComposer(MailTexts texts, Invite invite, NotificationProperties properties) {
        this.texts = texts;
        this.invite = invite;
        this.settings = properties.mail();
    }

    TrackedMessage compose(AppointmentMail mail, InternetAddress to, Session session)
            throws MessagingException {
        var message =
                new TrackedMessage(
                        session, "<" + mail.effect().id() + "@" + settings.domain() + ">");
        message.setFrom(sender());
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(Wording.subject(mail), UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(mail));
        message.saveChanges();
        return message;
    }

    private MimeMultipart content(AppointmentMail mail) throws MessagingException {
        var calendar = invite.text(mail);
        var method = Invite.method(mail).getValue();

        var text = new MimeBodyPart();
        text.setText(texts.text(mail), UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(texts.html(mail), UTF_8.name(), "html");
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text);
        alternatives.addBodyPart(html);
        alternatives.addBodyPart(part(calendar, "text/calendar; charset=UTF-8; method=" + method));

        var body = new MimeBodyPart();
        body.setContent(alternatives);
        var file = part(calendar, "application/ics; name=invite.ics");
        file.setFileName("invite.ics");
        return new MimeMultipart("mixed", body, file);
    }

    /** As bytes: invites have lines that end in CRLF, and must keep them. */
    private static MimeBodyPart part(String calendar, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(calendar.getBytes(UTF_8), type)));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private InternetAddress sender() throws MessagingException {
        try {
            return new InternetAddress(
                    settings.senderAddress(), settings.senderName(), UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every Java platform has UTF-8", e);
        }
    }
}
