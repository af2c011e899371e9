// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.firstsession.intake.receipt.LaneLeases.Lease;
import org.firstsession.intake.receipt.UnsentReceipts.OnLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one practice's receipts to the log, one batch after the other, in order of acceptance. Only
 * its own thread works in it.
 *
 * <p>Before each send the lane counts as unclear; only a full answer makes it clear again. While it
 * is unclear, the log's tail is read before anything is sent.
 */
final class Lane implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);
    private static final Duration SAFE_REST = CommandLog.LONGEST_SEND.plusSeconds(1);

    private final String practiceId;
    private final LaneLeases leases;
    private final UnsentReceipts receipts;
    private final CommandLog commandLog;
    private final LogTail tail;
    private final Runnable copyAvoided;
    private final Semaphore wakeUps = new Semaphore(1);
    private volatile boolean stopping;
    private volatile @Nullable Lease lease;
    private volatile boolean unclear;

    Lane(
            String practiceId,
            LaneLeases leases,
            UnsentReceipts receipts,
            CommandLog commandLog,
            LogTail tail,
            Runnable copyAvoided) {
        this.practiceId = practiceId;
        this.leases = leases;
        this.receipts = receipts;
        this.commandLog = commandLog;
        this.tail = tail;
        this.copyAvoided = copyAvoided;
    }

    void wake() {
        wakeUps.release();
    }

    /** Whether this process has the lane, as far as it knows. */
    boolean isHeld() {
        var current = lease;
        return current != null && current.lasts(SAFE_REST);
    }

    void stop() {
        stopping = true;
        wake();
    }

    /** Whether something may be on the log that is not marked as sent; asked after the end only. */
    boolean isUnclear() {
        return unclear;
    }

    @Override
    public void run() {
        var retry = FIRST_RETRY;
        try {
            while (!stopping) {
                wakeUps.acquire();
                wakeUps.drainPermits();
                boolean failed = !drainSafely();
                while (failed && !stopping) {
                    // A wake-up may end the pause: something may have changed.
                    wakeUps.tryAcquire(retry.toMillis(), TimeUnit.MILLISECONDS);
                    retry = min(retry.multipliedBy(2), LONGEST_RETRY);
                    failed = !drainSafely();
                }
                retry = FIRST_RETRY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean drainSafely() {
        try {
            drain();
            return true;
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("practiceId", practiceId)
                    .addKeyValue("cause", e.getClass().getName())
                    .log("receipts can't be sent now, will try again");
            log.debug("receipts can't be sent", e);
            return false;
        }
    }

    private void drain() {
        while (!stopping) {
            var held = hold();
            if (held == null) {
                return;
            }
            var batch = receipts.unsent(practiceId);
            if (batch.isEmpty()) {
                return;
            }
            if (unclear) {
                settle(held, batch);
            } else {
                send(held, batch);
            }
        }
    }

    /** The lease, long enough for a send; null while another process has the lane. */
    private @Nullable Lease hold() {
        var current = lease;
        if (current != null && current.lasts(SAFE_REST)) {
            return current;
        }
        var taken = leases.take(practiceId).orElse(null);
        if (taken != null && (current == null || current.fence() != taken.fence())) {
            unclear = unclear || !taken.handedOver();
        }
        lease = taken;
        return taken;
    }

    private void send(Lease held, List<Receipt> batch) {
        var records = batch.stream().map(commandLog::record).toList();
        unclear = true;
        var written = commandLog.send(records);
        var onLog =
                IntStream.range(0, batch.size())
                        .mapToObj(i ->
                                new OnLog(
                                        batch.get(i).commandId(),
                                        written.get(i).partition(),
                                        written.get(i).offset()))
                        .toList();
        mark(held, onLog);
        unclear = false;
    }

    private void settle(Lease held, List<Receipt> batch) {
        var found = tail.find(practiceId, batch);
        found.forEach(record -> copyAvoided.run());
        mark(held, found);
        unclear = false;
    }

    private void mark(Lease held, List<OnLog> records) {
        if (!receipts.markSent(practiceId, held.fence(), records)) {
            lease = null;
            throw new IllegalStateException("another process has taken the lane over");
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
