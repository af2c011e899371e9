// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the service is set up.
 *
 * @param kafka the brokers' addresses
 * @param registry the schema registry's Confluent API
 * @param intakeUrl where intake-service answers
 * @param internalToken what the services know each other by
 * @param instance tells instances of this service apart
 */
@ConfigurationProperties("firstsession")
public record NotificationProperties(
        String kafka,
        String registry,
        URI intakeUrl,
        String internalToken,
        String instance,
        Mail mail,
        Delivery delivery) {

    public NotificationProperties {
        if (internalToken.isBlank()) {
            throw new IllegalArgumentException("FIRSTSESSION_INTERNAL_TOKEN is not set");
        }
    }

    /**
     * How mails present themselves.
     *
     * @param senderName the sender's name, neutral
     * @param senderAddress the sender's address and the invites' organizer
     * @param domain the right-hand side of message and calendar ids; changing it makes old invites
     *     strangers to their updates
     */
    public record Mail(String senderName, String senderAddress, String domain) {}

    /**
     * How due messages are worked off.
     *
     * @param workers how many are sent at once
     * @param lease how long a claim holds; longer than the slowest attempt
     * @param firstRetry pause after a first failure
     * @param longestRetry where the doubling of the pause ends
     */
    public record Delivery(
            int workers, Duration lease, Duration firstRetry, Duration longestRetry) {}
}
