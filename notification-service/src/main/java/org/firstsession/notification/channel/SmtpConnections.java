// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Connections to the mail server that wait a moment for the next mail: greeting, encryption and
 * sign-in cost more than a mail does. Each is used by one sender at a time.
 */
@Component
class SmtpConnections implements AutoCloseable {

    /** Servers end silent connections after minutes, and many count the mails of each. */
    private static final long LONGEST_IDLE = Duration.ofSeconds(10).toNanos();

    private static final int MOST_MAILS = 100;
    private static final int MOST_IDLE = 32;

    private final JavaMailSenderImpl settings;
    private final Deque<Connection> idle = new ArrayDeque<>();

    SmtpConnections(JavaMailSenderImpl settings) {
        this.settings = settings;
    }

    /**
     * An open connection.
     *
     * @param server host and port, which may be set anew meanwhile
     * @param mails how many mails it has taken
     * @param since when it was last used, by {@link System#nanoTime}
     */
    record Connection(Transport transport, String server, int mails, long since) {

        /** Whether it has worked before: then the server may have ended it since. */
        boolean isUsed() {
            return mails > 0;
        }
    }

    /** One that waits, or else a fresh one. */
    Connection take(Session session) throws MessagingException {
        for (var next = pop(); next != null; next = pop()) {
            boolean fits =
                    next.server().equals(server())
                            && next.mails() < MOST_MAILS
                            && System.nanoTime() - next.since() < LONGEST_IDLE;
            if (fits) {
                return next;
            }
            hangUp(next);
        }
        return fresh(session);
    }

    Connection fresh(Session session) throws MessagingException {
        var transport = session.getTransport("smtp");
        transport.connect(
                settings.getHost(),
                settings.getPort(),
                unlessBlank(settings.getUsername()),
                unlessBlank(settings.getPassword()));
        return new Connection(transport, server(), 0, System.nanoTime());
    }

    /** Takes one back that has just sent a mail. */
    void giveBack(Connection used) {
        var again =
                new Connection(
                        used.transport(), used.server(), used.mails() + 1, System.nanoTime());
        synchronized (idle) {
            if (idle.size() < MOST_IDLE) {
                idle.push(again);
                return;
            }
        }
        hangUp(again);
    }

    /** Ends one, however the server says goodbye: its answer to the mail has been read by now. */
    void hangUp(Connection connection) {
        try {
            connection.transport().close();
        } catch (MessagingException e) {
            // How it says goodbye is its own.
        }
    }

    @Override
    public void close() {
        for (var next = pop(); next != null; next = pop()) {
            hangUp(next);
        }
    }

    private @Nullable Connection pop() {
        synchronized (idle) {
            return idle.poll();
        }
    }

    private String server() {
        return settings.getHost() + ":" + settings.getPort();
    }

    private static @Nullable String unlessBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
