// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.log.Command;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.operations.log.Decision;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.UndecodableException;
import org.jspecify.annotations.Nullable;

/** Recorded decisions with their commands as the engine has them. */
final class CommandReader {

    /**
     * A decision.
     *
     * @param practiceId the practice of the command; null for a record without one
     * @param setAside whether the command counted as unreadable when it was decided
     * @param command the command; null when there is none to decide
     * @param unreadable why a command that was decided can't be decided again; null when it can
     */
    record Read(
            Decision decision,
            @Nullable String practiceId,
            boolean setAside,
            @Nullable Command command,
            @Nullable String unreadable) {}

    private final DecisionCursor decisions;
    private final EngineCodec codec;
    private byte[] lastKey = {};
    private String lastId = "";

    /**
     * @param codec used by this one alone
     */
    CommandReader(DecisionCursor decisions, EngineCodec codec) {
        this.decisions = decisions;
        this.codec = codec;
    }

    /** The next decision; null behind the last one. */
    @Nullable Read next() {
        var decision = decisions.next();
        return decision == null ? null : read(decision);
    }

    private Read read(Decision decision) {
        var record = decision.command();
        var id = record == null ? null : practiceId(record.key());
        if (record == null || decision.events().isEmpty()) {
            return new Read(decision, id, false, null, null);
        }
        if (isSetAside(decision.events())) {
            return new Read(decision, id, true, null, null);
        }
        try {
            var command =
                    AvroCommands.read(
                            codec.read(record.value()), Instant.ofEpochMilli(record.timestamp()));
            return command.map(it -> new Read(decision, id, false, it, null))
                    .orElseGet(() ->
                            new Read(
                                    decision,
                                    id,
                                    false,
                                    null,
                                    "it is no command, and was decided"));
        } catch (UndecodableException | IllegalArgumentException | DateTimeException e) {
            return new Read(decision, id, false, null, "it can't be read: " + e.getMessage());
        }
    }

    /** Most records of a partition follow one of the same practice. */
    private @Nullable String practiceId(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        if (!Arrays.equals(key, lastKey)) {
            lastKey = key;
            lastId = new String(key, UTF_8);
        }
        return lastId;
    }

    private boolean isSetAside(List<ConsumerRecord<byte[], byte[]>> recorded) {
        try {
            return codec.writerOf(recorded.getFirst().value())
                    .getName()
                    .equals("CommandUnreadable");
        } catch (UndecodableException e) {
            return false;
        }
    }
}
