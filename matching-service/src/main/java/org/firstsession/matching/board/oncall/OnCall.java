// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Knows whether anybody is called when a worry can't wait. It asks on a thread of its own, so that
 * no page waits for another service, and keeps the last answer while there is none.
 */
@Component
@Profile("board")
public class OnCall extends Round {

    private static final Logger log = LoggerFactory.getLogger(OnCall.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final NotificationClient notification;
    private volatile boolean nobody;

    OnCall(NotificationClient notification) {
        super("on-call", LOOK);
        this.notification = notification;
    }

    /** Whether the rota is known to be empty. */
    public boolean isNobody() {
        return nobody;
    }

    @Override
    void work() {
        try {
            nobody = notification.placesOnCall() == 0;
        } catch (RestClientException e) {
            log.atDebug()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("it isn't known just now who is on call");
        }
    }
}
