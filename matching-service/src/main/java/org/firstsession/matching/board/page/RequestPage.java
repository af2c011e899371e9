// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.Set;
import org.firstsession.matching.board.page.LocalTimes.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A request as its page shows it, in words.
 *
 * @param version what this page has seen of the case; goes back with each action
 * @param heldBack what a safety concern keeps back, in words; null for nothing
 * @param owner who takes care of it; null for nobody
 * @param others who else has the page open
 * @param can the codes of the actions that are possible now
 * @param desk what its people left for a person
 * @param openOffer the offer that waits for an answer; null for none
 * @param booked the session that is or was booked last; null for none
 */
record RequestPage(
        Practice practice,
        String requestId,
        String shortId,
        long version,
        @Nullable String name,
        boolean namesKnown,
        String stateCode,
        String state,
        @Nullable String heldBack,
        @Nullable String owner,
        boolean restricted,
        List<String> others,
        Set<String> can,
        DeskPanel desk,
        String cameIn,
        Moment receivedAt,
        String party,
        String place,
        String format,
        String concerns,
        List<Side> sides,
        List<Action> next,
        List<Offer> offers,
        @Nullable Offer openOffer,
        List<Session> sessions,
        @Nullable Session booked,
        List<Why> waitlistings,
        List<Entry> timeline,
        List<Delivery> deliveries,
        List<Link> links,
        List<Deed> deeds,
        String tomorrow,
        String zoneName,
        Moment asOf,
        @Nullable String standstill) {

    public boolean can(String action) {
        return can.contains(action);
    }

    /** One person's side; the other one doesn't know it. */
    record Side(
            String personId,
            String who,
            String place,
            String times,
            String languages,
            String payment,
            String age,
            String format,
            String concerns,
            @Nullable String gender) {}

    /**
     * Something that has to happen, and by when.
     *
     * @param urgentTask the event that called for somebody's safety; 0 for anything else
     * @param acknowledged who has seen that, and when, in words; null while nobody has
     */
    record Action(
            String words,
            @Nullable String due,
            Moment at,
            boolean alarm,
            long urgentTask,
            @Nullable String acknowledged) {}

    /** An offer with the reasons for it. */
    record Offer(
            String offerId,
            int round,
            String statusCode,
            String status,
            String occasion,
            Moment offeredAt,
            Moment expiresAt,
            Why why,
            List<Option> options) {}

    /**
     * Why, and why not.
     *
     * @param removed how many each rule removed, with a bar's length in percent of all
     * @param nearest who was nearly possible, and the rule that stood in the way
     * @param more what would open more
     */
    record Why(
            Moment at,
            int considered,
            List<Removed> removed,
            List<String> nearest,
            List<String> more) {}

    /** How many therapists a rule removed. */
    record Removed(int therapists, String rule, int percent) {}

    /** One of the hours of an offer. */
    record Option(String optionId, Hour hour, int points, List<Points> why, boolean taken) {}

    /**
     * What a criterion gave.
     *
     * @param from where its bar begins, in percent of the widest
     * @param percent how long it is
     */
    record Points(String criterion, String code, int points, int from, int percent) {}

    /** A trial session. */
    record Session(
            String sessionId,
            Hour hour,
            String statusCode,
            String status,
            boolean past,
            List<String> outcomes) {}

    /** An hour of a therapist, in words. */
    record Hour(String therapist, Moment startsAt, Moment endsAt, String where) {}

    /** Something that happened. */
    record Entry(long seq, Moment at, String words, @Nullable String by) {}

    /** What became of a message. */
    record Delivery(
            Moment at,
            String kind,
            String recipient,
            String channel,
            String resultCode,
            String result) {}

    /** Two people who are one. */
    record Link(String personId, String otherPersonId, @Nullable String otherRequestId) {}

    /** What staff did. */
    record Deed(Moment at, String who, String words, @Nullable String noteId) {}
}
