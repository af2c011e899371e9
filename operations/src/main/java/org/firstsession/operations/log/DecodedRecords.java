// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records with what they say, decoded in a thread of their own, a little ahead of whoever takes
 * them.
 */
public final class DecodedRecords implements AutoCloseable {

    /**
     * A record.
     *
     * @param fields what it says; null when it can't be read
     * @param unreadable why not; null when it can
     */
    public record Decoded(
            ConsumerRecord<byte[], byte[]> record,
            @Nullable Fields fields,
            @Nullable String unreadable) {}

    private record Batch(List<Decoded> records, @Nullable RuntimeException failure, boolean last) {}

    private static final int TOGETHER = 512;
    private static final int BATCHES_AHEAD = 2;

    private final Records records;
    private final RecordDecoder decoder;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private @Nullable Thread thread;
    private Iterator<Decoded> decoded = Collections.emptyIterator();
    private @Nullable Decoded next;
    private boolean read;

    /**
     * @param decoder used by this one alone
     */
    public DecodedRecords(Records records, RecordDecoder decoder) {
        this.records = records;
        this.decoder = decoder;
    }

    /** The next record, which stays the next one; null behind the last one. */
    public @Nullable Decoded peek() {
        if (next == null && !read) {
            next = fetch();
        }
        return next;
    }

    /**
     * The next record, and on.
     *
     * @throws NoSuchElementException behind the last one
     */
    public Decoded next() {
        var record = peek();
        if (record == null) {
            throw new NoSuchElementException("all records are taken");
        }
        next = null;
        return record;
    }

    private @Nullable Decoded fetch() {
        if (thread == null) {
            if (records.peek() == null) {
                read = true;
                return null;
            }
            thread = Thread.ofPlatform().daemon().name("decode").start(this::run);
        }
        while (!decoded.hasNext()) {
            var batch = take();
            if (batch.failure() != null) {
                throw batch.failure();
            }
            if (batch.last()) {
                read = true;
                return null;
            }
            decoded = batch.records().iterator();
        }
        return decoded.next();
    }

    private Batch take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    private void run() {
        try {
            RuntimeException failure = null;
            try {
                decodeAll();
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                // Whoever waits for records has to hear of it, or waits for ever.
                failure = new IllegalStateException("decoding ended: " + e, e);
            }
            batches.put(new Batch(List.of(), failure, true));
        } catch (InterruptedException e) {
            // Nobody wants any more.
        }
    }

    private void decodeAll() throws InterruptedException {
        var batch = new ArrayList<Decoded>();
        while (records.peek() != null) {
            batch.add(decode(records.next()));
            if (batch.size() == TOGETHER) {
                batches.put(new Batch(batch, null, false));
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            batches.put(new Batch(batch, null, false));
        }
    }

    private Decoded decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            return new Decoded(record, decoder.decode(record.value()), null);
        } catch (UndecodableException e) {
            return new Decoded(record, null, e.getMessage());
        }
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        records.close();
    }
}
