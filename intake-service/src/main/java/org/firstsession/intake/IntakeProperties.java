// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The service's settings.
 *
 * @param kafka Kafka's address
 * @param registry the schema registry's URL
 * @param internalToken bearer token of the internal API
 * @param publicUrl how clients reach the service, without a slash at the end
 * @param keyDirectory where the vault's and the links' keys are
 * @param roster path of the roster file; empty for none
 * @param calendarDomain the right-hand side of calendar ids; the one of notification-service
 * @param mailSpool where sent messages are kept; empty for nowhere
 * @param erasureUndo how long a wish to be erased can be undone
 * @param limitsFactor how many times as much as usual may be asked for; 1 where people are
 * @param formTime the least time in which a person fills a form in; zero looks at no clock
 * @param instance tells instances apart
 */
@ConfigurationProperties("firstsession")
public record IntakeProperties(
        String kafka,
        String registry,
        String internalToken,
        String publicUrl,
        String keyDirectory,
        String roster,
        String calendarDomain,
        String mailSpool,
        Duration erasureUndo,
        int limitsFactor,
        Duration formTime,
        String instance) {

    public IntakeProperties {
        if (internalToken.isBlank()) {
            throw new IllegalArgumentException("FIRSTSESSION_INTERNAL_TOKEN is not set");
        }
        if (keyDirectory.isBlank()) {
            throw new IllegalArgumentException("FIRSTSESSION_KEY_DIRECTORY is not set");
        }
        if (publicUrl.endsWith("/")) {
            publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
        }
    }

    /** Absolute URL of a path of this service. */
    public String url(String path) {
        return publicUrl + path;
    }

    @Override
    public String toString() {
        return "IntakeProperties[instance=" + instance + "]";
    }
}
