// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SMTP in, mailbox out. A mail is acknowledged once it is on disk, not before. */
final class MailServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);
    private static final long START_MILLIS = 5_000;

    private final SmtpServer server;

    MailServer(String address, int port, Mailbox mailbox) {
        var setup = new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP);
        this.server = new SmtpServer(setup, new KeepingManagers(mailbox));
    }

    void start() throws InterruptedException {
        server.startService();
        if (!server.waitTillRunning(START_MILLIS)) {
            throw new IllegalStateException("can't listen on port " + server.getPort());
        }
    }

    @Override
    public void close() {
        server.stopService();
    }

    private static final class KeepingManagers extends Managers {

        private final SmtpManager keeping;

        private KeepingManagers(Mailbox mailbox) {
            this.keeping = new KeepingManager(getImapHostManager(), getUserManager(), mailbox);
        }

        @Override
        public SmtpManager getSmtpManager() {
            return keeping;
        }
    }

    private static final class KeepingManager extends SmtpManager {

        private final Mailbox mailbox;

        private KeepingManager(ImapHostManager imap, UserManager users, Mailbox mailbox) {
            super(imap, users);
            this.mailbox = mailbox;
        }

        /** The last word before the server answers 250: an answer from here replaces it. */
        @Override
        public @Nullable String checkData(SmtpState state) {
            var envelope = state.getMessage();
            try {
                for (var recipient : envelope.getToAddresses()) {
                    mailbox.keep(
                            recipient.getEmail(), Objects.requireNonNull(envelope.getMessage()));
                }
                return null;
            } catch (IOException | MessagingException e) {
                log.atError().addKeyValue("error", e.getClass().getName()).log("mail not kept");
                return "451 Requested action aborted: local error in processing";
            }
        }

        /** The library would keep a second copy in memory. */
        @Override
        public void send(SmtpState state) {}
    }
}
