// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is kept of messages, and who sends them.
 *
 * @param notificationUrl where notification-service answers
 * @param keep how long a message is kept after the last one of its conversation
 * @param callAgain after how long the next on call hears of a concern that can't be stored
 */
@ConfigurationProperties("firstsession.messages")
public record MessageSettings(String notificationUrl, Duration keep, Duration callAgain) {}
