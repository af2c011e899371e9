// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

/** What became of an attempt to send a mail. */
public sealed interface MailResult {

    /** The server took it over. */
    record Accepted(String messageId) implements MailResult {}

    /** There is no address that a mail could go to. */
    record Unaddressable() implements MailResult {}

    /** The server refuses this mail for good. */
    record Refused(int code) implements MailResult {}

    /**
     * It didn't work this time.
     *
     * @param cause for the log: a class name or a code, never the server's words, which may cite an
     *     address
     * @param unclear whether the server may have taken it over all the same
     */
    record Failed(String cause, boolean unclear) implements MailResult {}
}
