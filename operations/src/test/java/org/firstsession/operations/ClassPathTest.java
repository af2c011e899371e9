// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is replayed or checked here, nobody gets a message from it. */
class ClassPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.mail.Transport",
                "org.springframework.mail.javamail.JavaMailSender",
                "org.springframework.web.client.RestClient",
                "org.apache.http.client.HttpClient",
                "okhttp3.OkHttpClient",
                "com.twilio.Twilio",
                "org.firstsession.notification.NotificationServiceApplication",
                "org.firstsession.intake.IntakeServiceApplication"
            })
    void hasNothingThatCouldSend(String sender) {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> Class.forName(sender));
    }
}
