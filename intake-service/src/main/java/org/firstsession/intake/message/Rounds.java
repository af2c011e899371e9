// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work that is done again and again on a thread of its own, whatever fails in between. */
public abstract class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    protected Rounds(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** One round. */
    protected abstract void round() throws InterruptedException;

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void run() {
        try {
            do {
                try {
                    round();
                } catch (RuntimeException e) {
                    log.atWarn()
                            .addKeyValue("work", name)
                            .addKeyValue("cause", e.getClass().getName())
                            .log("a round failed, the next one tries again");
                }
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
