// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;

/** One practice as its events tell it: the book, and the head of the chain. */
final class PracticeLog {

    private final Book book;
    private Chain chain = Chain.START;

    PracticeLog(PracticeId practiceId) {
        this.book = new Book(practiceId);
    }

    Book book() {
        return book;
    }

    Chain chain() {
        return chain;
    }

    /** Takes an event over, from the log or just decided. */
    void append(Event event, Chain after) {
        book.apply(event);
        chain = after;
    }
}
