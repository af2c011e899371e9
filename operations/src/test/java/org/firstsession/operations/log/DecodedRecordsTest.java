// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DecodedRecordsTest {

    @Test
    @Timeout(20)
    void saysWhyWhenItsThreadEndsInAnError() {
        var decoder =
                new RecordDecoder(new WriterSchemas(new MockSchemaRegistryClient()), Set.of());
        try (var records = new DecodedRecords<>(new OneAndNoMemory(), decoder, it -> it)) {
            assertThatIllegalStateException()
                    .isThrownBy(records::peek)
                    .withMessageContaining("OutOfMemoryError");
        }
    }

    /** One record, and no memory for the next one. */
    private static final class OneAndNoMemory implements Records {

        private boolean taken;

        @Override
        public ConsumerRecord<byte[], byte[]> peek() {
            if (taken) {
                throw new OutOfMemoryError("Java heap space");
            }
            return new ConsumerRecord<>("topic", 0, 0, null, new byte[] {0});
        }

        @Override
        public ConsumerRecord<byte[], byte[]> next() {
            var record = peek();
            taken = true;
            return record;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
