// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Knows whether anybody is called when a worry can't wait. It asks on a thread of its own, so that
 * no page waits for another service, and keeps the last answer while there is none.
 */
@Component
@Profile("board")
public class OnCall implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OnCall.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final NotificationClient notification;
    private volatile boolean nobody;
    private volatile Thread looking = new Thread(() -> {});

    OnCall(NotificationClient notification) {
        this.notification = notification;
    }

    /** Whether the rota is known to be empty. */
    public boolean isNobody() {
        return nobody;
    }

    @Override
    public void start() {
        looking = Thread.ofPlatform().name("on-call").daemon().start(this::run);
    }

    @Override
    public void stop() {
        looking.interrupt();
    }

    @Override
    public boolean isRunning() {
        return looking.isAlive();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                nobody = notification.placesOnCall() == 0;
            } catch (RuntimeException e) {
                log.atDebug()
                        .addKeyValue("cause", e.getClass().getName())
                        .log("it isn't known just now who is on call");
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
