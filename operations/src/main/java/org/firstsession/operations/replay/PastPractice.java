// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.replay;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.TherapistId;

/** A practice folded up to some event: its book, and by what the book can be looked through. */
public final class PastPractice {

    private final Book book;
    private final NavigableSet<TherapistId> therapists = new TreeSet<>();
    private final NavigableSet<RequestId> requests = new TreeSet<>();
    private String name = "";

    PastPractice(String practiceId) {
        this.book = new Book(new PracticeId(practiceId));
    }

    void apply(Event event) {
        book.apply(event);
        switch (event) {
            case Event.PracticeOpened opened -> name = opened.name();
            case Event.TherapistListed listed -> therapists.add(listed.profile().therapistId());
            case Event.TrialRequested requested -> requests.add(requested.requestId());
            case Event.CaseArchived archived -> requests.remove(archived.requestId());
            default -> {}
        }
    }

    public Book book() {
        return book;
    }

    public String name() {
        return name;
    }

    /** All who were ever listed, in the order of their ids: somebody off the list may be booked. */
    public Set<TherapistId> therapists() {
        return Collections.unmodifiableSet(therapists);
    }

    /** The requests that aren't archived. */
    public Set<RequestId> requests() {
        return Collections.unmodifiableSet(requests);
    }
}
