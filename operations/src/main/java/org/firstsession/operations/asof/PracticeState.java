// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.asof;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Taken;
import org.firstsession.engine.book.Therapist;
import org.firstsession.operations.replay.PastPractice;
import org.jspecify.annotations.Nullable;

/**
 * A practice as it stood at a moment.
 *
 * @param practiceId the practice
 * @param name its name
 * @param timeZone its IANA zone
 * @param at the moment that was asked for
 * @param seq number of the last event by then
 * @param toldAt when that was
 * @param calendar what was booked or held from the moment on, by therapist and time
 * @param queue the open requests without a session, in the order in which they were due
 * @param load how much each listed therapist had
 */
record PracticeState(
        String practiceId,
        String name,
        String timeZone,
        Instant at,
        long seq,
        Instant toldAt,
        List<Hour> calendar,
        List<Waiting> queue,
        List<Load> load) {

    /** An hour that was taken. */
    record Hour(
            String therapistId,
            Instant startsAt,
            Instant endsAt,
            String format,
            @Nullable String officeId,
            boolean booked,
            String requestId) {}

    /** A request that was waiting for something. */
    record Waiting(
            String requestId,
            String state,
            String party,
            String channel,
            @Nullable Instant dueAt,
            List<String> tasks,
            boolean heldBack) {}

    /**
     * A therapist's week, Monday to Sunday in the therapist's zone.
     *
     * @param bookedThisWeek confirmed sessions of the week in which the moment lies
     * @param bookedAhead confirmed sessions that had not begun
     * @param held hours held by open offers
     * @param off whether the therapist had time off, or was busy elsewhere, at the moment
     */
    record Load(
            String therapistId,
            boolean takesNewClients,
            int bookedThisWeek,
            int weeklyLimit,
            int bookedAhead,
            int held,
            boolean off) {}

    /**
     * @param days how many days of the calendar are wanted
     */
    static PracticeState of(PastPractice past, Instant at, int days) {
        var book = past.book();
        return new PracticeState(
                book.practiceId().value(),
                past.name(),
                book.timeZone().getId(),
                at,
                book.seq(),
                book.now(),
                calendar(past, at, at.plus(Duration.ofDays(days))),
                queue(past),
                book.therapists().stream().map(therapist -> load(book, therapist, at)).toList());
    }

    private static List<Hour> calendar(PastPractice past, Instant from, Instant to) {
        var hours = new ArrayList<Hour>();
        for (var therapist : past.therapists()) {
            for (var taken : past.book().agenda(therapist).after(from)) {
                if (taken.slot().startsAt().isBefore(to)) {
                    hours.add(hour(taken));
                }
            }
        }
        return hours;
    }

    private static Hour hour(Taken taken) {
        var slot = taken.slot();
        return new Hour(
                slot.therapistId().value(),
                slot.startsAt(),
                slot.endsAt(),
                slot.format().name(),
                slot.officeId() == null ? null : slot.officeId().value(),
                taken.confirmed(),
                taken.holder().value());
    }

    private static List<Waiting> queue(PastPractice past) {
        var book = past.book();
        return past.requests().stream()
                .flatMap(id -> book.caseOf(id).stream())
                .filter(one -> one.isOpen() && !hasSession(one.state()))
                .map(one -> waiting(book, one))
                .sorted(
                        Comparator.comparing(
                                Waiting::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static boolean hasSession(CaseState state) {
        return state instanceof CaseState.Confirmed || state instanceof CaseState.Settled;
    }

    private static Waiting waiting(Book book, Case one) {
        return new Waiting(
                one.requestId().value(),
                stateOf(one.state()),
                one.needs().party().name(),
                one.channel().name(),
                book.nextDueOf(one).orElse(null),
                one.tasks().stream().map(task -> task.reason().name()).toList(),
                one.isHeldBack());
    }

    private static String stateOf(CaseState state) {
        return switch (state) {
            case CaseState.Invited invited -> "INVITED";
            case CaseState.Waiting waiting -> "WAITING";
            case CaseState.Waitlisted waitlisted -> "WAITLISTED";
            case CaseState.Offered offered -> "OFFERED";
            case CaseState.TherapistAsked asked -> "THERAPIST_ASKED";
            case CaseState.AloneSuggested suggested -> "ALONE_SUGGESTED";
            case CaseState.Confirmed confirmed -> "CONFIRMED";
            case CaseState.Settled settled -> "SETTLED";
            case CaseState.Closed closed -> "CLOSED";
        };
    }

    private static Load load(Book book, Therapist therapist, Instant at) {
        var profile = therapist.profile();
        var agenda = book.agenda(profile.therapistId());
        var monday =
                at.atZone(profile.timeZone())
                        .toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var ahead = agenda.startingFrom(at);
        return new Load(
                profile.therapistId().value(),
                profile.acceptsNewClients(),
                agenda.confirmedBetween(
                        monday.atStartOfDay(profile.timeZone()).toInstant(),
                        monday.plusWeeks(1).atStartOfDay(profile.timeZone()).toInstant()),
                profile.weeklyTrialLimit(),
                (int) ahead.stream().filter(Taken::confirmed).count(),
                (int) ahead.stream().filter(taken -> !taken.confirmed()).count(),
                therapist.isOff(at, at.plusMillis(1)));
    }
}
