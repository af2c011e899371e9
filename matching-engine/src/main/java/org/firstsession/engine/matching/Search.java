// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.calendar.Span;
import org.firstsession.engine.calendar.WeeklyCalendar;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, and within which bounds.
 *
 * @param book what is known
 * @param request the case that asks
 * @param needs what it asks for; what a person would give up is asked with other needs
 * @param sides what has to suit each person
 * @param bounds what the search leaves out
 * @param now the time of the decision
 * @param times when each person could come, in order; null when any time would do
 */
record Search(
        Book book,
        Case request,
        Needs needs,
        List<Needs.Side> sides,
        Bounds bounds,
        Instant now,
        List<@Nullable List<Span>> times) {

    static Search of(Book book, Case request, Instant now, Bounds bounds) {
        return of(book, request, request.needs(), now, bounds);
    }

    private static Search of(Book book, Case request, Needs needs, Instant now, Bounds bounds) {
        var sides = needs.sides();
        return new Search(
                book, request, needs, sides, bounds, now, times(book.policy(), sides, now));
    }

    private static List<@Nullable List<Span>> times(
            Policy policy, List<Needs.Side> sides, Instant now) {
        var times = new ArrayList<@Nullable List<Span>>(sides.size());
        for (var side : sides) {
            var person = side.person();
            times.add(
                    person.times().isEmpty()
                            ? null
                            : WeeklyCalendar.joined(
                                    person.times(),
                                    person.timeZone(),
                                    earliest(policy, now),
                                    latest(policy, now)));
        }
        return times;
    }

    /** The same search with other needs, at the same times. */
    Search asking(Needs other) {
        return new Search(book, request, other, other.sides(), bounds, now, times);
    }

    /** The same search at any time. */
    Search atAnyTime(Needs other) {
        return of(book, request, other, now, bounds);
    }

    Policy policy() {
        return book.policy();
    }

    /** The one who asks. */
    Participant client() {
        return needs.asker();
    }

    /**
     * Hours of the same request that are over or stay booked: nothing else of it may overlap them.
     * What it only holds never hides an hour from it.
     */
    List<Slot> keptApart() {
        var kept = new ArrayList<Slot>(request.history().past());
        if (request.state() instanceof CaseState.Settled settled) {
            kept.add(settled.session().slot());
        }
        if (bounds.instead() != null && bounds.whileKept()) {
            kept.add(bounds.instead());
        }
        kept.removeIf(slot -> !slot.blockedUntil().isAfter(now));
        return kept;
    }

    boolean forCouple() {
        return needs.party() == PartyKind.COUPLE;
    }

    /** Whether a therapist is to be looked at. */
    boolean allows(TherapistId therapistId) {
        return bounds.allow(therapistId) && !request.history().passedOver().contains(therapistId);
    }

    /** A session starts at this instant at the earliest. */
    Instant earliest() {
        return earliest(policy(), now);
    }

    /** A session ends by this instant at the latest. */
    Instant latest() {
        return latest(policy(), now);
    }

    /** How long the session takes. */
    Duration session() {
        return policy().sessionLength(needs.party());
    }

    /** From one start in weekly hours to the next. */
    long stepSeconds() {
        return Duration.ofMinutes(policy().slotStepMinutes()).toSeconds();
    }

    /** Whether a therapist has a licence in a state on some day of the time that is searched. */
    boolean isLicensedAtSomeTime(Therapist therapist, String state) {
        var zone = therapist.profile().timeZone();
        var first = earliest().atZone(zone).toLocalDate();
        var last = latest().atZone(zone).toLocalDate();
        return therapist.profile().licences().stream()
                .anyMatch(licence -> licence.overlaps(state, first, last));
    }

    /** When, as time passes, the first or the last day of a search next changes in some zone. */
    Instant untilSomeNextDay(List<ZoneId> zones) {
        var until = Instant.MAX;
        for (var zone : zones) {
            for (var end : List.of(earliest(), latest())) {
                var tomorrow = end.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
                until = earlier(until, now.plus(Duration.between(end, tomorrow.toInstant())));
            }
        }
        return until;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Longest way of one person to an office, metres. */
    int radiusMetres(Needs.Side side) {
        return Objects.requireNonNullElse(side.maxDistanceMetres(), policy().radiusMetres());
    }

    /** Metres from a person's ZIP to an office; null when no ZIP was stated. */
    static @Nullable Integer metresTo(Needs.Side side, GeoPoint office) {
        var home = side.person().point();
        return home == null ? null : home.metresTo(office);
    }

    private static Instant earliest(Policy policy, Instant now) {
        return now.plus(Duration.ofMinutes(policy.noticeMinutes()));
    }

    static Instant latest(Policy policy, Instant now) {
        return now.plus(Duration.ofDays(policy.horizonDays()));
    }
}
