// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.commands.RequestTrial;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.TherapistListed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.Logged;
import org.firstsession.types.Licence;
import org.firstsession.types.Room;
import org.junit.jupiter.params.provider.Arguments;

/** Ways to tamper with the logs of a practice, and the invariant by which each must show. */
final class LogTampering {

    private static final Instant LATER = Instant.parse("2024-06-01T00:00:00Z");

    private LogTampering() {}

    static Stream<Arguments> ofTheEvents() {
        return Stream.of(
                tampering("an event deleted", "I-2.1", history -> history.events.remove(30)),
                tampering(
                        "an event deleted and the chain written anew",
                        "I-2.1",
                        history -> {
                            history.events.remove(30);
                            history.rechain();
                        }),
                tampering(
                        "the last decision deleted",
                        "I-2.2",
                        history -> {
                            var last = history.events.getLast().headers().get("commandOffset");
                            history.events.removeIf(
                                    event -> last.equals(event.headers().get("commandOffset")));
                        }),
                tampering(
                        "an event altered",
                        "I-2.4",
                        history ->
                                alter(
                                        history,
                                        TrialConfirmed.class,
                                        event -> put(event, "revision", 7))),
                tampering(
                        "a session moved and the chain written anew",
                        "I-3.4",
                        history -> {
                            alter(
                                    history,
                                    TrialConfirmed.class,
                                    event -> {
                                        var slot = ((TrialConfirmed) event).getSlot();
                                        put(
                                                slot,
                                                "startsAt",
                                                slot.getStartsAt().minusSeconds(1_800));
                                    });
                            history.rechain();
                        }),
                tampering(
                        "other people put into a session and the chain written anew",
                        "I-3.5",
                        history -> {
                            alter(
                                    history,
                                    TrialConfirmed.class,
                                    event -> put(event, "personIds", List.of("eve")));
                            history.rechain();
                        }),
                tampering(
                        "an hour offered twice and the chain written anew",
                        "I-3.1",
                        LogTampering::offerTwice),
                tampering(
                        "a licence taken away in the past and the chain written anew",
                        "I-3.7",
                        history -> {
                            history.events.replaceAll(event ->
                                    event.is(TherapistListed.class)
                                            ? withoutLicence(history, event)
                                            : event);
                            history.rechain();
                        }),
                tampering(
                        "rooms put into the past and the chain written anew",
                        "I-3.7",
                        history -> {
                            history.events.replaceAll(event ->
                                    event.is(PracticeOpened.class)
                                            ? withRooms(history, event)
                                            : event);
                            history.rechain();
                        }),
                tampering(
                        "two events swapped",
                        "I-2.1",
                        history -> {
                            int index = indexOf(history, TrialOffered.class, it -> true);
                            Collections.swap(history.events, index - 1, index);
                        }),
                tampering(
                        "decisions swapped",
                        "I-2.3",
                        history -> Collections.swap(history.events, 20, 40)),
                tampering(
                        "an event twice",
                        "I-2.1",
                        history -> history.events.add(21, history.events.get(20))),
                tampering(
                        "an event under another key",
                        "I-1.3",
                        history ->
                                history.events.set(
                                        20, history.events.get(20).withKey(sibling(history)))),
                tampering(
                        "a decision dated back and the chain written anew",
                        "I-2.2",
                        history -> {
                            alter(
                                    history,
                                    TrialConfirmed.class,
                                    event ->
                                            put(
                                                    event,
                                                    "recordedAt",
                                                    ((TrialConfirmed) event)
                                                            .getRecordedAt()
                                                            .minusSeconds(3_600)));
                            history.rechain();
                        }),
                tampering(
                        "bytes instead of an event",
                        "I-1.6",
                        history ->
                                history.events.set(
                                        30,
                                        history.events
                                                .get(30)
                                                .withValue(new byte[] {0, 0, 0, 0, 1, 9}))));
    }

    static Stream<Arguments> ofTheCommands() {
        return Stream.of(
                tampering("a command deleted", "I-2.2", history -> history.commands.remove(40)),
                tampering(
                        "a command altered",
                        "I-1.1",
                        history -> {
                            int index =
                                    IntStream.range(0, history.commands.size())
                                            .filter(it ->
                                                    history.commands.get(it).is(RequestTrial.class))
                                            .findFirst()
                                            .orElseThrow();
                            var command = history.commands.get(index);
                            var altered = copy(command.avro());
                            put(
                                    ((RequestTrial) altered).getNeeds(),
                                    "concerns",
                                    List.of("addiction"));
                            history.commands.set(
                                    index, command.withValue(history.bytesOfCommand(altered)));
                        }),
                tampering(
                        "a command dated back on the log",
                        "I-2.2",
                        history ->
                                history.commands.set(
                                        40,
                                        history.commands
                                                .get(40)
                                                .withTimestamp(
                                                        history.commands.get(40).timestamp()
                                                                - 9_000))),
                tampering(
                        "a copy of an accepted command",
                        "I-1.4",
                        history -> {
                            var request =
                                    history.commands.stream()
                                            .filter(it -> it.is(RequestTrial.class))
                                            .findFirst()
                                            .orElseThrow();
                            history.decide((RequestTrial) request.avro());
                        }),
                tampering(
                        "a dead letter missing",
                        "I-1.6",
                        history -> {
                            history.poison(new byte[] {7, 7, 7}, LATER);
                            history.deadLetters.clear();
                        }),
                tampering(
                        "a dead letter with other bytes",
                        "I-1.6",
                        history -> {
                            history.poison(new byte[] {7, 7, 7}, LATER);
                            history.deadLetters.replaceAll(
                                    letter -> letter.withValue(new byte[] {8}));
                        }),
                tampering(
                        "a dead letter of nothing",
                        "I-1.6",
                        history -> {
                            history.poison(new byte[] {7, 7, 7}, LATER);
                            history.deadLetters.add(
                                    history.deadLetters
                                            .getFirst()
                                            .withHeader("originalOffset", "3"));
                        }));
    }

    /** Somebody else's booked hour is offered again, as if the engine had done so. */
    private static void offerTwice(History history) {
        var cancelled =
                history.events.stream()
                        .filter(it -> it.is(TrialCancelled.class))
                        .map(it -> it.text("requestId"))
                        .toList();
        int booked =
                indexOf(
                        history,
                        TrialConfirmed.class,
                        it -> !cancelled.contains(it.text("requestId")));
        var slot = ((TrialConfirmed) history.events.get(booked).avro()).getSlot();
        int next =
                IntStream.range(booked, history.events.size())
                        .filter(it -> history.events.get(it).is(TrialOffered.class))
                        .findFirst()
                        .orElseThrow();
        var offered = (TrialOffered) copy(history.events.get(next).avro());
        put(offered.getOptions().getFirst(), "slot", slot);
        history.events.set(next, history.events.get(next).withValue(history.bytesOf(offered)));
        history.rechain();
    }

    private static Logged withoutLicence(History history, Logged event) {
        var listed = (TherapistListed) copy(event.avro());
        put(
                listed.getProfile(),
                "licences",
                List.of(new Licence("TX", java.time.LocalDate.of(2020, 1, 1), null)));
        return event.withValue(history.bytesOf(listed));
    }

    /** Nobody sat in this one, which is told twice: the office kept no track of rooms. */
    private static Logged withRooms(History history, Logged event) {
        var opened = (PracticeOpened) copy(event.avro());
        var cellar = new Room("cellar", List.of());
        opened.getOffices().forEach(office -> put(office, "rooms", List.of(cellar, cellar)));
        return event.withValue(history.bytesOf(opened));
    }

    private static void alter(History history, Class<?> type, Consumer<SpecificRecord> change) {
        int index = indexOf(history, type, it -> true);
        var altered = copy(history.events.get(index).avro());
        change.accept(altered);
        history.events.set(index, history.events.get(index).withValue(history.bytesOf(altered)));
    }

    static Logged find(History history, Class<?> type, Predicate<Logged> which) {
        return history.events.get(indexOf(history, type, which));
    }

    private static int indexOf(History history, Class<?> type, Predicate<Logged> which) {
        return IntStream.range(0, history.events.size())
                .filter(it -> history.events.get(it).is(type) && which.test(history.events.get(it)))
                .findFirst()
                .orElseThrow();
    }

    private static SpecificRecord copy(SpecificRecord record) {
        return SpecificData.getForSchema(record.getSchema()).deepCopy(record.getSchema(), record);
    }

    private static void put(SpecificRecord record, String field, Object value) {
        record.put(record.getSchema().getField(field).pos(), value);
    }

    /** Another practice of the same partition. */
    private static String sibling(History history) {
        return IntStream.iterate(0, it -> it + 1)
                .mapToObj(it -> "sibling-" + it)
                .filter(it -> History.partitionOf(it) == history.partition)
                .findFirst()
                .orElseThrow();
    }

    private static Arguments tampering(String what, String invariant, Consumer<History> how) {
        return Arguments.of(what, invariant, how);
    }
}
