// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A command and the events that name its offset.
 *
 * @param command null for events whose command is not there, or was passed already
 * @param events empty for a command that is not decided
 */
public record Decision(
        @Nullable ConsumerRecord<byte[], byte[]> command,
        List<ConsumerRecord<byte[], byte[]>> events) {

    public Decision {
        events = List.copyOf(events);
    }
}
