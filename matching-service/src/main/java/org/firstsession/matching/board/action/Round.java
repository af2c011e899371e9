// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done over and over on a thread of its own, with a pause between, for as long as the
 * service runs. What fails is tried again in the next round.
 */
public abstract class Round implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private final String name;
    private final Duration pause;
    private volatile Thread working = new Thread(() -> {});

    /**
     * A round.
     *
     * @param name of its thread, and of the work in the log
     */
    protected Round(String name, Duration pause) {
        this.name = name;
        this.pause = pause;
    }

    /** Does the work once. */
    protected abstract void work();

    @Override
    public final void start() {
        working = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    @Override
    public final void stop() {
        working.interrupt();
    }

    @Override
    public final boolean isRunning() {
        return working.isAlive();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work();
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("work", name)
                        .addKeyValue("cause", e.getClass().getName())
                        .log("not possible just now, it will be tried again");
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
