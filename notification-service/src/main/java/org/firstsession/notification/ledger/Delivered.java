// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.time.Instant;
import org.firstsession.notification.plan.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A line of the delivery matrix: who was told what, when, by which channel.
 *
 * @param effect the message
 * @param state {@code PLANNED}, {@code DUE}, {@code ACCEPTED}, {@code SUPPRESSED} or {@code
 *     ESCALATED}
 * @param reason why it was left unsent or given to a person; else null
 * @param dueAt when it was or is due
 * @param settledAt when it ended; null while it hasn't
 * @param late whether a person was told that it took too long
 * @param mayBeRepeated whether the recipient may have got it twice
 * @param attempts how many attempts there were
 * @param providerStatus what the provider of texts said last; null for mails
 */
public record Delivered(
        Effect effect,
        String state,
        @Nullable String reason,
        Instant dueAt,
        @Nullable Instant settledAt,
        boolean late,
        boolean mayBeRepeated,
        int attempts,
        @Nullable String providerStatus) {}
