// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.events.CommandUnreadable;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.Topics;
import org.firstsession.stack.sample.TopicReader;

/** Reads the two logs of one practice and checks what must hold of them whatever went wrong. */
final class LogAudit {

    final List<ConsumerRecord<String, byte[]>> commands;
    final List<ConsumerRecord<String, byte[]>> events;
    final List<SpecificRecord> decoded;

    private LogAudit(
            List<ConsumerRecord<String, byte[]>> commands,
            List<ConsumerRecord<String, byte[]>> events) {
        this.commands = commands;
        this.events = events;
        var deserializer = ConfluentAvro.deserializer(TestCluster.REGISTRY);
        this.decoded =
                events.stream()
                        .map(it -> (SpecificRecord) deserializer.deserialize("", it.value()))
                        .toList();
    }

    static LogAudit of(String practiceId) {
        return new LogAudit(
                read(Topics.PRACTICE_COMMANDS.name(), practiceId),
                read(Topics.PRACTICE_EVENTS.name(), practiceId));
    }

    static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        return TopicReader.read(TestCluster.broker().bootstrapServers(), topic, key);
    }

    <T extends SpecificRecord> List<T> all(Class<T> type) {
        return decoded.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Numbers without a gap, each command decided by neighbouring events, once, in log order. */
    LogAudit holds() {
        assertThat(decoded.stream().map(it -> it.get(1)))
                .as("seq of the events")
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, events.size()).boxed().toList());
        var offsets = events.stream().map(it -> Long.valueOf(header(it, "commandOffset"))).toList();
        assertThat(offsets).as("command offsets along seq").isSorted();
        assertThat(offsets.stream().distinct())
                .as("commands that have events")
                .containsExactlyElementsOf(commands.stream().map(ConsumerRecord::offset).toList());
        chainHolds();
        replays();
        return this;
    }

    /** Each of these commands led to one event of the expected kind. */
    void decidedOnce(List<String> commandIds, Class<? extends SpecificRecord> type) {
        var count =
                all(type).stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> (String) it.get(3),
                                        TreeMap::new,
                                        Collectors.counting()));
        assertThat(count.keySet()).containsExactlyInAnyOrderElementsOf(commandIds);
        assertThat(count.values()).as("events for each command").allMatch(it -> it == 1);
    }

    private void chainHolds() {
        try {
            var previous = new byte[32];
            for (var event : events) {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(previous);
                digest.update(event.value(), 5, event.value().length - 5);
                previous = digest.digest();
                assertThat(header(event, "chain")).isEqualTo(HexFormat.of().formatHex(previous));
            }
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The recorded commands, decided again, give the recorded events, byte for byte. */
    private void replays() {
        var serializer = ConfluentAvro.serializer(TestCluster.REGISTRY);
        var deserializer = ConfluentAvro.deserializer(TestCluster.REGISTRY);
        var byCommand =
                events.stream().collect(Collectors.groupingBy(it -> header(it, "commandOffset")));
        Book book = null;
        for (var command : commands) {
            if (book == null) {
                book = new Book(new PracticeId(command.key()));
            }
            var recorded = byCommand.get(Long.toString(command.offset()));
            var first = (SpecificRecord) deserializer.deserialize("", recorded.getFirst().value());
            List<Event> again =
                    first instanceof CommandUnreadable
                            ? List.of(AvroEvents.read(first))
                            : MatchingEngine.decide(
                                    book,
                                    AvroCommands.read(
                                                    (SpecificRecord)
                                                            deserializer.deserialize(
                                                                    "", command.value()),
                                                    Instant.ofEpochMilli(command.timestamp()))
                                            .orElseThrow());
            assertThat(again).hasSameSizeAs(recorded);
            for (int i = 0; i < again.size(); i++) {
                assertThat(
                                serializer.serialize(
                                        Topics.PRACTICE_EVENTS.name(),
                                        AvroEvents.write(again.get(i))))
                        .as("event %d of command at %d", i, command.offset())
                        .isEqualTo(recorded.get(i).value());
            }
            again.forEach(book::apply);
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
