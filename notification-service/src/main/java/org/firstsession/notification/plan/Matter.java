// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message tells of, as it stood when the message was claimed. Nobody's name is in it. */
public sealed interface Matter {

    /**
     * A session.
     *
     * @param former the hour before the revision; null when nothing was moved
     */
    record OfSession(Appointment appointment, @Nullable Appointment former) implements Matter {}

    /** A request, and how it stands. */
    record OfRequest() implements Matter {}

    /** An invitation that is open until a time. */
    record OfInvitation(Instant until) implements Matter {}

    /** An offer with its options, best first. */
    record OfOffer(Instant expiresAt, List<Appointment> options) implements Matter {
        public OfOffer {
            options = List.copyOf(options);
        }
    }

    /** An hour that a therapist is asked for. */
    record OfQuestion(Appointment appointment, Instant answerBy) implements Matter {}

    /** Something for a person, with the code of why. */
    record OfNeed(String need, Instant dueAt) implements Matter {}
}
