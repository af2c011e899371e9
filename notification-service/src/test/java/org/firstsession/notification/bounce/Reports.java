// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.bounce;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;

/** Mails as they lie in a mailbox for returned ones. */
public final class Reports {

    private Reports() {}

    /**
     * A report in the form that Postfix writes.
     *
     * @param to whom it is for, by its header
     * @param action {@code failed} or {@code delayed}
     * @param messageId the Message-ID of the mail that it is about
     */
    public static MimeMessage report(String to, String action, String messageId) {
        return mail(
                """
                Return-Path: <>
                From: MAILER-DAEMON@mx.client.example (Mail Delivery System)
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.client.example
                X-Postfix-Sender: rfc822; %s

                Final-Recipient: rfc822; alex@client.example
                Original-Recipient: rfc822;alex@client.example
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 user unknown

                --b1
                Content-Type: text/rfc822-headers

                From: Appointments <appointments@first-session.example>
                To: alex@client.example
                Message-ID: %s
                Subject: Your appointment

                --b1--
                """
                        .formatted(to, to, action, messageId));
    }

    /** What somebody's server answers who is away. */
    static MimeMessage awayNote(String to) {
        return mail(
                """
                Return-Path: <>
                From: alex@client.example
                To: %s
                Subject: Away
                Auto-Submitted: auto-replied
                Content-Type: text/plain

                Action: failed to stay at home.
                """
                        .formatted(to));
    }

    private static MimeMessage mail(String text) {
        try {
            var bytes = text.replace("\n", "\r\n").getBytes(US_ASCII);
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
