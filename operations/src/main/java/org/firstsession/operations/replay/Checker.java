// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.log.Event;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.operations.log.UndecodableException;

/**
 * Writes decided events as they were recorded and compares the bytes, in a thread of its own, while
 * the next commands are decided. It only says whether all are the same.
 */
final class Checker implements AutoCloseable {

    /** What was decided of a command, and what was recorded. */
    private record Pair(List<Event> again, List<ConsumerRecord<byte[], byte[]>> recorded) {}

    private static final int TOGETHER = 256;
    private static final int BATCHES_AHEAD = 4;

    private final EngineCodec codec;
    private final BlockingQueue<List<Pair>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread thread;
    private List<Pair> batch = new ArrayList<>();
    private volatile boolean differs;

    Checker(EngineCodec codec) {
        this.codec = codec;
        this.thread = Thread.ofPlatform().daemon().name("replay-check").start(this::run);
    }

    void check(List<Event> again, List<ConsumerRecord<byte[], byte[]>> recorded) {
        batch.add(new Pair(again, recorded));
        if (batch.size() == TOGETHER) {
            handOver();
        }
    }

    /** Whether a difference was found so far. */
    boolean differs() {
        return differs;
    }

    /** Whether all were the same; waits for the last of them. */
    boolean allSame() {
        if (!batch.isEmpty()) {
            handOver();
        }
        // An empty batch says that there is no other one.
        handOver();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return !differs;
    }

    private void handOver() {
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        batch = new ArrayList<>();
    }

    private void run() {
        try {
            for (var next = batches.take(); !next.isEmpty(); next = batches.take()) {
                // Behind a difference the rest is only taken away.
                differs = differs || !next.stream().allMatch(this::isSame);
            }
        } catch (InterruptedException e) {
            // Nobody wants to know any more.
        } catch (RuntimeException | Error e) {
            // Whatever it is, the careful way will say it; this thread goes on taking away.
            differs = true;
            run();
        }
    }

    private boolean isSame(Pair pair) {
        if (pair.again().size() != pair.recorded().size()) {
            return false;
        }
        for (int i = 0; i < pair.again().size(); i++) {
            if (!isSame(codec, pair.again().get(i), pair.recorded().get(i).value())) {
                return false;
            }
        }
        return true;
    }

    /** Whether an event, written by the schema of a recorded one, has the same bytes. */
    static boolean isSame(EngineCodec codec, Event event, byte[] recorded) {
        try {
            return codec.isWrittenAs(AvroEvents.write(event), recorded);
        } catch (UndecodableException e) {
            return false;
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while comparing", cause);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
