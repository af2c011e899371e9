// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Brings the outbox to notification-service, over and over until each item is acknowledged: a STOP
 * must not get lost. A second delivery of one item does no harm, for the other side knows its id.
 */
@Component
class OutboxRelay extends Rounds {

    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 5;

    private final Outbox outbox;
    private final NotificationClient notification;

    OutboxRelay(Outbox outbox, NotificationClient notification) {
        super("message-outbox", ROUND);
        this.outbox = outbox;
        this.notification = notification;
    }

    @Override
    protected void round() throws InterruptedException {
        for (var item : outbox.due()) {
            if (notification.handOver(path(item), body(item))) {
                outbox.acknowledged(item.id());
            } else {
                outbox.tryAgain(
                        item.id(),
                        FIRST_PAUSE.multipliedBy(1L << Math.min(item.tries(), MOST_DOUBLINGS)));
            }
        }
    }

    private static String path(Outbox.Item item) {
        var kind = item.kind() == Outbox.Kind.CARRIER_WORD ? "carrier-words" : "messages";
        return "practices/" + item.practiceId() + "/" + kind + "/" + item.id();
    }

    private static Map<String, String> body(Outbox.Item item) {
        return item.kind() == Outbox.Kind.CARRIER_WORD
                ? Map.of("number", item.destination(), "word", item.body())
                : Map.of(
                        "channel", item.kind() == Outbox.Kind.TEXT ? "text" : "email",
                        "to", item.destination(),
                        "body", item.body(),
                        "language", item.language());
    }
}
