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

/**
 * Brings the outbox to notification-service, over and over until each item is acknowledged: a STOP
 * must not get lost. A second delivery of one item does no harm, for the other side knows its id.
 */
@Component
class OutboxRelay extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    private final Outbox outbox;
    private final MessageSettings settings;
    private final String token;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    OutboxRelay(
            Outbox outbox, MessageSettings settings, IntakeProperties properties, JsonMapper json) {
        super("message-outbox", ROUND);
        this.outbox = outbox;
        this.settings = settings;
        this.token = properties.internalToken();
        this.json = json;
    }

    @Override
    protected void round() throws InterruptedException {
        for (var item : outbox.due()) {
            if (deliver(item)) {
                outbox.acknowledged(item.id());
            } else {
                outbox.tryAgain(
                        item.id(),
                        FIRST_PAUSE.multipliedBy(1L << Math.min(item.tries(), MOST_DOUBLINGS)));
            }
        }
    }

    private boolean deliver(Outbox.Item item) throws InterruptedException {
        try {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url(item)))
                                    .timeout(Duration.ofSeconds(20))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .POST(BodyPublishers.ofString(body(item)))
                                    .build(),
                            BodyHandlers.discarding());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            log.atWarn()
                    .addKeyValue("outId", item.id())
                    .addKeyValue("status", answer.statusCode())
                    .log("a message was not acknowledged, will be brought again");
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("outId", item.id())
                    .addKeyValue("cause", e.getClass().getName())
                    .log("notification-service not reached, a message will be brought again");
        }
        return false;
    }

    private String url(Outbox.Item item) {
        var path = item.kind() == Outbox.Kind.CARRIER_WORD ? "carrier-words" : "messages";
        return settings.notificationUrl()
                + "/internal/practices/"
                + item.practiceId()
                + "/"
                + path
                + "/"
                + item.id();
    }

    private String body(Outbox.Item item) {
        return json.writeValueAsString(
                item.kind() == Outbox.Kind.CARRIER_WORD
                        ? Map.of("number", item.destination(), "word", item.body())
                        : Map.of(
                                "channel", item.kind() == Outbox.Kind.TEXT ? "text" : "email",
                                "to", item.destination(),
                                "body", item.body(),
                                "language", item.language()));
    }
}
