// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.NoSuchElementException;
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

    private final Records records;
    private final RecordDecoder decoder;
    private @Nullable Ahead<Decoded> ahead;
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
            read = next == null;
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
        if (ahead == null) {
            if (records.peek() == null) {
                // Most partitions of most topics have no record: no thread for these.
                return null;
            }
            ahead = new Ahead<>("decode", this::decodeNext);
        }
        return ahead.next();
    }

    private @Nullable Decoded decodeNext() {
        if (records.peek() == null) {
            return null;
        }
        var record = records.next();
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
