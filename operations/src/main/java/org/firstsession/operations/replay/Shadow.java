// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.Logs;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.log.WriterSchemas;

/** What the engine would decide now, if a command came. Nothing is written. */
public final class Shadow {

    private final EngineCodec codec;
    private final Logs logs;

    public Shadow(WriterSchemas schemas, Logs logs) {
        this.codec = new EngineCodec(schemas);
        this.logs = logs;
    }

    /**
     * A recorded value as today's type.
     *
     * @throws UndecodableException when it can't be read today either
     */
    public SpecificRecord read(byte[] value) throws UndecodableException {
        return codec.read(value);
    }

    /**
     * The events that would follow.
     *
     * @throws RefusedException when it is no command that the engine takes
     */
    public List<SpecificRecord> preview(String practiceId, SpecificRecord command, Instant at) {
        var book = new Book(new PracticeId(practiceId));
        logs.forEachPartition(practiceId, decisions -> fold(practiceId, decisions, book));
        try {
            var read =
                    AvroCommands.read(command, at)
                            .orElseThrow(() -> new IllegalArgumentException("it is no command"));
            return MatchingEngine.decide(book, read).stream()
                    .<SpecificRecord>map(AvroEvents::write)
                    .toList();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new RefusedException("the engine does not take it: " + e.getMessage(), e);
        }
    }

    private void fold(String practiceId, DecisionCursor decisions, Book book) {
        for (var decision = decisions.next(); decision != null; decision = decisions.next()) {
            for (var event : decision.events()) {
                if (event.key() != null && practiceId.equals(new String(event.key(), UTF_8))) {
                    try {
                        book.apply(AvroEvents.read(codec.read(event.value())));
                    } catch (UndecodableException e) {
                        throw new RefusedException("a recorded event can't be read", e);
                    }
                }
            }
        }
    }
}
