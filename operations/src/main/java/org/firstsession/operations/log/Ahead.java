// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a source gives, asked for in a thread of its own, a little ahead of whoever takes it. The
 * source is used by that thread alone until this is closed.
 */
public final class Ahead<T> implements AutoCloseable {

    private record Batch<T>(List<T> some, @Nullable RuntimeException failure, boolean last) {}

    private static final int TOGETHER = 512;
    private static final int BATCHES_AHEAD = 2;

    private final Supplier<@Nullable T> source;
    private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread thread;
    private Iterator<T> taken = Collections.emptyIterator();
    private boolean ended;

    /**
     * @param name the thread's
     * @param source gives one after the other, and null behind the last one
     */
    public Ahead(String name, Supplier<@Nullable T> source) {
        this.source = source;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /**
     * The next one; null behind the last one. Waits for it.
     *
     * @throws RuntimeException what the source threw
     */
    public @Nullable T next() {
        while (!taken.hasNext() && !ended) {
            var batch = take();
            ended = batch.last();
            if (batch.failure() != null) {
                throw batch.failure();
            }
            taken = batch.some().iterator();
        }
        return taken.hasNext() ? taken.next() : null;
    }

    private Batch<T> take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for what is read", e);
        }
    }

    private void run() {
        try {
            RuntimeException failure = null;
            try {
                askForAll();
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                // Whoever waits has to hear of it, or waits for ever.
                failure = new IllegalStateException("reading ended: " + e, e);
            }
            batches.put(new Batch<>(List.of(), failure, true));
        } catch (InterruptedException e) {
            // Nobody wants any more.
        }
    }

    private void askForAll() throws InterruptedException {
        var some = new ArrayList<T>(TOGETHER);
        for (var next = source.get(); next != null; next = source.get()) {
            some.add(next);
            if (some.size() == TOGETHER) {
                batches.put(new Batch<>(some, null, false));
                some = new ArrayList<>(TOGETHER);
            }
        }
        batches.put(new Batch<>(some, null, false));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
