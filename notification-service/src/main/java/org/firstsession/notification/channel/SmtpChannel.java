// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.firstsession.notification.plan.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends mails by SMTP. The transport is used directly, because {@link JavaMailSenderImpl} reports
 * an error while hanging up like one while sending, and the mail would go out twice.
 */
@Component
public class SmtpChannel {

    private final JavaMailSenderImpl settings;
    private final MailComposer composer;

    SmtpChannel(JavaMailSenderImpl settings, MailComposer composer) {
        this.settings = settings;
        this.composer = composer;
    }

    /** Sends a mail once. Never throws for what a server or a network does. */
    public MailResult send(Letter letter, Route.Mail route) {
        var to = usable(route.destination());
        if (to == null) {
            return new MailResult.Unaddressable();
        }
        TrackedMessage message = null;
        try {
            Session session = settings.getSession();
            message = composer.compose(letter, route, to, session);
            transmit(message, session);
            return new MailResult.Accepted(message.messageId());
        } catch (MessagingException e) {
            return SmtpErrors.classify(e, message != null && message.contentBegun());
        }
    }

    private void transmit(TrackedMessage message, Session session) throws MessagingException {
        var transport = session.getTransport("smtp");
        try {
            transport.connect(
                    settings.getHost(),
                    settings.getPort(),
                    settings.getUsername(),
                    settings.getPassword());
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            hangUp(transport);
        }
    }

    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The server's answer to the mail has been read by now; how it says goodbye is its own.
        }
    }

    /** The address, if it is exactly one: no list, no display name, no line break. */
    private static @Nullable InternetAddress usable(String address) {
        try {
            var parsed = new InternetAddress(address, true);
            boolean plain = address.equals(parsed.getAddress()) && parsed.getPersonal() == null;
            return plain && !address.chars().anyMatch(Character::isISOControl) ? parsed : null;
        } catch (AddressException e) {
            return null;
        }
    }
}
