// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;

/**
 * A week that was played.
 *
 * @param commands what went in
 * @param events what came out
 * @param book the book at its end, in words
 */
record Week(List<Command> commands, List<Event> events, String book) {

    /** Plays a random week and holds every decision against the auditor. */
    static Week random(long seed) {
        var table = new Table();
        try {
            return table.play(new Workload(seed));
        } catch (AssertionError | RuntimeException e) {
            throw Shrinking.shortest(seed, table.commands, e);
        }
    }

    /** The same; a failure is thrown as it comes, without a search for the shortest. */
    static Week watched(long seed) {
        return new Table().play(new Workload(seed));
    }

    /** Plays these commands, held against the auditor as well. */
    static Week of(List<Command> commands) {
        var table = new Table();
        commands.forEach(table::play);
        return table.week();
    }

    /** What stands on the table while a week is played. */
    private static final class Table {

        private final Auditor auditor = new Auditor();
        private final Book book = new Book(Workload.PRACTICE);
        private final List<Command> commands = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();

        Week play(Workload workload) {
            for (int left = workload.length(); left > 0; left--) {
                workload.saw(play(workload.next()));
            }
            play(workload.lastTick());
            return week();
        }

        List<Event> play(Command command) {
            commands.add(command);
            var decided = MatchingEngine.decide(book, command);
            auditor.check(command, decided);
            decided.forEach(book::apply);
            auditor.checkAlarm(book.nextDeadline());
            events.addAll(decided);
            return decided;
        }

        Week week() {
            return new Week(commands, events, book.toString());
        }
    }
}
