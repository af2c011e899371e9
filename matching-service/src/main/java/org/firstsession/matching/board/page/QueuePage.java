// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.stream.Stream;
import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it is shown.
 *
 * @param desk what clients left for a person
 * @param seen names this state of the page; empty when the next look may give more
 * @param behind the number of the overview whose requests these are, in words; null for none
 * @param hidden how many requests the page is too short for
 * @param full whether there may be more than the page has room for, though nobody counted them
 * @param namesKnown false while intake-service doesn't answer
 * @param searchFailed whether a search could not be made
 * @param places the states that open requests name, for the filter
 * @param endOfDay what is left for today and what comes first tomorrow
 * @param standstill why the board stands still, in words; null while it doesn't
 */
record QueuePage(
        Practice practice,
        List<Practice> practices,
        QueueAsked.View view,
        @Nullable String behind,
        Counts counts,
        DeskPanel desk,
        List<QueueLine> lines,
        long hidden,
        boolean full,
        String zoneName,
        Moment asOf,
        String seen,
        boolean namesKnown,
        boolean searchFailed,
        List<String> places,
        EndOfDay endOfDay,
        int promiseHours,
        @Nullable String standstill) {

    /** Whether these are the closed ones. */
    public boolean closed() {
        return view == QueueAsked.View.CLOSED;
    }

    /** Whether these are the requests behind a number of the overview. */
    public boolean counted() {
        return view == QueueAsked.View.COUNTED;
    }

    /** Everybody of whom the page tells. */
    List<String> requestIds() {
        return Stream.concat(lines.stream().map(QueueLine::requestId), desk.requestIds().stream())
                .distinct()
                .toList();
    }

    /** Lines about somebody's safety, which stand above all others. */
    public List<QueueLine> urgent() {
        return lines.stream().filter(QueueLine::urgent).toList();
    }

    /**
     * Nothing is forgotten.
     *
     * @param overdue how many requests should have been looked at by now
     * @param today how many are still due today
     * @param tomorrow how many are due tomorrow
     * @param first the first calls of tomorrow
     */
    record EndOfDay(long overdue, long today, long tomorrow, List<Call> first) {}

    /** A call of tomorrow. */
    record Call(String requestId, String who, String why, Moment at) {}
}
