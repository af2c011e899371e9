// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstsession.engine.book.Agenda;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.calendar.Span;
import org.firstsession.engine.calendar.WeeklyCalendar;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Slot;

/**
 * The hours at which one therapist could see the client of a search: inside the weekly hours and
 * the client's times, not off, not taken (buffer included), licensed on that day, and in a week
 * whose trial limit isn't reached.
 */
final class FreeSlots {

    private final Search search;
    private final Therapist therapist;
    private final List<Way> ways;
    private final Agenda agenda;
    private final ZoneId zone;
    private final long sessionSeconds;
    private final long bufferSeconds;
    private final long stepSeconds;
    private final List<FreeSlot> found = new ArrayList<>();
    // Looked up by week, never walked through.
    private final Map<LocalDate, Integer> confirmedByWeek = new HashMap<>();

    private FreeSlots(Search search, Therapist therapist, List<Way> ways) {
        this.search = search;
        this.therapist = therapist;
        this.ways = ways;
        this.agenda = search.book().agenda(therapist.profile().therapistId());
        this.zone = therapist.profile().timeZone();
        this.sessionSeconds = search.policy().sessionLength(search.needs().party()).toSeconds();
        this.bufferSeconds = search.policy().buffer().toSeconds();
        this.stepSeconds = search.policy().slotStepMinutes() * 60L;
    }

    /** All free hours, in the order of the weekly hours and then of time. */
    static List<FreeSlot> of(Search search, Therapist therapist, List<Way> ways) {
        var slots = new FreeSlots(search, therapist, ways);
        for (var hours : therapist.profile().hours()) {
            for (var format : hours.formats()) {
                for (var way : ways) {
                    if (slots.allow(hours, format, way)) {
                        slots.collect(hours, way);
                    }
                }
            }
        }
        return slots.found;
    }

    private boolean allow(OfferedHours hours, Format format, Way way) {
        if (way.format() != format) {
            return false;
        }
        var office = way.office();
        return office == null || office.officeId().equals(hours.officeId());
    }

    private void collect(OfferedHours hours, Way way) {
        // A started second is not enough notice.
        long earliest = search.earliest().plusNanos(999_999_999).getEpochSecond();
        long latest = search.latest().getEpochSecond();
        for (Span span :
                WeeklyCalendar.spansOf(hours.window(), zone, search.earliest(), search.latest())) {
            long lastStart = Math.min(span.toSecond(), latest) - sessionSeconds;
            for (long start = span.fromSecond(); start <= lastStart; start += stepSeconds) {
                if (start >= earliest && search.clientCanCome(start, start + sessionSeconds)) {
                    offer(start, way);
                }
            }
        }
    }

    private void offer(long startSecond, Way way) {
        var start = Instant.ofEpochSecond(startSecond);
        var end = start.plusSeconds(sessionSeconds);
        var blockedUntil = end.plusSeconds(bufferSeconds);
        if (agenda.conflict(start, blockedUntil, search.request().requestId()) != null
                || therapist.isOff(start, end)) {
            return;
        }
        var day = start.atZone(zone).toLocalDate();
        int confirmed = confirmedInWeekOf(day);
        if (confirmed >= therapist.profile().weeklyTrialLimit() || !isLicensed(way, day)) {
            return;
        }
        var office = way.office();
        var slot =
                new Slot(
                        therapist.profile().therapistId(),
                        start,
                        end,
                        blockedUntil,
                        way.format(),
                        office == null ? null : office.officeId());
        if (!search.request().hasDeclined(slot)) {
            found.add(new FreeSlot(slot, therapist, way, confirmed));
        }
    }

    private boolean isLicensed(Way way, LocalDate day) {
        var state = way.stateFor(search.client().state());
        return therapist.isLicensed(state, day);
    }

    private int confirmedInWeekOf(LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return confirmedByWeek.computeIfAbsent(
                monday,
                week ->
                        agenda.confirmedBetween(
                                week.atStartOfDay(zone).toInstant(),
                                week.plusWeeks(1).atStartOfDay(zone).toInstant()));
    }

    /**
     * A free hour.
     *
     * @param slot the hour
     * @param therapist whose it is
     * @param way how the client would be seen
     * @param confirmedInWeek booked trial sessions of the therapist in the hour's week
     */
    record FreeSlot(Slot slot, Therapist therapist, Way way, int confirmedInWeek) {}
}
