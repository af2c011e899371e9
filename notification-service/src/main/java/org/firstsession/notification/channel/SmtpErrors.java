// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Tells what a failed SMTP dialogue means for the mail. */
final class SmtpErrors {

    private static final int PERMANENT = 500;

    private SmtpErrors() {}

    /**
     * A 5xx for the recipient or for the content is a refusal of this mail. A 5xx for anything else
     * (the greeting, our sender's address) says that something is wrong with us, and a person will
     * mend it: that is tried again. Without an answer after the content, nobody knows.
     */
    static MailResult classify(MessagingException failure, boolean contentBegun) {
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException address) {
                return byCode(address.getReturnCode(), true);
            }
            if (e instanceof SMTPSendFailedException send && send.getReturnCode() > 0) {
                return byCode(
                        send.getReturnCode(), contentBegun || "DATA".equals(send.getCommand()));
            }
        }
        return new MailResult.Failed(failure.getClass().getSimpleName(), contentBegun);
    }

    private static MailResult byCode(int code, boolean aboutThisMail) {
        return code >= PERMANENT && aboutThisMail
                ? new MailResult.Refused(code)
                : new MailResult.Failed("code " + code, false);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
