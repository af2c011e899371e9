// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What records say, decoded and read in a thread of their own, a little ahead of whoever takes
 * them.
 *
 * @param <T> what is made of a record
 */
public final class DecodedRecords<T> implements AutoCloseable {

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

    private final Records records;
    private final RecordDecoder decoder;
    private final Function<Decoded, T> reading;
    private @Nullable Ahead<T> ahead;
    private @Nullable T next;
    private boolean read;

    /**
     * @param decoder used by this one alone
     * @param reading what is made of each, in that other thread
     */
    public DecodedRecords(Records records, RecordDecoder decoder, Function<Decoded, T> reading) {
        this.records = records;
        this.decoder = decoder;
        this.reading = reading;
    }

    /** The next record, which stays the next one; null behind the last one. */
    public @Nullable T peek() {
        if (next == null && !read) {
            next = fetch();
            read = next == null;
        }
        return next;
    }

    /**
     * The next record, and on.
     *
     * @throws NoSuchElementException behind the last one
     */
    public T next() {
        var record = peek();
        if (record == null) {
            throw new NoSuchElementException("all records are taken");
        }
        next = null;
        return record;
    }

    private @Nullable T fetch() {
        if (ahead == null) {
            if (records.peek() == null) {
                // Most partitions of most topics have no record: no thread for these.
                return null;
            }
            ahead = new Ahead<>("decode", this::decodeNext);
        }
        return ahead.next();
    }

    private @Nullable T decodeNext() {
        return records.peek() == null ? null : reading.apply(decode(records.next()));
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
        if (ahead != null) {
            ahead.close();
        }
        records.close();
    }
}
