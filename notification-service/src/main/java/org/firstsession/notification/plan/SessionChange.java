// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import java.util.List;

/** A decision about a session that somebody has to hear of. */
public sealed interface SessionChange {

    Decision decision();

    /** The session stands. */
    record Confirmed(Decision decision) implements SessionChange {}

    /** The session won't take place. */
    record Cancelled(Decision decision) implements SessionChange {}

    /**
     * What all such decisions have.
     *
     * @param practiceId the practice
     * @param eventId the event that tells of it
     * @param decidedAt when it was decided
     * @param requestId the request behind the session
     * @param sessionId the session
     * @param revision rises with each decision about the session, from 1
     * @param personIds who comes, or would have come
     * @param slot the hour
     */
    record Decision(
            String practiceId,
            String eventId,
            Instant decidedAt,
            String requestId,
            String sessionId,
            int revision,
            List<String> personIds,
            Slot slot) {

        public Decision {
            personIds = List.copyOf(personIds);
        }
    }
}
