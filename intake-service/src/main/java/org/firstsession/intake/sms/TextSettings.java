// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The practice's number and its provider, Twilio or one that speaks like it.
 *
 * @param url the provider's base address; blank where its list isn't read
 * @param account the account's id
 * @param token the account's secret, which signs what the provider posts
 * @param formerToken the secret before, still good while the provider changes over; blank for none
 * @param number the practice's number, E.164
 * @param practice the practice that the number belongs to
 * @param webhookUrl the webhook exactly as the provider knows it: the signature covers it
 * @param poll how often the provider's list is read
 * @param answersAnHour most answers to one phone within an hour
 * @param answersADay most answers of the practice within a day: what texts may cost
 */
@ConfigurationProperties("firstsession.text")
public record TextSettings(
        String url,
        String account,
        String token,
        String formerToken,
        String number,
        String practice,
        String webhookUrl,
        Duration poll,
        int answersAnHour,
        int answersADay) {

    public TextSettings {
        if (token.isBlank()) {
            throw new IllegalArgumentException("FIRSTSESSION_TEXT_TOKEN is not set");
        }
    }

    @Override
    public String toString() {
        return "TextSettings[" + number + "]";
    }
}
