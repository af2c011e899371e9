// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.firstsession.intake.message.NotificationClient;
import org.springframework.stereotype.Component;

/** Reaches whoever is on call. */
interface Call {

    /**
     * Calls the next one on the rota.
     *
     * @param at when the words came in
     * @param byText whether they came as a text
     * @param calls how often somebody was called about them before
     * @return false when nobody was reached
     */
    boolean call(UUID id, Instant at, boolean byText, int calls) throws InterruptedException;

    /** By notification-service, which needs no store for it either. */
    @Component
    class ByNotification implements Call {

        private final NotificationClient notification;

        ByNotification(NotificationClient notification) {
            this.notification = notification;
        }

        @Override
        public boolean call(UUID id, Instant at, boolean byText, int calls)
                throws InterruptedException {
            return notification.handOver(
                    "alarms/" + id, Map.of("at", at, "byText", byText, "calls", calls));
        }
    }
}
