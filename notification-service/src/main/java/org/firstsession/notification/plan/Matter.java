// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.util.List;

/** What a message tells of, as it stood when the message was claimed. Nobody's name is in it. */
public sealed interface Matter {

    /** A session. */
    record OfSession(Appointment appointment) implements Matter {}

    /** A request. */
    record OfRequest() implements Matter {}

    /** An offer with its options, best first. */
    record OfOffer(Instant expiresAt, List<Appointment> options) implements Matter {
        public OfOffer {
            options = List.copyOf(options);
        }
    }

    /** Something for a person, with the code of why. */
    record OfNeed(String need, Instant dueAt) implements Matter {}
}
