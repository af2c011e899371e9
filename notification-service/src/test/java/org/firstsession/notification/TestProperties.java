// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.firstsession.notification.plan.Policy;
import org.firstsession.notification.plan.Rota;
import org.firstsession.notification.plan.Rotas;

/** Settings to test with. */
public final class TestProperties {

    public static final Policy POLICY =
            new Policy(
                    Duration.ofHours(48),
                    Duration.ofHours(3),
                    Duration.ofHours(24),
                    Duration.ofHours(1),
                    21,
                    8,
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(10));

    /** Two are on call everywhere. */
    public static final Rotas ROTAS = practice -> new Rota(2);

    private TestProperties() {}

    public static NotificationProperties properties() {
        return properties("1", "");
    }

    public static NotificationProperties properties(String instance, String textUrl) {
        return new NotificationProperties(
                "127.0.0.1:1",
                "mock://test",
                URI.create("http://127.0.0.1:1"),
                URI.create("http://127.0.0.1:8081/board"),
                "token",
                instance,
                List.of("first@lakeside.example", "second@lakeside.example"),
                POLICY,
                new NotificationProperties.Mail(
                        "Appointments",
                        "appointments@first-session.example",
                        "first-session.example",
                        "http://127.0.0.1:8082",
                        new NotificationProperties.Bounces(
                                "bounces@first-session.example",
                                "imap",
                                "",
                                1,
                                "",
                                "",
                                Duration.ofSeconds(30))),
                new NotificationProperties.Text(
                        textUrl,
                        "AClocal",
                        "local-token",
                        "+15005550006",
                        "http://127.0.0.1:8082",
                        Duration.ofMillis(300),
                        "opt-out-key"),
                new NotificationProperties.Delivery(
                        2, Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofSeconds(1)));
    }
}
