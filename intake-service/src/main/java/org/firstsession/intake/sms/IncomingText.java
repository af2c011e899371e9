// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A text that came in.
 *
 * @param messageSid the provider's id
 * @param from who sent it: a number in E.164, or whatever a network tells
 * @param media how many files came along; none is ever fetched
 * @param sentAt when it was sent, as far as known
 * @param listed whether it was found in the provider's list, and so may come late
 */
record IncomingText(
        String messageSid, String from, String body, int media, Instant sentAt, boolean listed) {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");

    /** What networks show for a caller who shows nothing. */
    private static final String ANONYMOUS = "+266696687";

    /** Whether whoever sent it can be answered: letters, short codes and the anonymous can't. */
    boolean canBeAnswered() {
        return PHONE.matcher(from).matches() && !from.equals(ANONYMOUS);
    }

    @Override
    public String toString() {
        return "IncomingText[" + messageSid + ", redacted]";
    }
}
