// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.firstsession.operations.log.Records;

/** A partition without a broker, for tests of what is made of its records. */
public final class InMemory implements Records {

    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();

    public InMemory(List<Logged> logged) {
        long offset = 0;
        for (var one : logged) {
            var record = one.toRecord();
            records.add(
                    new ConsumerRecord<>(
                            one.topic(),
                            one.partition(),
                            offset++,
                            one.timestamp(),
                            TimestampType.CREATE_TIME,
                            -1,
                            -1,
                            record.key(),
                            record.value(),
                            new RecordHeaders(record.headers()),
                            Optional.empty()));
        }
    }

    @Override
    public ConsumerRecord<byte[], byte[]> peek() {
        return records.peek();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        return records.remove();
    }

    @Override
    public void close() {}
}
