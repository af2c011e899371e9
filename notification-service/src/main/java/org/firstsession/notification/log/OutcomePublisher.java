// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.log;

import java.time.Duration;
import org.firstsession.notification.ledger.Bell;
import org.firstsession.notification.ledger.LedgerBells;
import org.firstsession.notification.ledger.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings outcomes from the ledger to the log, on a thread of its own and without end. */
@Component
class OutcomePublisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutcomePublisher.class);
    private static final int BATCH = 200;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Outcomes outcomes;
    private final Bell bell;
    private volatile boolean running;
    private Thread thread = new Thread(() -> {});

    OutcomePublisher(Outbox outbox, Outcomes outcomes, LedgerBells bells) {
        this.outbox = outbox;
        this.outcomes = outcomes;
        this.bell = bells.settled();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outcomes").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        try {
            thread.join(Duration.ofSeconds(12));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                if (publish() == 0) {
                    bell.await(LOOK);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What fails stays in the ledger; 0 then, so that the next try waits a moment. */
    private int publish() {
        try {
            return outbox.drain(BATCH, outcomes::write);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("outcomes not published, will be tried again");
            return 0;
        }
    }
}
