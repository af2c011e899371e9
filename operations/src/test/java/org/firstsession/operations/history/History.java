// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.utils.Utils;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.UnreadableReason;
import org.firstsession.matching.avro.AvroCommands;
import org.firstsession.matching.avro.AvroEvents;
import org.firstsession.schemas.CloudEventHeaders;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.DeadLetterHeaders;
import org.firstsession.schemas.EventHeaders;
import org.firstsession.schemas.Topics;

/**
 * One practice's logs, as the engine and its shell would write them. The lists may be tampered with
 * before they are written.
 */
public final class History {

    public final String practiceId;
    public final int partition;
    public final List<Logged> commands = new ArrayList<>();
    public final List<Logged> events = new ArrayList<>();
    public final List<Logged> deadLetters = new ArrayList<>();

    private final long firstOffset;
    private final KafkaAvroSerializer serializer;
    private final Book book;
    private byte[] chain = new byte[32];
    private int written;

    /**
     * @param firstOffset at which the practice's first command will stand on its partition
     */
    public History(String practiceId, String registry, long firstOffset) {
        this.practiceId = practiceId;
        this.partition = partitionOf(practiceId);
        this.firstOffset = firstOffset;
        this.serializer = ConfluentAvro.serializer(registry);
        this.book = new Book(new PracticeId(practiceId));
    }

    public static int partitionOf(String practiceId) {
        return Utils.toPositive(Utils.murmur2(practiceId.getBytes(UTF_8)))
                % Topics.PRACTICE_COMMANDS.partitions();
    }

    /** Puts a command on the log and has it decided; gives the events. */
    public List<SpecificRecord> decide(SpecificRecordBase command) {
        var recordedAt = (Instant) command.get("recordedAt");
        return decide(command, recordedAt, recordedAt);
    }

    /** The same with a record's timestamp of its own. */
    public List<SpecificRecord> decide(
            SpecificRecordBase command, Instant recordedAt, Instant loggedAt) {
        var type = command.getSchema();
        var headers = new TreeMap<String, String>();
        headers.put(CloudEventHeaders.ID, (String) command.get("commandId"));
        headers.put(CloudEventHeaders.TYPE, type.getFullName());
        headers.put(
                CloudEventHeaders.SOURCE,
                type.getField("requestId") == null ? "/matching-service/clock" : "/intake-service");
        headers.put(CloudEventHeaders.TIME, recordedAt.toString());
        var offset = nextOffset();
        commands.add(
                new Logged(
                        Topics.PRACTICE_COMMANDS.name(),
                        partition,
                        practiceId,
                        serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command),
                        loggedAt.toEpochMilli(),
                        headers,
                        command));
        return note(
                MatchingEngine.decide(book, AvroCommands.read(command, loggedAt).orElseThrow()),
                offset);
    }

    /** Puts bytes on the log that nobody can read. */
    public void poison(byte[] bytes, Instant loggedAt) {
        var offset = nextOffset();
        commands.add(
                new Logged(
                        Topics.PRACTICE_COMMANDS.name(),
                        partition,
                        practiceId,
                        bytes,
                        loggedAt.toEpochMilli(),
                        Map.of(),
                        null));
        deadLetters.add(
                new Logged(
                        Topics.DEAD_LETTERS.name(),
                        partition,
                        practiceId,
                        bytes,
                        loggedAt.toEpochMilli(),
                        Map.of(
                                DeadLetterHeaders.TOPIC, Topics.PRACTICE_COMMANDS.name(),
                                DeadLetterHeaders.PARTITION, Integer.toString(partition),
                                DeadLetterHeaders.OFFSET, Long.toString(offset),
                                DeadLetterHeaders.TIMESTAMP, Long.toString(loggedAt.toEpochMilli()),
                                DeadLetterHeaders.REASON, "NOT_FRAMED"),
                        null));
        var digest = "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
        note(
                MatchingEngine.unreadable(book, digest, UnreadableReason.NOT_FRAMED, bytes.length),
                offset);
    }

    /** When the passing of time alone next changes something; null when it does not. */
    public Instant nextDeadline() {
        return book.nextDeadline().orElse(null);
    }

    public Instant now() {
        return book.now();
    }

    /** Lets go of the records that were written already, so that a history may be very long. */
    void forgetWritten() {
        written += commands.size();
        commands.clear();
        events.clear();
        deadLetters.clear();
    }

    /** Writes the hash chain anew, as a forger would who can write to the log. */
    public void rechain() {
        chain = new byte[32];
        events.replaceAll(event -> event.withHeader(EventHeaders.CHAIN, nextLink(event.value())));
    }

    /** An event's bytes as the serializer writes them. */
    public byte[] bytesOf(SpecificRecord event) {
        return serializer.serialize(Topics.PRACTICE_EVENTS.name(), event);
    }

    /** A command's bytes as the serializer writes them. */
    public byte[] bytesOfCommand(SpecificRecord command) {
        return serializer.serialize(Topics.PRACTICE_COMMANDS.name(), command);
    }

    public long offsetOf(Logged command) {
        return firstOffset + written + commands.indexOf(command);
    }

    private long nextOffset() {
        return firstOffset + written + commands.size();
    }

    private List<SpecificRecord> note(List<Event> decided, long commandOffset) {
        var written = new ArrayList<SpecificRecord>();
        for (var event : decided) {
            var avro = AvroEvents.write(event);
            var value = bytesOf(avro);
            var headers = new TreeMap<String, String>();
            headers.put(CloudEventHeaders.ID, event.meta().eventId());
            headers.put(CloudEventHeaders.TYPE, avro.getSchema().getFullName());
            headers.put(EventHeaders.COMMAND_OFFSET, Long.toString(commandOffset));
            headers.put(EventHeaders.ENGINE_VERSION, "test");
            headers.put(EventHeaders.CHAIN, nextLink(value));
            events.add(
                    new Logged(
                            Topics.PRACTICE_EVENTS.name(),
                            partition,
                            practiceId,
                            value,
                            event.meta().recordedAt().toEpochMilli(),
                            headers,
                            avro));
            book.apply(event);
            written.add(avro);
        }
        return written;
    }

    private String nextLink(byte[] framed) {
        var digest = sha256();
        digest.update(chain);
        digest.update(framed, 5, framed.length - 5);
        chain = digest.digest();
        return HexFormat.of().formatHex(chain);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
