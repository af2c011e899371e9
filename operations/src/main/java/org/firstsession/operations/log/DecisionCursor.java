// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.log;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.schemas.EventHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one partition in their order, each with the events that follow from it. Events
 * lie in the order of their commands, so both are read along together and nothing is kept.
 */
public final class DecisionCursor implements AutoCloseable {

    private static final int MOST_DIGITS = 18;

    private final Records commands;
    private final Records events;

    public DecisionCursor(Records commands, Records events) {
        this.commands = commands;
        this.events = events;
    }

    /** The next decision; null behind the last one. */
    public @Nullable Decision next() {
        var command = commands.peek();
        long offset = command == null ? Long.MAX_VALUE : command.offset();
        var orphan = events.peek();
        if (orphan != null && commandOffset(orphan) < offset) {
            return new Decision(null, List.of(events.next()));
        }
        if (command == null) {
            return null;
        }
        commands.next();
        var followers = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var event = events.peek();
                event != null && commandOffset(event) == offset;
                event = events.peek()) {
            followers.add(events.next());
        }
        return new Decision(command, followers);
    }

    /** Offset of the command that an event names; −1 when it names none. */
    public static long commandOffset(ConsumerRecord<byte[], byte[]> event) {
        var header = event.headers().lastHeader(EventHeaders.COMMAND_OFFSET);
        return header == null || header.value() == null ? -1 : number(header.value());
    }

    /** Decimal digits as a number; −1 for anything else. Each event is asked several times. */
    private static long number(byte[] digits) {
        if (digits.length == 0 || digits.length > MOST_DIGITS) {
            return -1;
        }
        long number = 0;
        for (byte digit : digits) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    @Override
    public void close() {
        commands.close();
        events.close();
    }
}
