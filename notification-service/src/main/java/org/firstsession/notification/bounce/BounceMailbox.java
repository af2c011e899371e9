// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.Bounces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks by IMAP, on a thread of its own and without end, into the mailbox that mails come back to.
 * Reports that are taken in are deleted there, for they cite what we wrote; whatever else lies
 * there is marked as read and left to people.
 */
@Component
class BounceMailbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);
    private static final String TIMEOUT_MILLIS = "10000";

    private final NotificationProperties.Bounces settings;
    private final DeliveryReport reports;
    private final Bounces bounces;
    private CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread = new Thread(() -> {});

    BounceMailbox(NotificationProperties properties, DeliveryReport reports, Bounces bounces) {
        this.settings = properties.mail().bounces();
        this.reports = reports;
        this.bounces = bounces;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        if (settings.configured()) {
            thread = Thread.ofVirtual().name("bounces").start(this::run);
        } else {
            log.info("no mailbox for mails that come back; such mails are left to people");
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(settings.look().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            read();
        } catch (MessagingException | IOException | RuntimeException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("the mailbox for returned mails can't be read, will be tried again");
        }
    }

    private void read() throws MessagingException, IOException {
        try (var store = session().getStore(settings.protocol())) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                for (var mail : inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
                    take(mail);
                }
            }
        }
    }

    /** What can't be recorded now is read again: it stays unread until it was. */
    private void take(Message mail) throws MessagingException, IOException {
        var report = reports.of(mail);
        var effectId = report.effectId();
        if (effectId.isEmpty()) {
            log.warn("a mail among the returned ones that reports about none of ours");
            mail.setFlag(Flags.Flag.SEEN, true);
            return;
        }
        boolean isNews = report.failed() && bounces.take(effectId.get());
        log.atInfo()
                .addKeyValue("effectId", effectId.get())
                .addKeyValue("failed", report.failed())
                .addKeyValue("isNews", isNews)
                .log("report about a mail");
        mail.setFlag(Flags.Flag.DELETED, true);
    }

    private Session session() {
        var mail = new Properties();
        for (var protocol : new String[] {"imap", "imaps"}) {
            var prefix = "mail." + protocol + ".";
            mail.put(prefix + "connectiontimeout", TIMEOUT_MILLIS);
            mail.put(prefix + "timeout", TIMEOUT_MILLIS);
            mail.put(prefix + "writetimeout", TIMEOUT_MILLIS);
            mail.put(prefix + "ssl.checkserveridentity", "true");
            // Reading a mail must not mark it as read: it is, once its report is recorded.
            mail.put(prefix + "peek", "true");
        }
        return Session.getInstance(mail);
    }
}
