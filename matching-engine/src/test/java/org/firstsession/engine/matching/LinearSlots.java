// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstsession.engine.book.Agenda;
import org.firstsession.engine.book.Taken;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.calendar.Span;
import org.firstsession.engine.calendar.WeeklyCalendar;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.ScarcityPrice;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The hours at which one therapist could see the people of a search: inside the weekly hours and
 * everybody's times, not off, busy or closed, not taken (buffer and way between offices included)
 * for therapist, room or person, licensed on that day, and in a week whose trial limit isn't
 * reached. Of the free hours, offers hold only a share at once.
 */
final class LinearSlots {

    private static final long MINUTE = 60;
    private static final int PERCENT = 100;
    private static final int WEEK_DAYS = 7;

    private final Search search;
    private final Therapist therapist;
    private final List<Way> ways;
    private final Agenda agenda;
    private final ZoneId zone;
    private final long sessionSeconds;
    private final long bufferSeconds;
    private final long stepSeconds;
    private final List<ScarcityPrice> prices;
    private final List<FreeSlot> found = new ArrayList<>();
    // Looked up by week, never walked through.
    private final Map<LocalDate, Integer> confirmedByWeek = new HashMap<>();

    private LinearSlots(Search search, Therapist therapist, List<Way> ways) {
        this.search = search;
        this.therapist = therapist;
        this.ways = ways;
        this.agenda = search.book().agenda(therapist.profile().therapistId());
        this.zone = therapist.profile().timeZone();
        this.sessionSeconds = search.policy().sessionLength(search.needs().party()).toSeconds();
        this.bufferSeconds = search.policy().buffer().toSeconds();
        this.stepSeconds = search.policy().slotStepMinutes() * MINUTE;
        this.prices = search.book().pricesOf(therapist.profile().therapistId());
    }

    /** All free hours, in the order of the weekly hours and then of time. */
    static List<FreeSlot> of(Search search, Therapist therapist, List<Way> ways) {
        var slots = new LinearSlots(search, therapist, ways);
        if (slots.mayStillHold() == 0) {
            return List.of();
        }
        for (var hours : therapist.profile().hours()) {
            for (var format : hours.formats()) {
                for (var way : ways) {
                    if (allow(hours, format, way)) {
                        slots.collect(hours, way);
                    }
                }
            }
        }
        return slots.found;
    }

    /** How many more hours of a therapist offers may hold; 0 for none. */
    static int mayStillHold(Search search, Therapist therapist) {
        return new LinearSlots(search, therapist, List.of()).mayStillHold();
    }

    private int mayStillHold() {
        int percent = search.policy().scarcity().heldSharePercent();
        if (percent == PERCENT) {
            return Integer.MAX_VALUE;
        }
        long capacity = 0;
        for (var hours : therapist.profile().hours()) {
            long minutes = (long) hours.window().toMinute() - hours.window().fromMinute();
            capacity += minutes * MINUTE / (sessionSeconds + bufferSeconds);
        }
        capacity = capacity * search.policy().horizonDays() / WEEK_DAYS;
        long free = capacity - agenda.confirmedBetween(search.now(), search.latest());
        long most = Math.max(1, free * percent / PERCENT);
        long held =
                agenda.startingFrom(search.now()).stream()
                        .filter(taken -> !taken.confirmed())
                        .filter(taken -> !taken.holder().equals(search.request().requestId()))
                        .count();
        return (int) Math.max(0, most - held);
    }

    private static boolean allow(OfferedHours hours, Format format, Way way) {
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
                if (start >= earliest && allCanCome(start, start + sessionSeconds)) {
                    offer(start, way);
                }
            }
        }
    }

    private boolean allCanCome(long from, long to) {
        for (var own : search.times()) {
            if (own != null
                    && own.stream()
                            .noneMatch(one -> one.fromSecond() <= from && to <= one.toSecond())) {
                return false;
            }
        }
        return true;
    }

    private boolean wasDeclined(Slot slot) {
        return search.request().history().declined().stream()
                .anyMatch(one ->
                        one.therapistId().equals(slot.therapistId())
                                && one.startsAt().equals(slot.startsAt())
                                && one.format() == slot.format());
    }

    private void offer(long startSecond, Way way) {
        var slot = free(startSecond, way);
        if (slot == null) {
            return;
        }
        var day = slot.startsAt().atZone(zone).toLocalDate();
        int confirmed = confirmedInWeekOf(day);
        if (confirmed < therapist.profile().weeklyTrialLimit() && isLicensed(way, day)) {
            found.add(new FreeSlot(slot, therapist, way, confirmed, price(slot.startsAt())));
        }
    }

    /** The hour, when nothing stands in its way. */
    private @Nullable Slot free(long startSecond, Way way) {
        var slot = at(search, therapist, way, Instant.ofEpochSecond(startSecond));
        boolean given =
                !therapist.isOff(slot.startsAt(), slot.endsAt())
                        && !search.book().isClosed(slot.officeId(), slot.startsAt(), slot.endsAt())
                        && isWanted(slot)
                        && !wasDeclined(slot);
        return given ? withoutConflict(search, way, slot) : null;
    }

    /** The hour of a therapist from a start on, wherever it lies. */
    static Slot at(Search search, Therapist therapist, Way way, Instant start) {
        var policy = search.policy();
        var end = start.plus(policy.sessionLength(search.needs().party()));
        var office = way.office();
        return new Slot(
                therapist.profile().therapistId(),
                start,
                end,
                end.plus(policy.buffer()),
                way.format(),
                office == null ? null : office.officeId(),
                null);
    }

    /** The hour in a free room, or null when therapist, person or every room is taken. */
    static @Nullable Slot withoutConflict(Search search, Way way, Slot slot) {
        var asking = search.request().requestId();
        if (search.book()
                                .agenda(slot.therapistId())
                                .conflict(slot, asking, search.policy().travel())
                        != null
                || isTakenForSomebody(search, slot)) {
            return null;
        }
        var office = way.office();
        return office == null || office.rooms().isEmpty() ? slot : inFreeRoom(search, slot, office);
    }

    private static boolean isTakenForSomebody(Search search, Slot slot) {
        for (var side : search.sides()) {
            var request = search.request().requestId();
            if (search.book().conflict(side.person().personId(), slot, request) != null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Slot inFreeRoom(Search search, Slot slot, Office office) {
        return office.rooms().stream()
                .filter(room -> suits(search, room))
                .map(room -> in(slot, room.roomId()))
                .filter(it -> isRoomFree(search, it))
                .findFirst()
                .orElse(null);
    }

    /** The same hour in every room that would do and is free, in the order of the rooms. */
    static List<Slot> inOtherRooms(Search search, FreeSlot free) {
        var office = free.way().office();
        return office == null
                ? List.of()
                : office.rooms().stream()
                        .filter(room -> suits(search, room))
                        .map(room -> in(free.slot(), room.roomId()))
                        .filter(it -> isRoomFree(search, it))
                        .toList();
    }

    private static boolean suits(Search search, Room room) {
        return search.sides().stream()
                .allMatch(side -> room.features().containsAll(side.person().roomFeatures()));
    }

    private static boolean isRoomFree(Search search, Slot slot) {
        var room = slot.roomId();
        return room == null
                || search.book()
                                .agenda(room)
                                .conflict(slot, search.request().requestId(), Duration.ZERO)
                        == null;
    }

    private static Slot in(Slot slot, RoomId room) {
        return new Slot(
                slot.therapistId(),
                slot.startsAt(),
                slot.endsAt(),
                slot.blockedUntil(),
                slot.format(),
                slot.officeId(),
                room);
    }

    private boolean isLicensed(Way way, LocalDate day) {
        return way.statesFor(search.sides()).stream()
                .allMatch(state -> therapist.isLicensed(state, day));
    }

    /** The price of the first window that holds the start. */
    private int price(Instant start) {
        if (prices.isEmpty()) {
            return 0;
        }
        var local = start.atZone(zone);
        int minute = local.toLocalTime().toSecondOfDay() / (int) MINUTE;
        for (var price : prices) {
            var window = price.window();
            if (window.day() == local.getDayOfWeek()
                    && window.fromMinute() <= minute
                    && minute < window.toMinute()) {
                return price.points();
            }
        }
        return 0;
    }

    private int confirmedInWeekOf(LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return confirmedByWeek.computeIfAbsent(
                monday,
                week ->
                        ofOthersBetween(
                                week.atStartOfDay(zone).toInstant(),
                                week.plusWeeks(1).atStartOfDay(zone).toInstant()));
    }

    private int ofOthersBetween(Instant from, Instant to) {
        return (int)
                agenda.startingFrom(from).stream()
                        .takeWhile(taken -> taken.slot().startsAt().isBefore(to))
                        .filter(Taken::confirmed)
                        .filter(taken -> !taken.holder().equals(search.request().requestId()))
                        .count();
    }

    /**
     * A free hour.
     *
     * @param slot the hour
     * @param therapist whose it is
     * @param way how the clients would be seen
     * @param confirmedInWeek booked trial sessions of the therapist in the hour's week
     * @param price what it costs to take it from those who have no other, points
     */
    record FreeSlot(Slot slot, Therapist therapist, Way way, int confirmedInWeek, int price) {

        FreeSlot at(Slot other) {
            return new FreeSlot(other, therapist, way, confirmedInWeek, price);
        }
    }

    private boolean isWanted(Slot slot) {
        var bounds = search.bounds();
        var instead = bounds.instead();
        boolean same =
                instead != null
                        && instead.therapistId().equals(slot.therapistId())
                        && instead.startsAt().equals(slot.startsAt());
        return !same
                && (bounds.startingAt() == null || bounds.startingAt().equals(slot.startsAt()))
                && search.keptApart().stream().noneMatch(kept -> kept.overlaps(slot));
    }
}
