// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.operations.log.LogPosition;
import org.jspecify.annotations.Nullable;

/** What a replay has looked at, and where the engine decides otherwise. */
final class ReplayResult {

    private final int kept;
    private final Map<String, Counts> practices = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();

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

        void decided(int withEvents) {
            commands++;
            events += withEvents;
        }

        void notDecided() {
            undecided++;
        }
    }

    /**
     * @param kept how many differences are kept in full
     */
    ReplayResult(int kept) {
        this.kept = kept;
    }

    Counts of(String practiceId) {
        return practices.computeIfAbsent(practiceId, id -> new Counts());
    }

    /**
     * Notes a difference.
     *
     * @param command the record of the command
     * @param number the how-manieth event of the command, from 1
     */
    void differs(
            ConsumerRecord<byte[], byte[]> command,
            String practiceId,
            int number,
            @Nullable Object recorded,
            @Nullable Object recomputed,
            String what) {
        of(practiceId).differing++;
        if (differences.size() < kept) {
            differences.add(
                    new Difference(
                            new LogPosition(command.topic(), command.partition(), command.offset()),
                            practiceId,
                            number,
                            recorded,
                            recomputed,
                            what));
        }
    }

    /** Takes over what was counted of practices that differ in nothing. */
    void add(ReplayResult same) {
        practices.putAll(same.practices);
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
