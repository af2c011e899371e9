// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.RecordDecoder;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.EventHeaders;

/** Holds the log against what was signed: every signed head must still be there. */
final class HeadCheck {

    private final RecordDecoder decoder;
    private final Map<String, Map<Long, String>> signed = new HashMap<>();
    private final List<String> findings;

    HeadCheck(RecordDecoder decoder, List<Statement> statements, List<String> findings) {
        this.decoder = decoder;
        this.findings = findings;
        for (var statement : statements) {
            for (var head : statement.heads()) {
                signed.computeIfAbsent(head.practice(), it -> new TreeMap<>())
                        .put(head.seq(), head.chain());
            }
        }
    }

    void read(DecisionCursor decisions) {
        for (var decision = decisions.next(); decision != null; decision = decisions.next()) {
            decision.events().forEach(this::take);
        }
    }

    /** Behind the last record: what was signed and never met. */
    void end() {
        new TreeMap<>(signed)
                .forEach((practice, heads) ->
                        heads.keySet()
                                .forEach(seq ->
                                        findings.add(
                                                "%s: number %d was signed and is not on the log"
                                                        .formatted(practice, seq))));
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        var heads = event.key() == null ? null : signed.get(new String(event.key(), UTF_8));
        if (heads == null || heads.isEmpty()) {
            return;
        }
        try {
            var fields = decoder.decode(event.value());
            var expected = heads.remove(fields.number("seq"));
            var found = CloudEventHeaders.text(event.headers(), EventHeaders.CHAIN);
            if (expected != null && !expected.equals(found)) {
                findings.add(
                        "%s: number %d is not the event that was signed"
                                .formatted(fields.text("practiceId"), fields.number("seq")));
            }
        } catch (UndecodableException e) {
            // What can't be read is verify's to tell; a signed head that is gone shows at the end.
        }
    }
}
