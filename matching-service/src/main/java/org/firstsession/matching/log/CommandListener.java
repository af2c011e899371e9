// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;

/**
 * Has each command of a poll decided, in order. It runs inside a Kafka transaction that holds the
 * events, the dead letters and the consumed offsets: all of a batch becomes visible, or nothing.
 */
final class CommandListener implements BatchConsumerAwareMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(CommandListener.class);

    /** The reason in the dead letter of a record that belongs to no practice. */
    static final String NO_PRACTICE = "NO_PRACTICE";

    private final AssignedBooks books;
    private final CommandDecoder decoder;
    private final EventWriter writer;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final EngineClock clock;

    CommandListener(
            AssignedBooks books,
            CommandDecoder decoder,
            EventWriter writer,
            KafkaOperations<byte[], byte[]> kafka,
            EngineClock clock) {
        this.books = books;
        this.decoder = decoder;
        this.writer = writer;
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Consumer<?, ?> consumer) {
        if (consumer == null) {
            throw new IllegalStateException("the listener needs the consumer of its container");
        }
        if (!books.allReady()) {
            // Where commands never cease there is no idle moment to do it in.
            books.all(consumer);
        }
        for (var record : batch) {
            var partition = new TopicPartition(record.topic(), record.partition());
            decide(books.of(partition, consumer), record);
        }
        clock.tick(books.ready());
    }

    private void decide(PartitionBooks partition, ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < partition.nextOffset()) {
            // The batch was committed although its answer got lost; its events are in the books.
            log.atInfo()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("command was decided before");
            return;
        }
        CommandKey.practiceOf(record)
                .ifPresentOrElse(
                        practice -> decide(partition.practice(practice), record),
                        () -> kafka.send(DeadLetters.of(record, NO_PRACTICE)));
        partition.decidedUpTo(record.offset());
    }

    private void decide(PracticeLog practice, ConsumerRecord<byte[], byte[]> record) {
        var book = practice.book();
        PracticeId key = book.practiceId();
        var loggedAt = Instant.ofEpochMilli(record.timestamp());
        switch (decoder.decode(key.value(), record.value(), loggedAt)) {
            case CommandDecoder.Readable readable ->
                    write(practice, MatchingEngine.decide(book, readable.command()), record);
            case CommandDecoder.Unreadable unreadable -> {
                var value = record.value() == null ? new byte[0] : record.value();
                write(
                        practice,
                        MatchingEngine.unreadable(
                                book, digest(value), unreadable.reason(), value.length),
                        record);
                kafka.send(DeadLetters.of(record, unreadable.reason().name()));
            }
        }
    }

    private void write(
            PracticeLog practice, List<Event> events, ConsumerRecord<byte[], byte[]> command) {
        for (var event : events) {
            var written = writer.write(event, practice.chain(), command);
            kafka.send(written.record());
            practice.append(event, written.chain());
        }
    }

    private static String digest(byte[] value) {
        return "sha256:" + HexFormat.of().formatHex(Chain.sha256().digest(value));
    }
}
