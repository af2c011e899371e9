// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/** A request as its page shows it, in words. */
record RequestPage(
        Practice practice,
        String requestId,
        String shortId,
        @Nullable String name,
        boolean namesKnown,
        String stateCode,
        String state,
        String cameIn,
        Moment receivedAt,
        String party,
        String place,
        String format,
        String concerns,
        List<Action> next,
        List<Offer> offers,
        List<Session> sessions,
        List<Entry> timeline,
        String zoneName,
        Moment asOf,
        @Nullable String standstill) {

    /** Something that has to happen, and by when. */
    record Action(String words, @Nullable String due, Moment at, boolean alarm) {}

    /** An offer with the reasons for it. */
    record Offer(
            int round,
            String statusCode,
            String status,
            Moment offeredAt,
            Moment expiresAt,
            int considered,
            List<Removed> removed,
            List<Option> options) {}

    /** How many therapists a rule left out. */
    record Removed(int therapists, String rule) {}

    /** An option of an offer, with the points that ranked it. */
    record Option(Hour hour, int points, List<Points> why, boolean taken) {}

    /** Points for one criterion. */
    record Points(String criterion, int points) {}

    /** A trial session. */
    record Session(Hour hour, String statusCode, String status) {}

    /** An hour of a therapist. */
    record Hour(String therapist, Moment startsAt, Moment endsAt, String where) {}

    /** An event. */
    record Entry(long seq, Moment at, String words) {}
}
