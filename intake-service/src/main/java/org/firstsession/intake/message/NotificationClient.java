// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.firstsession.intake.IntakeProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The internal API of notification-service. */
@Component
public class NotificationClient {

    private static final Logger log = LoggerFactory.getLogger(NotificationClient.class);

    private final String url;
    private final String token;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    NotificationClient(MessageSettings settings, IntakeProperties properties, JsonMapper json) {
        this.url = settings.notificationUrl() + "/internal/";
        this.token = properties.internalToken();
        this.json = json;
    }

    /**
     * Hands something over.
     *
     * @param path behind {@code /internal/}; ids only, for it is logged
     * @return false when it isn't known to be taken over, and has to be brought again
     */
    public boolean handOver(String path, Map<String, ?> body) throws InterruptedException {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                                    .build(),
                            BodyHandlers.discarding());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            log.atWarn()
                    .addKeyValue("path", path)
                    .addKeyValue("status", answer.statusCode())
                    .log("notification-service hasn't taken it over, it will be brought again");
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("path", path)
                    .addKeyValue("cause", e.getClass().getName())
                    .log("notification-service not reached, it will be brought again");
        }
        return false;
    }
}
