// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstsession.matching.board.page.CaseHead;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Staff;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Therapists and hours for booking by hand. */
@Component
@Profile("board")
class Assignments {

    private static final int DAYS_AHEAD = 14;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, MMM d", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    private final Therapists therapists;
    private final Week week;
    private final CalendarPages calendars;
    private final RecentNames recentNames;
    private final InstantSource time;

    Assignments(
            Therapists therapists,
            Week week,
            CalendarPages calendars,
            RecentNames recentNames,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.therapists = therapists;
        this.week = week;
        this.calendars = calendars;
        this.recentNames = recentNames;
        this.time = boardTime;
    }

    /**
     * A therapist for a case.
     *
     * @param objections codes of what speaks against them
     * @param possible false when the law keeps them from it
     */
    record Candidate(String therapistId, String name, List<String> objections, boolean possible) {}

    /** A therapist with the hours that look free. */
    record Chosen(Candidate candidate, List<Day> days, List<Office> offices, String zone) {}

    /** A day with its hours. */
    record Day(String day, List<Hour> hours) {}

    /** An hour that looks free. */
    record Hour(String value, String words) {}

    /** Everybody who is listed, those with the fewest objections first. */
    List<Candidate> candidates(Staff viewer, CaseHead request) {
        var all = therapists.listed(request.practiceId());
        var names =
                recentNames
                        .names(
                                request.practiceId(),
                                viewer.username(),
                                List.of(),
                                all.stream().map(Therapist::therapistId).toList())
                        .orElse(Names.NONE);
        return all.stream()
                .map(it -> candidate(it, request, names))
                .sorted(
                        Comparator.comparing((Candidate it) -> !it.possible())
                                .thenComparing(it -> it.objections().size())
                                .thenComparing(Candidate::name)
                                .thenComparing(Candidate::therapistId))
                .toList();
    }

    Optional<Chosen> chosen(Staff viewer, CaseHead request, String therapistId) {
        var place = calendars.practice(viewer, request.practiceId());
        return therapists
                .find(request.practiceId(), therapistId)
                .flatMap(therapist -> place.map(it -> chosen(viewer, request, therapist, it)));
    }

    private Chosen chosen(
            Staff viewer, CaseHead request, Therapist therapist, CalendarPages.Place place) {
        var names =
                recentNames
                        .names(
                                request.practiceId(),
                                viewer.username(),
                                List.of(),
                                List.of(therapist.therapistId()))
                        .orElse(Names.NONE);
        return new Chosen(
                candidate(therapist, request, names),
                days(request, therapist, place),
                calendars.offices(request.practiceId()),
                request.zone().getId());
    }

    private List<Day> days(CaseHead request, Therapist therapist, CalendarPages.Place place) {
        var now = time.instant();
        var to = now.plus(Duration.ofDays(DAYS_AHEAD + 1));
        // What this very request holds is no obstacle to booking it.
        var taken =
                week.taken(request.practiceId(), therapist.therapistId(), now, to).stream()
                        .filter(it -> !it.requestId().equals(request.requestId()))
                        .toList();
        var away = week.away(request.practiceId(), now, to);
        var length = Duration.ofMinutes(place.sessionMinutes() + place.bufferMinutes());
        var today = LocalDate.ofInstant(now, ZoneId.of(therapist.timeZone()));
        var days = new ArrayList<Day>();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            var hours =
                    FreeHours.of(therapist, today.plusDays(ahead), length, taken, away).stream()
                            .filter(it -> it.startsAt().isAfter(now))
                            .map(it -> hour(it.startsAt(), it, request.zone()))
                            .toList();
            if (!hours.isEmpty()) {
                days.add(new Day(DAY.format(today.plusDays(ahead)), hours));
            }
        }
        return days;
    }

    private static Hour hour(Instant startsAt, FreeHours.Free free, ZoneId zone) {
        var where =
                free.officeId() == null
                        ? "video"
                        : free.formats().size() > 1
                                ? "video or " + free.officeId()
                                : free.officeId();
        return new Hour(startsAt.toString(), TIME.format(startsAt.atZone(zone)) + ", " + where);
    }

    private Candidate candidate(Therapist therapist, CaseHead request, Names names) {
        var today = LocalDate.ofInstant(time.instant(), ZoneId.of(therapist.timeZone()));
        var objections = Objections.of(therapist, request, today);
        return new Candidate(
                therapist.therapistId(),
                names.therapists().getOrDefault(therapist.therapistId(), therapist.therapistId()),
                objections,
                !Objections.forbid(objections));
    }
}
