// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail that knows whether the server has asked for its content. */
final class TrackedMessage extends SMTPMessage {

    private final String messageId;
    private volatile boolean contentBegun;

    TrackedMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    String messageId() {
        return messageId;
    }

    /** Until then a broken connection is harmless; afterwards nobody knows what became of it. */
    boolean contentBegun() {
        return contentBegun;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignoreList)
            throws IOException, MessagingException {
        contentBegun = true;
        super.writeTo(out, ignoreList);
    }
}
