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
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.bounce.ReturnAddress;
import org.firstsession.notification.plan.Route;
import org.springframework.stereotype.Component;

/**
 * Puts a mail together: text and HTML as alternatives; where the calendar changes and the recipient
 * allows it, the invite as a third, and once more as a file for programs that don't know that.
 */
@Component
class MailComposer {

    private final MailTexts texts;
    private final Invite invite;
    private final ReturnAddress returnTo;
    private final NotificationProperties.Mail settings;

    MailComposer(
            MailTexts texts,
            Invite invite,
            ReturnAddress returnTo,
            NotificationProperties properties) {
        this.texts = texts;
        this.invite = invite;
        this.returnTo = returnTo;
        this.settings = properties.mail();
    }

    TrackedMessage compose(Letter letter, Route.Mail route, InternetAddress to, Session session)
            throws MessagingException {
        var message =
                new TrackedMessage(
                        session, "<" + letter.effect().id() + "@" + settings.domain() + ">");
        message.setFrom(sender(route, letter.practiceName()));
        returnTo.of(letter.effect().id()).ifPresent(message::setEnvelopeFrom);
        // A report needs no more of the mail than which it was.
        message.setReturnOption(SMTPMessage.RETURN_HDRS);
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(texts.subject(letter, route), UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", route.language().tag());
        if (letter.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setContent(content(letter, route));
        message.saveChanges();
        return message;
    }

    /** A few words, as plain text. */
    TrackedMessage compose(Note note, Route.Mail route, InternetAddress to, Session session)
            throws MessagingException {
        var message = new TrackedMessage(session, "<" + note.id() + "@" + settings.domain() + ">");
        message.setFrom(sender(route, ""));
        message.setRecipient(Message.RecipientType.TO, to);
        message.setSubject(note.subject(), UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        message.setHeader("Content-Language", route.language().tag());
        message.setText(note.words(), UTF_8.name());
        message.saveChanges();
        return message;
    }

    private MimeMultipart content(Letter letter, Route.Mail route) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(texts.text(letter, route), UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(texts.html(letter, route), UTF_8.name(), "html");
        var alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text);
        alternatives.addBodyPart(html);

        var appointment = letter.appointment();
        boolean invites = appointment != null && letter.effect().kind().movesCalendar();
        if (appointment == null || !invites || !route.invite()) {
            return alternatives;
        }
        var calendar = invite.text(letter, appointment, route.destination());
        var method = Invite.method(letter).getValue();
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

    private InternetAddress sender(Route.Mail route, String practiceName)
            throws MessagingException {
        boolean named = !route.neutral() && !practiceName.isBlank();
        var name = named ? practiceName : settings.senderName();
        try {
            return new InternetAddress(settings.senderAddress(), name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every Java platform has UTF-8", e);
        }
    }
}
