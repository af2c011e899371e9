// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.Decision;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.EventHeaders;
import org.jspecify.annotations.Nullable;

/** Finds where each practice stood at the end of a day. */
final class Heads {

    private final RecordDecoder decoder;
    private final Instant from;
    private final Instant to;
    private final Map<String, Head> heads = new TreeMap<>();

    Heads(RecordDecoder decoder, Instant from, Instant to) {
        this.decoder = decoder;
        this.from = from;
        this.to = to;
    }

    List<Head> found() {
        return heads.values().stream().filter(head -> head.seq() > 0).toList();
    }

    void read(DecisionCursor decisions) {
        for (var decision = decisions.next(); decision != null; decision = decisions.next()) {
            take(decision);
        }
    }

    private void take(Decision decision) {
        var command = decision.command();
        var practice = command == null ? null : key(command);
        if (command != null && practice != null && isOnTheDay(command.timestamp())) {
            var head = head(practice);
            heads.put(
                    practice,
                    new Head(
                            practice,
                            head.seq(),
                            head.chain(),
                            head.commands() + 1,
                            head.events()));
        }
        for (var event : decision.events()) {
            if (event.timestamp() < to.toEpochMilli()) {
                take(event);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        var practice = key(event);
        var chain = CloudEventHeaders.text(event.headers(), EventHeaders.CHAIN);
        if (practice == null || chain == null) {
            return;
        }
        var head = head(practice);
        heads.put(
                practice,
                new Head(
                        practice,
                        seqOf(event),
                        chain,
                        head.commands(),
                        head.events() + (isOnTheDay(event.timestamp()) ? 1 : 0)));
    }

    private Head head(String practice) {
        return heads.getOrDefault(practice, new Head(practice, 0, "", 0, 0));
    }

    private long seqOf(ConsumerRecord<byte[], byte[]> event) {
        try {
            return decoder.decode(event.value()).number("seq");
        } catch (UndecodableException e) {
            return 0;
        }
    }

    private boolean isOnTheDay(long timestamp) {
        return timestamp >= from.toEpochMilli() && timestamp < to.toEpochMilli();
    }

    private static @Nullable String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), UTF_8);
    }
}
