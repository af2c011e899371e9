// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstsession.matching.board.feed.CalendarFeeds;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Puts a week of a practice together: therapists down, days across. */
@Component
@Profile("board")
class CalendarPages {

    /** So many therapists are on one page. */
    private static final int PART = 50;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private final JdbcClient jdbc;
    private final Therapists therapists;
    private final Week week;
    private final RecentNames recentNames;
    private final CalendarFeeds feeds;
    private final InstantSource time;

    CalendarPages(
            JdbcClient jdbc,
            Therapists therapists,
            Week week,
            RecentNames recentNames,
            CalendarFeeds feeds,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.therapists = therapists;
        this.week = week;
        this.recentNames = recentNames;
        this.feeds = feeds;
        this.time = boardTime;
    }

    /** A practice, with what a week of it needs to know. */
    record Place(String id, String name, ZoneId zone, int sessionMinutes, int bufferMinutes) {}

    /** A week as it is shown. */
    record Page(
            Place practice,
            LocalDate monday,
            LocalDate before,
            LocalDate after,
            String title,
            List<String> days,
            List<Line> lines,
            boolean namesKnown,
            List<String> requestIds,
            int part,
            int parts) {}

    /**
     * A therapist's week.
     *
     * @param loadPercent of the weekly limit, 100 at most
     */
    record Line(
            String therapistId,
            String name,
            int confirmed,
            int limit,
            int loadPercent,
            boolean acceptsNewClients,
            List<LicenceWarning> warnings,
            @Nullable FeedNote calendarElsewhere,
            List<Cell> cells) {}

    /** A day of a therapist. */
    record Cell(
            String day, List<Chip> chips, int freeStarts, boolean works, @Nullable String off) {}

    /** A held or booked hour. */
    record Chip(String time, String kind, String requestId, @Nullable String who) {}

    /**
     * A practice that somebody works for.
     *
     * @throws ResponseStatusException 404 where there is none, or it isn't theirs to know
     */
    Place find(Staff viewer, String practiceId) {
        return practice(viewer, practiceId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Optional<Place> practice(Staff viewer, @Nullable String practiceId) {
        return jdbc
                .sql(
                        """
                        SELECT practice_id, name, time_zone, individual_minutes, buffer_minutes
                        FROM practice WHERE name IS NOT NULL ORDER BY name, practice_id\
                        """)
                .query((row, number) ->
                        new Place(
                                row.getString("practice_id"),
                                row.getString("name"),
                                ZoneId.of(row.getString("time_zone")),
                                row.getInt("individual_minutes"),
                                row.getInt("buffer_minutes")))
                .list()
                .stream()
                .filter(place -> viewer.worksFor(place.id()))
                .filter(place -> practiceId == null || place.id().equals(practiceId))
                .findFirst();
    }

    /** The offices of a practice, by name. */
    List<Office> offices(String practiceId) {
        return jdbc.sql("SELECT office_id, name FROM office WHERE practice_id = ? ORDER BY name")
                .param(practiceId)
                .query((row, number) ->
                        new Office(row.getString("office_id"), row.getString("name")))
                .list();
    }

    /** The week of a day; a therapist sees the own one alone. */
    Page page(Place practice, @Nullable LocalDate day, int part, Staff viewer) {
        var today = LocalDate.ofInstant(time.instant(), practice.zone());
        var monday =
                (day == null ? today : day)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var from = monday.atStartOfDay(practice.zone()).toInstant();
        var to = monday.plusWeeks(1).atStartOfDay(practice.zone()).toInstant();
        var own = viewer.coordinates() ? null : viewer.therapistId();
        var all =
                therapists.listed(practice.id()).stream()
                        .filter(it -> viewer.coordinates() || it.therapistId().equals(own))
                        .toList();
        int parts = Math.max(1, (all.size() + PART - 1) / PART);
        int chosen = Math.max(1, Math.min(part, parts));
        var shown = all.subList((chosen - 1) * PART, Math.min(all.size(), chosen * PART));
        var ids = shown.stream().map(Therapist::therapistId).collect(Collectors.toSet());
        var taken =
                week.taken(practice.id(), own, from, to).stream()
                        .filter(it -> ids.contains(it.therapistId()))
                        .toList();
        var away = week.away(practice.id(), from, to);
        var requestIds =
                taken.stream()
                        .filter(it -> "CONFIRMED".equals(it.kind()) && !it.closedToViewers())
                        .map(Week.Taken::requestId)
                        .distinct()
                        .toList();
        var names =
                recentNames.names(
                        practice.id(),
                        viewer.username(),
                        requestIds,
                        shown.stream().map(Therapist::therapistId).toList());
        var calendars = feeds.of(practice.id());
        var days = IntStream.range(0, 7).mapToObj(monday::plusDays).toList();
        return new Page(
                practice,
                monday,
                monday.minusWeeks(1),
                monday.plusWeeks(1),
                DAY.format(monday) + " to " + DAY.format(monday.plusDays(6)),
                days.stream().map(DAY::format).toList(),
                shown.stream()
                        .map(it ->
                                line(
                                        it,
                                        practice,
                                        days,
                                        taken,
                                        away,
                                        names.orElse(Names.NONE),
                                        calendars.get(it.therapistId())))
                        .toList(),
                names.isPresent(),
                requestIds,
                chosen,
                parts);
    }

    private Line line(
            Therapist therapist,
            Place practice,
            List<LocalDate> days,
            List<Week.Taken> taken,
            List<Week.Away> away,
            Names names,
            CalendarFeeds.@Nullable Feed feed) {
        var own =
                taken.stream()
                        .filter(it -> it.therapistId().equals(therapist.therapistId()))
                        .toList();
        int confirmed = (int) own.stream().filter(it -> "CONFIRMED".equals(it.kind())).count();
        return new Line(
                therapist.therapistId(),
                names.therapists().getOrDefault(therapist.therapistId(), therapist.therapistId()),
                confirmed,
                therapist.weeklyTrialLimit(),
                Math.min(100, confirmed * 100 / Math.max(1, therapist.weeklyTrialLimit())),
                therapist.acceptsNewClients(),
                warnings(therapist),
                feed == null ? null : FeedNote.of(feed, practice.zone()),
                days.stream()
                        .map(day -> cell(therapist, practice, day, own, away, names))
                        .toList());
    }

    private Cell cell(
            Therapist therapist,
            Place practice,
            LocalDate day,
            List<Week.Taken> own,
            List<Week.Away> away,
            Names names) {
        var from = day.atStartOfDay(practice.zone()).toInstant();
        var to = day.plusDays(1).atStartOfDay(practice.zone()).toInstant();
        var free =
                FreeHours.of(
                        therapist,
                        day,
                        Duration.ofMinutes(practice.sessionMinutes() + practice.bufferMinutes()),
                        own,
                        away);
        var now = time.instant();
        return new Cell(
                DAY.format(day),
                own.stream()
                        .filter(it -> !it.startsAt().isBefore(from) && it.startsAt().isBefore(to))
                        .map(it ->
                                new Chip(
                                        TIME.format(it.startsAt().atZone(practice.zone())),
                                        it.kind(),
                                        it.requestId(),
                                        names.requests().get(it.requestId())))
                        .toList(),
                (int) free.stream().filter(it -> it.startsAt().isAfter(now)).count(),
                therapist.hours().stream()
                        .anyMatch(it -> day.getDayOfWeek().name().startsWith(it.weekday())),
                off(therapist, from, to, away));
    }

    private static @Nullable String off(
            Therapist therapist, Instant from, Instant to, List<Week.Away> away) {
        var kinds =
                away.stream()
                        .filter(it -> it.overlaps(from, to))
                        .filter(it ->
                                it.whose().isEmpty() || it.whose().equals(therapist.therapistId()))
                        .map(Week.Away::kind)
                        .collect(Collectors.toCollection(HashSet::new));
        if (kinds.contains("CLOSED")) {
            return "closed";
        }
        if (kinds.contains("OFF")) {
            return "off";
        }
        return kinds.contains("BUSY") ? "busy" : null;
    }

    /** The licences that somebody has to see to before matching stops at them. */
    List<LicenceWarning> warnings(Therapist therapist) {
        var today = LocalDate.ofInstant(time.instant(), ZoneId.of(therapist.timeZone()));
        return LicenceWarning.of(therapist, today);
    }
}
