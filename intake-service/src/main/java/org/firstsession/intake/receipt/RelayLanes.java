// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The relay: a lane for each practice that has something to send. Lanes are woken by a commit in
 * this process, by a signal from another, and once a second for whatever was missed.
 */
@Component
class RelayLanes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RelayLanes.class);

    /** Notified with the practice's id, a space, and the process that accepted. */
    static final String CHANNEL = "receipt_accepted";

    private final LaneLeases leases;
    private final UnsentReceipts receipts;
    private final CommandLog commandLog;
    private final LogTail tail;
    private final Signals signals;
    private final ProcessName process;
    private final Counter copiesAvoided;
    private final ConcurrentHashMap<String, Running> lanes = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService belt;
    private volatile boolean running;

    RelayLanes(
            LaneLeases leases,
            UnsentReceipts receipts,
            CommandLog commandLog,
            LogTail tail,
            Signals signals,
            ProcessName process,
            MeterRegistry metrics) {
        this.leases = leases;
        this.receipts = receipts;
        this.commandLog = commandLog;
        this.tail = tail;
        this.signals = signals;
        this.process = process;
        this.copiesAvoided = metrics.counter("intake.relay.copies.avoided");
    }

    /**
     * A command of the practice was accepted here; another process is told if it may have the lane.
     */
    void accepted(String practiceId) {
        if (running) {
            var lane = lanes.computeIfAbsent(practiceId, this::startLane).lane();
            boolean ours = lane.isHeld();
            lane.wake();
            if (!ours) {
                tellOthers(practiceId);
            }
        }
    }

    private void tellOthers(String practiceId) {
        var threads = belt;
        if (threads != null) {
            try {
                // Not by whoever accepted: a second connection for a thread that has one may never
                // come.
                threads.execute(() ->
                        signals.send(
                                List.of(new Signal(CHANNEL, practiceId + " " + process.name()))));
            } catch (RejectedExecutionException e) {
                // This process stops; the others look once a second. What is committed is accepted.
                log.debug("others aren't told any more", e);
            }
        }
    }

    /** Another process accepted one. */
    void heard(String content) {
        int space = content.lastIndexOf(' ');
        if (!content.substring(space + 1).equals(process.name())) {
            wake(content.substring(0, space));
        }
    }

    private void wake(String practiceId) {
        if (running) {
            lanes.computeIfAbsent(practiceId, this::startLane).lane().wake();
        }
    }

    private Running startLane(String practiceId) {
        var lane =
                new Lane(practiceId, leases, receipts, commandLog, tail, copiesAvoided::increment);
        return new Running(lane, Thread.ofVirtual().name("relay-" + practiceId).start(lane));
    }

    private void wakeAll() {
        try {
            receipts.practicesWithUnsent().forEach(this::wake);
        } catch (RuntimeException e) {
            log.atDebug()
                    .addKeyValue("cause", e.getClass().getName())
                    .log("unsent receipts can't be looked up now");
        }
    }

    @Override
    public void start() {
        // Made here and not once: whoever stops this may start it again.
        var fresh =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("relay-belt").daemon().factory());
        belt = fresh;
        running = true;
        fresh.scheduleWithFixedDelay(this::wakeAll, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        var ending = belt;
        belt = null;
        if (ending != null) {
            ending.shutdownNow();
        }
        var stopping = new ArrayList<>(lanes.values());
        lanes.clear();
        stopping.forEach(lane -> lane.lane().stop());
        if (allEnded(stopping)) {
            try {
                leases.releaseAll();
            } catch (RuntimeException e) {
                log.atInfo()
                        .addKeyValue("cause", e.getClass().getName())
                        .log("lanes not handed over; their leases end by themselves");
            }
        }
    }

    private static boolean allEnded(List<Running> lanes) {
        long end = System.nanoTime() + CommandLog.LONGEST_SEND.plusSeconds(2).toNanos();
        try {
            for (var lane : lanes) {
                long rest = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
                lane.thread().join(rest);
                if (lane.thread().isAlive() || lane.lane().isUnclear()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Before the web server, and after it at the end: its last callers still need this. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Running(Lane lane, Thread thread) {}
}
