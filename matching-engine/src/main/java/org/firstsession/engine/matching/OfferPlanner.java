// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;

/**
 * Finds the options of an offer: all hours that pass the hard rules, ranked, from different
 * therapists where possible. A scarce hour is offered alone.
 */
public final class OfferPlanner {

    private OfferPlanner() {}

    /** What could be offered to a case now, within bounds. */
    public static Plan plan(Book book, Case request, Instant now, Bounds bounds) {
        var search = Search.of(book, request, now, bounds);
        var index = RosterIndex.of(book);
        var ranking = new Ranking(search);
        var found = Found.of(search, index, ranking);
        var candidates = new Candidates(search, ranking, index, found.fields(), found.singles());
        return new Plan(
                candidates.choose(book.policy().optionsPerOffer()),
                () -> new Explainer(search, index, found).explain());
    }
}
