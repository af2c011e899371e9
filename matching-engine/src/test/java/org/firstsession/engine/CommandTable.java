// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.NextDue;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.UnreadableReason;
import org.jspecify.annotations.Nullable;

/**
 * Plays a table of commands: one row per command, the events that must follow behind the arrow.
 *
 * <pre>
 * therapist ana hours=mon:10:00-12:00
 * request r1                           => TrialRequested r1, TrialOffered r1 [ana mon-10:00]
 * +16m tick                            => OfferExpired r1, HumanNeeded r1 OFFER_LAPSED, TimeAdvanced
 * </pre>
 *
 * A row without an arrow prepares the others and must not be refused; {@code => *} takes whatever
 * follows. A line that is indented continues the one above, one that begins with {@code #} is a
 * remark. {@link TableLanguage} has the verbs. After every row each open case has a time at which
 * somebody or something acts next, and after a tick nothing that was due is left over. After the
 * last row both replays are checked: the events give the same book again, and the commands the same
 * events.
 */
final class CommandTable {

    static final PracticeId PRACTICE = new PracticeId("lakeside");

    private static final Pattern CONTINUED = Pattern.compile("\\R[ \\t]+");

    private final TableLanguage language;
    private final Book book = new Book(PRACTICE);
    private final List<Function<Book, List<Event>>> inputs = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<RequestId> requests = new ArrayList<>();
    private boolean opened;
    private @Nullable Command last;

    private CommandTable(boolean opened) {
        this.opened = opened;
        this.language = new TableLanguage();
    }

    /** A table that goes on from where another one stands. */
    private CommandTable(CommandTable other) {
        opened = other.opened;
        language = new TableLanguage(other.language);
        last = other.last;
        inputs.addAll(other.inputs);
        events.addAll(other.events);
        requests.addAll(other.requests);
        events.forEach(book::apply);
    }

    /** Plays the rows in a practice that is open and has no therapists; gives all events. */
    static List<Event> play(String rows) {
        return new CommandTable(false).playAll(rows);
    }

    /** The same before anybody has opened the practice. */
    static List<Event> playUnopened(String rows) {
        return new CommandTable(true).playAll(rows);
    }

    /** Plays the rows once, and from where they lead to each of the endings, checked row by row. */
    static void playEach(String rows, List<String> endings) {
        var begun = new CommandTable(false);
        begun.playAll(rows);
        for (var ending : endings) {
            new CommandTable(begun).playRows(ending);
        }
    }

    /** Plays the rows, and gives the commands that they stand for. */
    static Stream<Command> playCommands(String rows) {
        var table = new CommandTable(false);
        table.playAll(rows);
        return table.commands.stream();
    }

    private List<Event> playAll(String rows) {
        playRows(rows);
        assertThat(foldAgain()).as("book folded from the events").isEqualTo(book.toString());
        assertThat(decideAgain()).as("events decided again").isEqualTo(events);
        return events;
    }

    private void playRows(String rows) {
        CONTINUED
                .matcher(rows)
                .replaceAll(" ")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(this::playRow);
    }

    private void playRow(String line) {
        int arrow = line.indexOf("=>");
        var row = new TableRow(arrow < 0 ? line : line.substring(0, arrow));
        if (row.verb().startsWith("+")) {
            language.wait(row.verb().substring(1));
            row = row.rest();
        }
        if (row.verb().equals("at")) {
            language.startAt(row.word(1), row.word(2));
            return;
        }
        if (!opened) {
            opened = true;
            decide(language.command(new TableRow("open")));
        }
        var said = answer(row);
        if (arrow < 0) {
            assertThat(said).as(line).doesNotContain("CommandRefused");
        } else {
            var expected = line.substring(arrow + 2).strip().replaceAll("\\s+", " ");
            if (!expected.equals("*")) {
                assertThat(said).as(line).isEqualTo(expected);
            }
        }
    }

    private String answer(TableRow row) {
        return switch (row.verb()) {
            case "why" -> language.why(language.lastExplanation(row.word(1), events));
            case "nearest" -> language.nearest(language.lastExplanation(row.word(1), events));
            case "instead" -> language.instead(language.lastExplanation(row.word(1), events));
            case "points" ->
                    language.points(language.lastOffer(row.word(1), events), row.number(2));
            case "next" -> language.time(book.nextDeadline());
            case "tasks" -> language.tasks(row.word(1), book);
            case "unreadable" -> {
                var reason = UnreadableReason.valueOf(row.word(1));
                yield take(state -> MatchingEngine.unreadable(state, "sha256:0f", reason, 17));
            }
            case "again" -> decide(Objects.requireNonNull(last, "nothing to repeat"));
            default -> decide(language.command(row));
        };
    }

    private String decide(Command command) {
        last = command;
        commands.add(command);
        return take(state -> MatchingEngine.decide(state, command));
    }

    private String take(Function<Book, List<Event>> input) {
        var before = book.toString();
        var decided = input.apply(book);
        assertThat(book.toString()).as("deciding changes nothing").isEqualTo(before);
        assertThat(decided).as("a command has at least one event").isNotEmpty();
        decided.forEach(book::apply);
        inputs.add(input);
        events.addAll(decided);
        checkThatNothingIsForgotten(decided);
        return language.words(decided);
    }

    /** A case without a next action would never be looked at again; it shows as a bug here. */
    private void checkThatNothingIsForgotten(List<Event> decided) {
        for (var event : decided) {
            if (event instanceof Event.TrialRequested requested) {
                requests.add(requested.requestId());
            }
        }
        for (var id : requests) {
            var open = book.caseOf(id).filter(Case::isOpen);
            if (open.isPresent() && NextDue.of(book, open.get()).isEmpty()) {
                throw new AssertionError("nobody has to do anything next in " + open.get());
            }
        }
        if (decided.getLast() instanceof Event.TimeAdvanced tick) {
            assertThat(book.nextDeadline())
                    .as("next deadline after the tick of " + tick.meta().recordedAt())
                    .matches(next -> next.isEmpty() || next.get().isAfter(book.now()));
        }
    }

    private String foldAgain() {
        var again = new Book(PRACTICE);
        events.forEach(again::apply);
        return again.toString();
    }

    private List<Event> decideAgain() {
        var again = new Book(PRACTICE);
        var decided = new ArrayList<Event>();
        for (var input : inputs) {
            var next = input.apply(again);
            next.forEach(again::apply);
            decided.addAll(next);
        }
        return decided;
    }
}
