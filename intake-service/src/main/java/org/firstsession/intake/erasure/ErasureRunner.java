// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.people.Seats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second for what has to be forgotten. What fails is tried again. */
@Component
class ErasureRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ErasureRunner.class);
    private static final int SECONDS_BETWEEN_CLEANINGS = 60;

    private final ErasureWork work;
    private final Seats seats;
    private final Desk desk;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    ErasureRunner(ErasureWork work, Seats seats, Desk desk) {
        this.work = work;
        this.seats = seats;
        this.desk = desk;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        Thread.ofPlatform().name("erasures").daemon().start(this::run);
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
        for (int second = 0; isRunning(); second++) {
            try {
                while (isRunning() && work.step()) {
                    // The next one may be due as well.
                }
                if (second % SECONDS_BETWEEN_CLEANINGS == 0) {
                    seats.forgetPast();
                    desk.forgetOld();
                }
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("cause", e.getClass().getName())
                        .log("an erasure is interrupted, will go on");
            }
            pause();
        }
    }

    private void pause() {
        try {
            stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
