// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records of one partition, one after the other. */
public interface Records extends AutoCloseable {

    /** The next record, which stays the next one; null behind the last one. */
    @Nullable ConsumerRecord<byte[], byte[]> peek();

    /**
     * The next record, and on.
     *
     * @throws java.util.NoSuchElementException behind the last one
     */
    ConsumerRecord<byte[], byte[]> next();

    @Override
    void close();
}
