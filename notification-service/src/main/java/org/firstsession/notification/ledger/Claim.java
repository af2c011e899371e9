// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Effect;

/**
 * A due message that this instance may work on until the lease ends.
 *
 * @param effect the message
 * @param fence the claim's number; whoever claims later has a higher one
 * @param attempts how many attempts there were, this one included
 * @param currentRevision the session's revision when it was claimed
 * @param appointment what there is to say
 */
public record Claim(
        Effect effect, long fence, int attempts, int currentRevision, Appointment appointment) {}
