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

    /** Plays a week and holds every decision against the auditor. */
    static Week audited(long seed) {
        var workload = new Workload(seed);
        var auditor = new Auditor();
        var book = new Book(Workload.PRACTICE);
        var commands = new ArrayList<Command>();
        var events = new ArrayList<Event>();
        for (int left = workload.length(); left >= 0; left--) {
            var command = left > 0 ? workload.next() : workload.lastTick();
            try {
                var decided = MatchingEngine.decide(book, command);
                auditor.check(command, decided);
                decided.forEach(book::apply);
                workload.saw(decided);
                commands.add(command);
                events.addAll(decided);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        """
                        %s
                        at command %d, %s
                        again with -Dfirstsession.seed=%d -Dfirstsession.weeks=1
                        """
                                .formatted(e.getMessage(), commands.size(), command, seed),
                        e);
            }
        }
        return new Week(commands, events, book.toString());
    }

    /** The same commands, decided once more by the book that they lead to. */
    Week decidedAgain() {
        var again = new Book(Workload.PRACTICE);
        var decided = new ArrayList<Event>();
        for (var command : commands) {
            var next = MatchingEngine.decide(again, command);
            next.forEach(again::apply);
            decided.addAll(next);
        }
        return new Week(commands, decided, again.toString());
    }

    /** The book that the events alone lead to. */
    String foldedAgain() {
        var again = new Book(Workload.PRACTICE);
        events.forEach(again::apply);
        return again.toString();
    }
}
