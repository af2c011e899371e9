// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.inbox;

import java.time.Instant;

/**
 * A text message, in either direction.
 *
 * @param id sorts by time of arrival
 * @param outgoing whether the practice sent it
 * @param from who sent it, E.164
 * @param to who gets it, E.164
 */
record Text(String id, boolean outgoing, String from, String to, String body, Instant at) {

    /** The provider's id, in the provider's form. */
    String sid() {
        return "SM" + "0".repeat(Math.max(0, 32 - (id.length() - 1))) + id.substring(1);
    }

    /** The phone at the other end. */
    String phone() {
        return outgoing ? to : from;
    }

    /** As {@code GET /api/messages} lists it. */
    Message asMessage() {
        return new Message(id, "sms", from, to, "", body, null, null, at);
    }
}
