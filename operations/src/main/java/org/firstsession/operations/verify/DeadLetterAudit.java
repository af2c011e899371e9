// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.operations.log.Records;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.DeadLetterHeaders;
import org.jspecify.annotations.Nullable;

/** Takes the dead letters of one partition along with its commands (H1). */
final class DeadLetterAudit {

    private final Records letters;
    private final Findings findings;
    private final Scope scope;

    DeadLetterAudit(Records letters, Findings findings, Scope scope) {
        this.scope = scope;
        this.letters = letters;
        this.findings = findings;
    }

    /** A command that needs a dead letter, because nobody could read it or nobody owns it. */
    void expectFor(CommandFact command) {
        findings.looked(Promise.H1, "dead letters");
        passOver(command.position().offset());
        var letter = letters.peek();
        if (letter == null || offset(letter) != command.position().offset()) {
            findings.violated(
                    Promise.H1,
                    "I-1.6",
                    command.position(),
                    "no dead letter accounts for it"
                            + (command.unreadable() == null ? "" : ": " + command.unreadable()));
            return;
        }
        letters.next();
        findings.require(
                Arrays.equals(letter.value(), command.value()),
                Promise.H1,
                "I-1.6",
                position(letter),
                "its bytes are not those at " + command.position());
    }

    /** Behind the last command. */
    void end() {
        passOver(Long.MAX_VALUE);
    }

    /** Letters of commands that are readable, or that are not there. */
    private void passOver(long offset) {
        for (var letter = letters.peek();
                letter != null && offset(letter) < offset;
                letter = letters.peek()) {
            findings.require(
                    !scope.concerns(key(letter)),
                    Promise.H1,
                    "I-1.6",
                    position(letter),
                    "it tells of offset " + offset(letter) + ", where nothing is unreadable");
            letters.next();
        }
    }

    private static long offset(ConsumerRecord<byte[], byte[]> letter) {
        var text = CloudEventHeaders.text(letter.headers(), DeadLetterHeaders.OFFSET);
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable String key(ConsumerRecord<byte[], byte[]> letter) {
        return letter.key() == null ? null : new String(letter.key(), UTF_8);
    }

    private static LogPosition position(ConsumerRecord<byte[], byte[]> letter) {
        return new LogPosition(letter.topic(), letter.partition(), letter.offset());
    }
}
