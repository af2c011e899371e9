// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.log;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The plain consumer with which the benchmarks read: what is committed, undecoded. */
final class CommittedReader {

    private CommittedReader() {}

    static KafkaConsumer<byte[], byte[]> of(String kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
