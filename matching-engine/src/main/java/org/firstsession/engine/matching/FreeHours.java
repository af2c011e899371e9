// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Taken;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * The hours at which therapists could give a session in one way, whoever comes: inside the weekly
 * hours, not off, busy or closed, licensed on that day, not taken (buffer and way between offices
 * included), and in a week whose trial limit isn't reached. Of the free hours, offers hold only a
 * share at once. What depends on the people who come is asked in {@link Openings}.
 *
 * @param book what is known
 * @param starts the table that hours are places of
 * @param party who comes
 * @param way how
 * @param states where the therapist must be licensed
 */
record FreeHours(Book book, Starts starts, PartyKind party, Way way, List<String> states) {

    private static final long MINUTE = 60;
    private static final int PERCENT = 100;
    private static final int WEEK_DAYS = 7;

    /** No session, buffer or way between offices is longer than a day. */
    static final Duration REACH = Duration.ofDays(3);

    /** What a therapist offers, before anything is taken. */
    Bits offered(Therapist therapist) {
        var offered = new Bits(starts.size());
        var zone = therapist.profile().timeZone();
        var session = policy().sessionLength(party);
        for (var hours : therapist.profile().hours()) {
            if (allow(hours)) {
                starts.addTo(offered, zone, hours, session.toSeconds());
            }
        }
        remove(offered, therapist.timeOff(), session);
        remove(offered, therapist.busy(), session);
        remove(offered, book.closures(officeId()), session);
        for (var state : states) {
            offered.keepAll(licensed(therapist, state, zone));
        }
        return offered;
    }

    /**
     * What is left of it.
     *
     * @param now the time of the decision
     * @param asking whose own hours never stand in the way; null for nobody's
     * @param confirmed what {@link #confirmedByWeek} says for the same
     */
    Bits free(
            Bits offered,
            Therapist therapist,
            Instant now,
            @Nullable RequestId asking,
            int[] confirmed) {
        if (mayStillHold(book, party, therapist, now, asking) == 0) {
            return new Bits(starts.size());
        }
        var free = offered.copy();
        var policy = policy();
        var length = policy.sessionLength(party);
        var blocked = length.plus(policy.buffer());
        var travel = policy.travel();
        for (var taken : takenOf(therapist, now)) {
            if (taken.holder().equals(asking)) {
                continue;
            }
            var slot = taken.slot();
            starts.removeBetween(free, slot.startsAt().minus(blocked), slot.blockedUntil());
            if (isElsewhere(slot.officeId())) {
                starts.removeBetween(
                        free,
                        slot.startsAt().minus(length).minus(travel),
                        slot.endsAt().plus(travel));
            }
        }
        int limit = therapist.profile().weeklyTrialLimit();
        for (int week = 0; week < confirmed.length; week++) {
            if (confirmed[week] >= limit) {
                var weeks = starts.weeks(therapist.profile().timeZone());
                free.remove(starts.atOrAfter(weeks[week]), starts.atOrAfter(weeks[week + 1]));
            }
        }
        return free;
    }

    /** How many sessions of others are booked in each week of a therapist's zone. */
    static int[] confirmedByWeek(
            Book book, Starts starts, Therapist therapist, @Nullable RequestId asking) {
        var weeks = starts.weeks(therapist.profile().timeZone());
        var confirmed = new int[weeks.length - 1];
        int week = 0;
        var agenda = book.agenda(therapist.profile().therapistId());
        for (var taken : agenda.startingFrom(Instant.ofEpochSecond(weeks[0]))) {
            long second = taken.slot().startsAt().getEpochSecond();
            while (week < confirmed.length && second >= weeks[week + 1]) {
                week++;
            }
            if (week == confirmed.length) {
                break;
            }
            if (taken.confirmed() && !taken.holder().equals(asking)) {
                confirmed[week]++;
            }
        }
        return confirmed;
    }

    /** How many more hours of a therapist offers may hold; 0 for none. */
    static int mayStillHold(
            Book book,
            PartyKind party,
            Therapist therapist,
            Instant now,
            @Nullable RequestId asking) {
        var policy = book.policy();
        int percent = policy.scarcity().heldSharePercent();
        if (percent == PERCENT) {
            return Integer.MAX_VALUE;
        }
        long sessionSeconds = policy.sessionLength(party).plus(policy.buffer()).toSeconds();
        long capacity = 0;
        for (var hours : therapist.profile().hours()) {
            long minutes = (long) hours.window().toMinute() - hours.window().fromMinute();
            capacity += minutes * MINUTE / sessionSeconds;
        }
        capacity = capacity * policy.horizonDays() / WEEK_DAYS;
        var agenda = book.agenda(therapist.profile().therapistId());
        long free = capacity - agenda.confirmedBetween(now, Search.latest(policy, now));
        long most = Math.max(1, free * percent / PERCENT);
        return (int) Math.max(0, most - agenda.heldFrom(now, asking));
    }

    /** Until when, without a change of the book, as many hours may be held as now. */
    static Instant heldShareLastsUntil(Book book, Therapist therapist, Instant now) {
        var agenda = book.agenda(therapist.profile().therapistId());
        var horizon = Duration.ofDays(book.policy().horizonDays());
        var until = Instant.MAX;
        for (var taken : agenda.startingFrom(now)) {
            var start = taken.slot().startsAt();
            until = Search.earlier(until, start);
            if (!start.isBefore(now.plus(horizon))) {
                return Search.earlier(until, start.minus(horizon));
            }
        }
        return until;
    }

    /** Time never runs back: what is over now is in nobody's way any more. */
    private List<Taken> takenOf(Therapist therapist, Instant now) {
        return book.agenda(therapist.profile().therapistId()).startingFrom(now.minus(REACH));
    }

    private boolean allow(OfferedHours hours) {
        return hours.formats().contains(way.format())
                && (way.format() == Format.VIRTUAL
                        || way.office() == null
                        || way.office().officeId().equals(hours.officeId()));
    }

    private void remove(Bits hours, List<Interval> off, Duration session) {
        for (var interval : off) {
            starts.removeBetween(hours, interval.startsAt().minus(session), interval.endsAt());
        }
    }

    private Bits licensed(Therapist therapist, String state, ZoneId zone) {
        var licensed = new Bits(starts.size());
        for (var licence : therapist.profile().licences()) {
            if (licence.state().equals(state)) {
                licensed.add(
                        firstOf(licence.validFrom(), zone),
                        licence.validUntil() == null
                                ? starts.size()
                                : firstOf(licence.validUntil().plusDays(1), zone));
            }
        }
        return licensed;
    }

    private int firstOf(LocalDate day, ZoneId zone) {
        return starts.atOrAfter(day.atStartOfDay(zone).toEpochSecond());
    }

    private boolean isElsewhere(@Nullable OfficeId other) {
        var own = officeId();
        return own != null && other != null && !own.equals(other);
    }

    private @Nullable OfficeId officeId() {
        return way.office() == null ? null : way.office().officeId();
    }

    private Policy policy() {
        return book.policy();
    }
}
