// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that is known of it, as the queries give it.
 *
 * @param version counts the case's events: what the engine compares with what a giver has seen
 * @param heldBack what a safety concern keeps back; null for nothing
 */
record RequestRow(
        Practice practice,
        String requestId,
        long version,
        String state,
        String channel,
        String party,
        String sitsIn,
        String format,
        List<String> concerns,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable String closedBecause,
        @Nullable String closeReason,
        @Nullable String heldBack,
        @Nullable String owner,
        boolean restricted,
        List<Side> sides,
        List<Task> tasks,
        List<Offer> offers,
        List<Option> options,
        List<Session> sessions,
        List<Why> waitlistings,
        List<Entry> timeline,
        List<Delivery> deliveries,
        List<Link> links) {

    /** Everybody whose name the page needs. */
    List<String> therapistIds() {
        return Stream.of(
                        options.stream().map(Option::hour).map(Hour::therapistId),
                        sessions.stream().map(Session::hour).map(Hour::therapistId),
                        offers.stream().flatMap(offer -> offer.why().nearestTherapists().stream()),
                        waitlistings.stream().flatMap(why -> why.nearestTherapists().stream()))
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    /** One person's side, which the other one doesn't know. */
    record Side(
            String personId,
            int position,
            String state,
            @Nullable String zip,
            String timeZone,
            List<String> times,
            List<String> languages,
            @Nullable String plan,
            String age,
            String format,
            List<String> concerns,
            @Nullable String therapistGender) {}

    /** Something that a person has to look at. */
    record Task(
            long seq,
            String reason,
            Instant dueAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    /** How a decision came about. */
    record Why(
            Instant at,
            int considered,
            List<String> removedRules,
            List<Integer> removedCounts,
            List<String> nearestTherapists,
            List<String> nearestRules,
            List<String> moreBy,
            List<Integer> moreTherapists) {}

    /** An offer; its options are in a list of their own. */
    record Offer(
            String offerId,
            int round,
            String status,
            String occasion,
            Instant offeredAt,
            Instant expiresAt,
            Why why) {}

    /** An option of an offer. */
    record Option(
            String offerId,
            String optionId,
            int position,
            Hour hour,
            List<String> criteria,
            List<Integer> points,
            boolean taken) {}

    /** A trial session, and how it went for each person. */
    record Session(
            String sessionId,
            Hour hour,
            String status,
            @Nullable String cancelledBy,
            boolean late,
            List<String> personIds,
            List<String> outcomes) {}

    /** An hour of a therapist. */
    record Hour(
            String therapistId,
            Instant startsAt,
            Instant endsAt,
            String format,
            @Nullable String office) {}

    /** An event of the request. */
    record Entry(
            long seq,
            Instant recordedAt,
            String eventType,
            List<String> details,
            String commandId) {}

    /** What became of a message. */
    record Delivery(
            Instant settledAt,
            String kind,
            String recipient,
            String channel,
            String result,
            @Nullable String reason,
            boolean repeated) {}

    /** Two people who are one. */
    record Link(String personId, String otherPersonId, @Nullable String otherRequestId) {}
}
