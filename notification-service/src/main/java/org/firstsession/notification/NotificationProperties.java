// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.firstsession.notification.plan.Policy;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the service is set up.
 *
 * @param kafka the brokers' addresses
 * @param registry the schema registry's Confluent API
 * @param intakeUrl where intake-service answers
 * @param boardUrl where coordinators find what waits for them
 * @param internalToken what the services know each other by
 * @param instance tells instances of this service apart
 * @param onCall who is called when a person is needed, the first one first: addresses and numbers;
 *     a practice that has changed its rota on the board goes by that
 * @param policy what the practice decides about its messages
 */
@ConfigurationProperties("firstsession")
public record NotificationProperties(
        String kafka,
        String registry,
        URI intakeUrl,
        URI boardUrl,
        String internalToken,
        String instance,
        List<String> onCall,
        Policy policy,
        Mail mail,
        Text text,
        Delivery delivery) {

    public NotificationProperties {
        if (internalToken.isBlank()) {
            throw new IllegalArgumentException("FIRSTSESSION_INTERNAL_TOKEN is not set");
        }
        onCall = List.copyOf(onCall);
    }

    /**
     * How mails present themselves.
     *
     * @param senderName the sender's name, neutral
     * @param senderAddress the sender's address and the invites' organizer
     * @param domain the right-hand side of message and calendar ids; changing it makes old invites
     *     strangers to their updates
     * @param unsubscribeUrl this service as recipients reach it
     * @param bounces where mails come back to
     */
    public record Mail(
            String senderName,
            String senderAddress,
            String domain,
            String unsubscribeUrl,
            Bounces bounces) {}

    /**
     * The mailbox that mails come back to.
     *
     * @param address its address; it takes {@code name+anything@domain} too. Blank where mails come
     *     back to the sender's address
     * @param protocol {@code imap} or {@code imaps}
     * @param host where it is looked into; blank where nobody looks
     * @param port the port there
     * @param user the mailbox's user
     * @param password the mailbox's password
     * @param look how often it is looked into
     */
    public record Bounces(
            String address,
            String protocol,
            String host,
            int port,
            String user,
            String password,
            Duration look) {

        public boolean configured() {
            return !host.isBlank();
        }

        @Override
        public String toString() {
            return "Bounces[" + host + "]";
        }
    }

    /**
     * The provider of text messages, Twilio or one that speaks like it.
     *
     * @param url its base address; blank where no texts are sent
     * @param account the account's id
     * @param token the account's secret; it signs what the provider tells us, too
     * @param number the practice's number, E.164
     * @param callbackUrl this service as the provider reaches it
     * @param lookAfter how long after an unclear end the provider's list is asked
     * @param optOutKey makes hashes of the numbers that want no texts; changing it forgets them
     */
    public record Text(
            String url,
            String account,
            String token,
            String number,
            String callbackUrl,
            Duration lookAfter,
            String optOutKey) {

        public boolean configured() {
            return !url.isBlank();
        }

        @Override
        public String toString() {
            return "Text[" + url + "]";
        }
    }

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
