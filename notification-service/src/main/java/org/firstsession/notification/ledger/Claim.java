// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import java.time.ZoneId;
import org.firstsession.notification.plan.Effect;
import org.firstsession.notification.plan.Matter;
import org.jspecify.annotations.Nullable;

/**
 * A due message that this instance may work on until the lease ends.
 *
 * @param effect the message
 * @param requestId the request; empty when none is concerned
 * @param fence the claim's number; whoever claims later has a higher one
 * @param attempts how many attempts there were, this one included
 * @param standing whether the message is still true and still of use
 * @param unclearSince since when nobody knows whether the provider has the text; null when it is
 *     clear that it hasn't
 * @param practiceName the name that clients read
 * @param practiceZone the zone of the practice's clocks
 * @param matter what there is to say
 */
public record Claim(
        Effect effect,
        String requestId,
        long fence,
        int attempts,
        Standing standing,
        @Nullable Instant unclearSince,
        String practiceName,
        ZoneId practiceZone,
        Matter matter) {

    /** The same with more to say. */
    Claim telling(Matter more) {
        return new Claim(
                effect,
                requestId,
                fence,
                attempts,
                standing,
                unclearSince,
                practiceName,
                practiceZone,
                more);
    }

    /** Whether a message may still leave. */
    public enum Standing {
        TRUE_STILL,
        /** A later decision has made it untrue. */
        SUPERSEDED,
        /** What it asks has been answered. */
        ANSWERED,
        /** It would come too late to be of use. */
        TOO_LATE
    }
}
