// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Duration;

/**
 * What the practice decides about its messages.
 *
 * @param firstReminder how long before a session the first reminder leaves
 * @param lastReminder how long before a session the last one leaves
 * @param quietFromHour the hour at which quiet hours begin where the recipient is
 * @param quietUntilHour the hour at which they end, the next morning
 * @param lateAfter how long a message may take before a person is told
 */
public record Policy(
        Duration firstReminder,
        Duration lastReminder,
        int quietFromHour,
        int quietUntilHour,
        Duration lateAfter) {}
