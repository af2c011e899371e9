// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSettingsTest {

    private static final String PUBLISHED = "local-token";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/webhooks/twilio/sms",
                "http://localhost/webhooks/twilio/sms",
                "http://[::1]:8080/webhooks/twilio/sms"
            })
    void takeThePublishedTokenOnThisMachine(String url) {
        assertThat(settings(url, PUBLISHED, "").signers()).containsExactly(PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://lakeside.example/webhooks/twilio/sms",
                "https://127.0.0.1.lakeside.example/webhooks/twilio/sms",
                "https://localhost@lakeside.example/webhooks/twilio/sms"
            })
    void takeNoPublishedTokenFromTheWorld(String url) {
        assertThat(settings(url, PUBLISHED, "").signers()).isEmpty();
        assertThat(settings(url, "own", PUBLISHED).signers()).containsExactly("own");
    }

    @Test
    void takeTheSecretBeforeWhileTheProviderChangesOver() {
        assertThat(settings("https://lakeside.example/sms", "own", "before").signers())
                .containsExactly("own", "before");
    }

    private static TextSettings settings(String webhookUrl, String token, String former) {
        return new TextSettings(
                "",
                "AClocal",
                token,
                former,
                "+15005550006",
                "lakeside",
                webhookUrl,
                Duration.ofSeconds(20),
                40,
                1_000);
    }
}
