// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request with all that is known of it, as the queries give it. */
record RequestRow(
        Practice practice,
        String requestId,
        String state,
        String channel,
        String party,
        String sitsIn,
        String format,
        List<String> concerns,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable String closedBecause,
        List<Task> tasks,
        List<Offer> offers,
        List<Option> options,
        List<Session> sessions,
        List<Entry> timeline) {

    /** Everybody whose name the page needs. */
    List<String> therapistIds() {
        return Stream.concat(
                        options.stream().map(Option::hour), sessions.stream().map(Session::hour))
                .map(Hour::therapistId)
                .distinct()
                .toList();
    }

    /** Something that a person has to look at. */
    record Task(String reason, Instant dueAt) {}

    /** An offer; its options are in a list of their own. */
    record Offer(
            String offerId,
            int round,
            String status,
            Instant offeredAt,
            Instant expiresAt,
            int considered,
            List<String> removedRules,
            List<Integer> removedCounts) {}

    /** An option of an offer. */
    record Option(
            String offerId,
            int position,
            Hour hour,
            List<String> criteria,
            List<Integer> points,
            boolean taken) {}

    /** A trial session. */
    record Session(Hour hour, String status, @Nullable String cancelledBy, boolean late) {}

    /** An hour of a therapist. */
    record Hour(
            String therapistId,
            Instant startsAt,
            Instant endsAt,
            String format,
            @Nullable String office) {}

    /** An event of the request. */
    record Entry(long seq, Instant recordedAt, String eventType, List<String> details) {}
}
