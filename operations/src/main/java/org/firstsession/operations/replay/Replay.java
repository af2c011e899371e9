// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.operations.log.Decision;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.LogPosition;
import org.firstsession.operations.log.UndecodableException;
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
    private final int kept;
    private final LongConsumer progress;
    private final Map<String, Book> books = new TreeMap<>();
    private final TreeSet<String> abandoned = new TreeSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Counts> practices = new TreeMap<>();
    private @Nullable Checker checker;
    private long read;

    /** What was looked at in one practice. */
    static final class Counts {
        private long commands;
        private long events;
        private long undecided;
        private long differing;

        long commands() {
            return commands;
        }

        long events() {
            return events;
        }

        long undecided() {
            return undecided;
        }

        long differing() {
            return differing;
        }
    }

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
        this.kept = kept;
        this.progress = progress;
    }

    /**
     * Takes a partition: decides ahead of what is compared, and when anything differs, once more
     * with each command held against what was recorded before the next one is decided.
     *
     * @param partition opens it from its beginning
     * @param other a codec for a second thread
     */
    void read(Supplier<DecisionCursor> partition, EngineCodec other) {
        var ahead = new Replay(codec, practice, from, to, 0, progress);
        try (var cursor = partition.get();
                var comparing = new Checker(other)) {
            ahead.read = read;
            ahead.checker = comparing;
            ahead.read(cursor);
            if (ahead.differing() == 0 && comparing.allSame()) {
                read = ahead.read;
                practices.putAll(ahead.practices);
                return;
            }
        }
        try (var cursor = partition.get()) {
            read(cursor);
        }
    }

    /** Takes a partition with each command compared before the next one. */
    void read(DecisionCursor decisions) {
        for (var decision = decisions.next();
                decision != null && (checker == null || !checker.differs());
                decision = decisions.next()) {
            take(decision);
        }
        // A partition's practices are on no other one.
        books.clear();
    }

    private void take(Decision decision) {
        var record = decision.command();
        if (record == null || record.key() == null) {
            return;
        }
        var practiceId = new String(record.key(), UTF_8);
        if (practice != null && !practice.equals(practiceId) || abandoned.contains(practiceId)) {
            return;
        }
        progress.accept(++read);
        var at = Instant.ofEpochMilli(record.timestamp());
        if (to != null && !at.isBefore(to)) {
            return;
        }
        var practice = practices.computeIfAbsent(practiceId, id -> new Counts());
        if (decision.events().isEmpty()) {
            practice.undecided++;
            return;
        }
        try {
            if (from != null && at.isBefore(from)) {
                asRecorded(decision.events()).forEach(bookOf(practiceId)::apply);
                return;
            }
            practice.commands++;
            practice.events += decision.events().size();
            judge(practiceId, record, decision.events());
        } catch (IllegalStateException e) {
            // A broken invariant: what follows can't be decided on this book any more.
            abandoned.add(practiceId);
            differs(record, practiceId, 1, null, null, "the engine stops: " + e.getMessage());
        }
    }

    private void judge(
            String practiceId,
            ConsumerRecord<byte[], byte[]> record,
            List<ConsumerRecord<byte[], byte[]>> recorded) {
        var book = bookOf(practiceId);
        var again = isSetAside(recorded) ? null : decide(book, record, practiceId);
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
            Book book, ConsumerRecord<byte[], byte[]> record, String practiceId) {
        try {
            var command =
                    AvroCommands.read(
                            codec.read(record.value()), Instant.ofEpochMilli(record.timestamp()));
            if (command.isPresent()) {
                return MatchingEngine.decide(book, command.get());
            }
            differs(record, practiceId, 1, null, null, "it is no command, and was decided");
        } catch (UndecodableException | IllegalArgumentException | java.time.DateTimeException e) {
            differs(record, practiceId, 1, null, null, "it can't be read: " + e.getMessage());
        }
        return null;
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
                differs(
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

    private void differs(
            ConsumerRecord<byte[], byte[]> record,
            String practiceId,
            int number,
            @Nullable Object recorded,
            @Nullable Object recomputed,
            String what) {
        practices.computeIfAbsent(practiceId, id -> new Counts()).differing++;
        if (differences.size() < kept) {
            differences.add(
                    new Difference(
                            new LogPosition(record.topic(), record.partition(), record.offset()),
                            practiceId,
                            number,
                            recorded,
                            recomputed,
                            what));
        }
    }

    long commands() {
        return sum(Counts::commands);
    }

    long events() {
        return sum(Counts::events);
    }

    long undecided() {
        return sum(Counts::undecided);
    }

    long differing() {
        return sum(Counts::differing);
    }

    private long sum(ToLongFunction<Counts> what) {
        return practices.values().stream().mapToLong(what).sum();
    }

    /** The same by practice, in the order of their ids. */
    Map<String, Counts> practices() {
        return practices;
    }

    List<Difference> differences() {
        return differences;
    }
}
