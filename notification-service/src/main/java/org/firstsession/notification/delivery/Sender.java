// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.ledger.Bell;
import org.firstsession.notification.ledger.Claim;
import org.firstsession.notification.ledger.Lateness;
import org.firstsession.notification.ledger.Ledger;
import org.firstsession.notification.ledger.LedgerBells;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works off what is due, away from the feed: one thread claims no more than the workers can begin
 * soon, each worker sends one message. Rung right after the commit that made something due; looks
 * by itself too, for retries and for what a dead instance left behind.
 */
@Component
class Sender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    /** As many wait claimed as are being sent, so that many are claimed by one statement. */
    private static final int AHEAD = 2;

    private final Ledger ledger;
    private final Lateness lateness;
    private final Delivery delivery;
    private final LedgerBells bells;
    private final Bell bell;
    private final int workers;
    private final Semaphore free;
    private volatile boolean running;
    private long lookedForLate = System.nanoTime() - LOOK.toNanos();
    private ExecutorService pool = Executors.newSingleThreadExecutor();
    private Thread claiming = new Thread(() -> {});

    Sender(
            Ledger ledger,
            Lateness lateness,
            Delivery delivery,
            LedgerBells bells,
            NotificationProperties properties) {
        this.ledger = ledger;
        this.lateness = lateness;
        this.delivery = delivery;
        this.bells = bells;
        this.bell = bells.due();
        this.workers = properties.delivery().workers();
        this.free = new Semaphore(workers * AHEAD);
    }

    @Override
    public void start() {
        running = true;
        pool =
                Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().name("worker-", 1).factory());
        claiming = Thread.ofPlatform().name("sender").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        pool.shutdown();
        try {
            claiming.join(Duration.ofSeconds(5));
            if (!pool.awaitTermination(20, TimeUnit.SECONDS)) {
                log.warn("messages in flight are left to their leases");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean takenBack = false;
        while (running) {
            try {
                if (!takenBack) {
                    ledger.endOwnLeases();
                    takenBack = true;
                }
                tellOfLate();
                if (dispatch() == 0) {
                    bell.await(LOOK);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("cause", e.getClass().getName()).log("can't claim");
                pause();
            }
        }
    }

    private void tellOfLate() {
        long now = System.nanoTime();
        if (now - lookedForLate >= LOOK.toNanos()) {
            lookedForLate = now;
            int late = lateness.escalate();
            if (late > 0) {
                log.atWarn().addKeyValue("messages", late).log("messages are late");
                bells.settled().ring();
            }
            lateness.callAgain();
        }
    }

    private int dispatch() {
        int permits = free.drainPermits();
        List<Claim> claims = List.of();
        try {
            if (permits > 0 && running) {
                claims = ledger.claim(permits);
            }
        } finally {
            free.release(permits - claims.size());
        }
        for (var claim : claims) {
            pool.execute(() -> work(claim));
        }
        return claims.size();
    }

    private void work(Claim claim) {
        try {
            delivery.attempt(claim);
        } finally {
            free.release();
            bell.ring();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
