// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;

/** A week once more: from its events, and from its commands. */
final class Replays {

    private Replays() {}

    /** What follows from each command, without an auditor. */
    static List<List<Event>> decisions(List<Command> commands) {
        var book = new Book(Workload.PRACTICE);
        return commands.stream().map(command -> decide(book, List.of(command))).toList();
    }

    /** The book that the events alone lead to. */
    static Book fold(List<Event> events) {
        var book = new Book(Workload.PRACTICE);
        events.forEach(book::apply);
        return book;
    }

    /**
     * The same commands decided again in batches of random sizes. Before a batch the engine is
     * sometimes started anew: its book is folded from the events so far, and what it had decided of
     * a batch that was rolled back is forgotten.
     *
     * @param restarts how many batches in a hundred follow a restart
     */
    static Week again(Week week, long seed, int restarts) {
        var random = new Random(seed);
        var commands = week.commands();
        var events = new ArrayList<Event>();
        var book = new Book(Workload.PRACTICE);
        for (int from = 0; from < commands.size(); ) {
            int to = Math.min(commands.size(), from + 1 + random.nextInt(40));
            if (random.nextInt(100) < restarts) {
                decide(book, commands.subList(from, to));
                book = fold(events);
            }
            events.addAll(decide(book, commands.subList(from, to)));
            from = to;
        }
        return new Week(commands, events, book.toString());
    }

    /**
     * The same commands, each decided twice from a book that was just folded; the first is lost.
     */
    static Week withRestartsEverywhere(Week week) {
        var events = new ArrayList<Event>();
        for (var command : week.commands()) {
            decide(fold(events), List.of(command));
            events.addAll(decide(fold(events), List.of(command)));
        }
        return new Week(week.commands(), events, fold(events).toString());
    }

    private static List<Event> decide(Book book, List<Command> batch) {
        var decided = new ArrayList<Event>();
        for (var command : batch) {
            var next = MatchingEngine.decide(book, command);
            next.forEach(book::apply);
            decided.addAll(next);
        }
        return decided;
    }
}
