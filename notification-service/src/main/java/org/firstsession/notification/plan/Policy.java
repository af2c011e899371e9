// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Duration;

/**
 * What the practice decides about its messages.
 *
 * @param firstReminder how long before a session the first reminder leaves
 * @param lastReminder how long before a session the last one leaves
 * @param whereabouts how long before a session by video people are asked where they will sit
 * @param outcome how long after a session people are asked how it went
 * @param quietFromHour the hour at which quiet hours begin where the recipient is
 * @param quietUntilHour the hour at which they end, the next morning
 * @param lateAfter how long a message may take before a person is told
 * @param callAgain after how long the next on call hears of a worry that nobody has looked at
 */
public record Policy(
        Duration firstReminder,
        Duration lastReminder,
        Duration whereabouts,
        Duration outcome,
        int quietFromHour,
        int quietUntilHour,
        Duration lateAfter,
        Duration callAgain) {}
