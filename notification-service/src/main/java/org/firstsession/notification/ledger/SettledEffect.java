// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import org.firstsession.notification.plan.Effect;

/**
 * A settled message whose outcome isn't on the log yet.
 *
 * @param effect the message
 * @param eventId the event that it follows from
 * @param requestId the request
 * @param settledAt when it was settled
 * @param mayBeRepeated whether the recipient may have got it twice
 * @param outcome how it ended
 */
public record SettledEffect(
        Effect effect,
        String eventId,
        String requestId,
        Instant settledAt,
        boolean mayBeRepeated,
        Outcome outcome) {}
