// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Stands in this repository for everybody to read, so it proves nothing to the world. */
    private static final String PUBLISHED_TOKEN = "local-token";

    private static final Pattern OF_THIS_MACHINE =
            Pattern.compile("https?://(?:127\\.[0-9.]+|localhost|\\[::1])(?::\\d+)?/.*");

    public TextSettings {
        if (token.isBlank()) {
            throw new IllegalArgumentException("FIRSTSESSION_TEXT_TOKEN is not set");
        }
    }

    /**
     * The secrets that may sign what is posted. None where a service that the world can reach was
     * given no secret of its own: it takes no texts, since anybody could write them.
     */
    List<String> signers() {
        boolean local = OF_THIS_MACHINE.matcher(webhookUrl).matches();
        return Stream.of(token, formerToken)
                .filter(secret -> !secret.isBlank() && (local || !secret.equals(PUBLISHED_TOKEN)))
                .toList();
    }

    @Override
    public String toString() {
        return "TextSettings[" + number + "]";
    }
}
