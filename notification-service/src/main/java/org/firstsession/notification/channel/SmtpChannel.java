// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
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
    private final SmtpConnections connections;

    SmtpChannel(JavaMailSenderImpl settings, MailComposer composer, SmtpConnections connections) {
        this.settings = settings;
        this.composer = composer;
        this.connections = connections;
    }

    /** Sends a mail once. Never throws for what a server or a network does. */
    public MailResult send(Letter letter, Route.Mail route) {
        return send(route, (to, session) -> composer.compose(letter, route, to, session));
    }

    /** Sends a few words once, as they are. Never throws for what a server or a network does. */
    public MailResult send(Note note, Route.Mail route) {
        return send(route, (to, session) -> composer.compose(note, route, to, session));
    }

    private interface Composition {
        TrackedMessage of(InternetAddress to, Session session) throws MessagingException;
    }

    private MailResult send(Route.Mail route, Composition composition) {
        var to = usable(route.destination());
        if (to == null) {
            return new MailResult.Unaddressable();
        }
        TrackedMessage message = null;
        try {
            Session session = settings.getSession();
            message = composition.of(to, session);
            transmit(message, session);
            return new MailResult.Accepted(message.messageId());
        } catch (MessagingException e) {
            return SmtpErrors.classify(e, message != null && message.contentBegun());
        }
    }

    private void transmit(TrackedMessage message, Session session) throws MessagingException {
        var connection = connections.take(session);
        try {
            send(message, connection);
        } catch (MessagingException e) {
            if (!connection.isUsed() || message.contentBegun()) {
                throw e;
            }
            // The server may have ended it while it waited, and nothing of the mail has left.
            send(message, connections.fresh(session));
        }
    }

    private void send(TrackedMessage message, SmtpConnections.Connection connection)
            throws MessagingException {
        boolean sent = false;
        try {
            connection.transport().sendMessage(message, message.getAllRecipients());
            sent = true;
        } finally {
            if (sent) {
                connections.giveBack(connection);
            } else {
                connections.hangUp(connection);
            }
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
