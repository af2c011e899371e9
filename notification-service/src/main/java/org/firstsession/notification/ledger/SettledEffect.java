// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import org.firstsession.notification.plan.Effect;

/**
 * News of a message that isn't on the log yet.
 *
 * @param id the news' own id: one message may be late and accepted later
 * @param effect the message
 * @param eventId the event that it follows from
 * @param requestId the request; empty when none is concerned
 * @param settledAt when it came to this
 * @param mayBeRepeated whether the recipient may have got it twice
 * @param segments how many parts a text is billed as; 0 for e-mail
 * @param outcome what became of it
 */
public record SettledEffect(
        String id,
        Effect effect,
        String eventId,
        String requestId,
        Instant settledAt,
        boolean mayBeRepeated,
        int segments,
        Outcome outcome) {}
