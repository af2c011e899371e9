// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * What a case has been through, as far as later decisions look at it.
 *
 * @param rounds how many offers there have been
 * @param sessions how many sessions were booked
 * @param lapsedRefills how many offers from the waitlist lapsed
 * @param noShows how many sessions somebody missed
 * @param waitlistedAt when the request first came onto the waitlist; null when it never did
 * @param declined the hours that aren't offered to it again
 * @param passedOver the therapists who aren't offered to it again
 * @param past the hours of sessions that are over
 * @param settled the session whose outcome led to where the case stands; null without one
 */
public record History(
        int rounds,
        int sessions,
        int lapsedRefills,
        int noShows,
        @Nullable Instant waitlistedAt,
        List<Slot> declined,
        List<TherapistId> passedOver,
        List<Slot> past,
        @Nullable Session settled) {

    static final History NONE =
            new History(0, 0, 0, 0, null, List.of(), List.of(), List.of(), null);

    public History {
        declined = List.copyOf(declined);
        passedOver = List.copyOf(passedOver);
        past = List.copyOf(past);
    }

    History offered() {
        return new History(
                rounds + 1,
                sessions,
                lapsedRefills,
                noShows,
                waitlistedAt,
                declined,
                passedOver,
                past,
                settled);
    }

    History booked() {
        return new History(
                rounds, sessions + 1, 0, noShows, null, declined, passedOver, past, null);
    }

    History lapsedRefill() {
        return new History(
                rounds,
                sessions,
                lapsedRefills + 1,
                noShows,
                waitlistedAt,
                declined,
                passedOver,
                past,
                settled);
    }

    History waitlisted(Instant at) {
        return new History(
                rounds,
                sessions,
                lapsedRefills,
                noShows,
                waitlistedAt == null ? at : waitlistedAt,
                declined,
                passedOver,
                past,
                settled);
    }

    /** With a fresh start towards a person: lapses are forgiven once somebody has looked. */
    History lookedAt() {
        return new History(
                rounds, sessions, 0, noShows, waitlistedAt, declined, passedOver, past, settled);
    }

    History without(List<Slot> slots) {
        return new History(
                rounds,
                sessions,
                lapsedRefills,
                noShows,
                waitlistedAt,
                plus(declined, slots),
                passedOver,
                past,
                settled);
    }

    History passingOver(TherapistId therapist) {
        return new History(
                rounds,
                sessions,
                lapsedRefills,
                noShows,
                waitlistedAt,
                declined,
                plus(passedOver, List.of(therapist)),
                past,
                settled);
    }

    /** With a session that is over and led on. */
    History over(Session session, boolean noShow) {
        return new History(
                rounds,
                sessions,
                lapsedRefills,
                noShows + (noShow ? 1 : 0),
                waitlistedAt,
                declined,
                passedOver,
                plus(past, List.of(session.slot())),
                session);
    }

    /** The same before {@link #over}. */
    History reopened(Session session, boolean noShow) {
        var before = new ArrayList<>(past);
        before.remove(session.slot());
        return new History(
                rounds,
                sessions,
                lapsedRefills,
                noShows - (noShow ? 1 : 0),
                waitlistedAt,
                declined,
                passedOver,
                before,
                null);
    }

    private static <T> List<T> plus(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        for (var one : more) {
            if (!all.contains(one)) {
                all.add(one);
            }
        }
        return all;
    }
}
