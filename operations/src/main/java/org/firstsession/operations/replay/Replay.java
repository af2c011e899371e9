// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.operations.log.Ahead;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.UndecodableException;
import org.firstsession.operations.replay.CommandReader.Read;
import org.jspecify.annotations.Nullable;

/**
 * Decides every recorded command again. Each is decided on the fold of the recorded events before
 * it, so one difference does not cascade. A recorded {@code CommandUnreadable} is taken as it is:
 * what the registry said then can't be asked again.
 */
final class Replay {

    private final EngineCodec codec;
    private final @Nullable String practice;
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final LongConsumer progress;
    private final ReplayResult result;
    private final Map<String, Book> books = new TreeMap<>();
    private final TreeSet<String> abandoned = new TreeSet<>();
    private @Nullable Checker checker;
    private long read;

    /**
     * @param practice the only practice; null for all
     * @param from commands before this time are folded as they were decided; null for none
     * @param to commands from this time on are left out; null for none
     * @param kept how many differences are kept in full
     * @param progress gets the number of commands that are done
     */
    Replay(
            EngineCodec codec,
            @Nullable String practice,
            @Nullable Instant from,
            @Nullable Instant to,
            int kept,
            LongConsumer progress) {
        this.codec = codec;
        this.practice = practice;
        this.from = from;
        this.to = to;
        this.progress = progress;
        this.result = new ReplayResult(kept);
    }

    /**
     * Takes a partition: commands are decoded ahead of what is decided, which is ahead of what is
     * compared. When anything differs, once more with each command held against what was recorded
     * before the next one is decided.
     *
     * @param partition opens it from its beginning
     * @param codecs makes a codec for each of the other threads
     */
    void read(Supplier<DecisionCursor> partition, Supplier<EngineCodec> codecs) {
        var ahead = new Replay(codec, practice, from, to, 0, progress);
        try (var cursor = partition.get();
                var commands =
                        new Ahead<>("replay-read", new CommandReader(cursor, codecs.get())::next);
                var comparing = new Checker(codecs.get())) {
            ahead.read = read;
            ahead.checker = comparing;
            ahead.takeAll(commands::next);
            if (ahead.result.differing() == 0 && comparing.allSame()) {
                read = ahead.read;
                result.add(ahead.result);
                return;
            }
        }
        try (var cursor = partition.get()) {
            read(cursor);
        }
    }

    /** Takes a partition with each command compared before the next one. */
    void read(DecisionCursor decisions) {
        takeAll(new CommandReader(decisions, codec)::next);
    }

    private void takeAll(Supplier<@Nullable Read> commands) {
        for (var next = commands.get();
                next != null && (checker == null || !checker.differs());
                next = commands.get()) {
            take(next);
        }
        // A partition's practices are on no other one.
        books.clear();
    }

    private void take(Read next) {
        var record = next.decision().command();
        var practiceId = next.practiceId();
        if (record == null || practiceId == null) {
            return;
        }
        if (practice != null && !practice.equals(practiceId) || abandoned.contains(practiceId)) {
            return;
        }
        progress.accept(++read);
        var at = Instant.ofEpochMilli(record.timestamp());
        if (to != null && !at.isBefore(to)) {
            return;
        }
        var recorded = next.decision().events();
        if (recorded.isEmpty()) {
            result.of(practiceId).notDecided();
            return;
        }
        try {
            if (from != null && at.isBefore(from)) {
                result.of(practiceId);
                asRecorded(recorded).forEach(bookOf(practiceId)::apply);
                return;
            }
            result.of(practiceId).decided(recorded.size());
            judge(practiceId, record, next, recorded);
        } catch (IllegalStateException e) {
            // A broken invariant: what follows can't be decided on this book any more.
            abandoned.add(practiceId);
            result.differs(
                    record, practiceId, 1, null, null, "the engine stops: " + e.getMessage());
        }
    }

    private void judge(
            String practiceId,
            ConsumerRecord<byte[], byte[]> record,
            Read next,
            List<ConsumerRecord<byte[], byte[]>> recorded) {
        var book = bookOf(practiceId);
        if (next.unreadable() != null) {
            result.differs(record, practiceId, 1, null, null, next.unreadable());
        }
        var again =
                next.command() == null ? null : decide(book, record, practiceId, next.command());
        if (again != null && checker != null) {
            checker.check(again, recorded);
        } else if (again == null || !isSame(again, recorded)) {
            if (again != null) {
                tell(record, practiceId, again, recorded);
            }
            again = asRecorded(recorded);
        }
        again.forEach(book::apply);
    }

    private Book bookOf(String practiceId) {
        return books.computeIfAbsent(practiceId, id -> new Book(new PracticeId(id)));
    }

    private @Nullable List<Event> decide(
            Book book, ConsumerRecord<byte[], byte[]> record, String practiceId, Command command) {
        try {
            return MatchingEngine.decide(book, command);
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            result.differs(
                    record, practiceId, 1, null, null, "it can't be decided: " + e.getMessage());
            return null;
        }
    }

    private boolean isSame(List<Event> again, List<ConsumerRecord<byte[], byte[]>> recorded) {
        if (again.size() != recorded.size()) {
            return false;
        }
        for (int i = 0; i < again.size(); i++) {
            if (!isSame(again.get(i), recorded.get(i).value())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(Event event, byte[] recorded) {
        return Checker.isSame(codec, event, recorded);
    }

    private void tell(
            ConsumerRecord<byte[], byte[]> record,
            String practiceId,
            List<Event> again,
            List<ConsumerRecord<byte[], byte[]>> recorded) {
        for (int i = 0; i < Math.max(again.size(), recorded.size()); i++) {
            var ours = i < again.size() ? again.get(i) : null;
            var theirs = i < recorded.size() ? recorded.get(i).value() : null;
            if (ours == null || theirs == null || !isSame(ours, theirs)) {
                result.differs(
                        record,
                        practiceId,
                        i + 1,
                        readable(theirs),
                        ours == null ? null : AvroEvents.write(ours),
                        "the engine decides otherwise");
                return;
            }
        }
    }

    private @Nullable Object readable(byte @Nullable [] recorded) {
        try {
            return recorded == null ? null : codec.read(recorded);
        } catch (UndecodableException e) {
            return e.getMessage();
        }
    }

    private List<Event> asRecorded(List<ConsumerRecord<byte[], byte[]>> recorded) {
        var read = new ArrayList<Event>();
        for (var event : recorded) {
            try {
                SpecificRecord avro = codec.read(event.value());
                read.add(AvroEvents.read(avro));
            } catch (UndecodableException | IllegalArgumentException e) {
                throw new IllegalStateException("a recorded event can't be read", e);
            }
        }
        return read;
    }

    long commands() {
        return result.commands();
    }

    long events() {
        return result.events();
    }

    long undecided() {
        return result.undecided();
    }

    long differing() {
        return result.differing();
    }

    Map<String, ReplayResult.Counts> practices() {
        return result.practices();
    }

    List<Difference> differences() {
        return result.differences();
    }
}
