// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.util.List;

/** What was decided, as far as somebody hears of it or a message becomes untrue by it. */
public sealed interface Decision {

    About about();

    /**
     * What all decisions have.
     *
     * @param practiceId the practice
     * @param eventId the event that tells of it
     * @param decidedAt when it was decided
     * @param requestId the request; empty when none is concerned
     */
    record About(String practiceId, String eventId, Instant decidedAt, String requestId) {}

    /** Somebody asked for a session. */
    record RequestReceived(About about, Audience audience) implements Decision {}

    /** A request has ended. */
    record RequestClosed(About about) implements Decision {}

    /**
     * Hours were offered.
     *
     * @param round the how-manieth offer of the request, from 1
     */
    record OfferMade(About about, String offerId, int round, Instant expiresAt, List<Slot> options)
            implements Decision {
        public OfferMade {
            options = List.copyOf(options);
        }
    }

    /** An offer got more time. */
    record OfferExtended(About about, String offerId, Instant expiresAt) implements Decision {}

    /** An offer was declined or has lapsed. */
    record OfferEnded(About about, String offerId) implements Decision {}

    /** A person has to look at something. */
    record HumanNeeded(About about, String need, Instant dueAt) implements Decision {}

    /** Something was decided about a session. */
    sealed interface OfSession extends Decision {
        Booking booking();
    }

    /** The session stands. */
    record SessionConfirmed(About about, Booking booking) implements OfSession {}

    /** The session won't take place. */
    record SessionCancelled(About about, Booking booking) implements OfSession {}

    /**
     * A session as decided.
     *
     * @param revision rises with each decision about the session, from 1
     * @param personIds who comes, or would have come
     */
    record Booking(String sessionId, int revision, List<String> personIds, Slot slot) {
        public Booking {
            personIds = List.copyOf(personIds);
        }
    }
}
