// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstsession.matching.board.action.BoardCommands;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Interval;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Time off and closures: what there is, and what a new one would lie over. */
@Component
@Profile("board")
class TimesAway {

    static final String UNCERTAIN = BoardCommands.UNCERTAIN;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE, MMM d, yyyy, h:mm a", Locale.US);

    private final JdbcClient jdbc;
    private final Week week;
    private final RecentNames recentNames;
    private final PersonReads reads;
    private final InstantSource time;

    TimesAway(
            JdbcClient jdbc,
            Week week,
            RecentNames recentNames,
            PersonReads reads,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.week = week;
        this.recentNames = recentNames;
        this.reads = reads;
        this.time = boardTime;
    }

    /** A stretch in words, and as it goes back in a form. */
    record Stretch(String from, String to, String startsAt, String endsAt) {

        static Stretch of(Interval interval, ZoneId zone) {
            return new Stretch(
                    WHEN.format(interval.getStartsAt().atZone(zone)),
                    WHEN.format(interval.getEndsAt().atZone(zone)),
                    interval.getStartsAt().toString(),
                    interval.getEndsAt().toString());
        }
    }

    /** A booked session that a stretch lies over. */
    record Over(String requestId, String sessionId, String when, String who, Instant startsAt) {}

    /** Somebody's time off that isn't over. */
    List<Stretch> off(String practiceId, Therapist therapist) {
        return words(
                intervals(practiceId, "OFF", therapist.therapistId()),
                ZoneId.of(therapist.timeZone()));
    }

    /** How many busy times of a therapist by a calendar elsewhere aren't over. */
    int busy(String practiceId, Therapist therapist) {
        return intervals(practiceId, "BUSY", therapist.therapistId()).size();
    }

    /** Closures of an office, or of the practice for an empty id, that aren't over. */
    List<Stretch> closures(String practiceId, String officeId, ZoneId zone) {
        return words(intervals(practiceId, "CLOSED", officeId), zone);
    }

    /** What isn't over, in order. */
    List<Interval> intervals(String practiceId, String kind, String whose) {
        return new ArrayList<>(
                jdbc.sql(
                                """
                                SELECT starts_at, ends_at FROM away
                                WHERE practice_id = ? AND kind = ? AND whose = ? AND ends_at > ?
                                ORDER BY starts_at\
                                """)
                        .params(practiceId, kind, whose, time.instant().atOffset(ZoneOffset.UTC))
                        .query((row, number) ->
                                new Interval(
                                        row.getObject("starts_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                        .list());
    }

    /**
     * The booked sessions under a stretch, those of a therapist or at an office where one is named;
     * it leaves a row.
     */
    List<Over> sessionsUnder(
            Staff viewer,
            String practiceId,
            @Nullable String therapistId,
            @Nullable String officeId,
            ZoneId zone,
            Interval stretch) {
        var booked =
                week
                        .taken(practiceId, therapistId, stretch.getStartsAt(), stretch.getEndsAt())
                        .stream()
                        .filter(it -> "CONFIRMED".equals(it.kind()))
                        .filter(it -> officeId == null || officeId.equals(it.officeId()))
                        .filter(it -> it.endsAt().isAfter(time.instant()))
                        .toList();
        return named(viewer, practiceId, "time off", zone, booked);
    }

    /**
     * Booked sessions with who comes; it leaves a row.
     *
     * @param purpose what the names are read for
     */
    List<Over> named(
            Staff viewer, String practiceId, String purpose, ZoneId zone, List<Week.Taken> booked) {
        var names =
                recentNames
                        .names(
                                practiceId,
                                viewer.username(),
                                booked.stream()
                                        .filter(it -> !it.closedToViewers())
                                        .map(Week.Taken::requestId)
                                        .distinct()
                                        .toList(),
                                List.of())
                        .orElse(Names.NONE);
        reads.record(
                viewer,
                practiceId,
                purpose,
                booked.stream().map(Week.Taken::requestId).distinct().toList());
        return booked.stream()
                .map(it ->
                        new Over(
                                it.requestId(),
                                it.sessionId() == null ? "" : it.sessionId(),
                                WHEN.format(it.startsAt().atZone(zone)),
                                names.requests().getOrDefault(it.requestId(), "somebody"),
                                it.startsAt()))
                .toList();
    }

    private static List<Stretch> words(List<Interval> intervals, ZoneId zone) {
        return intervals.stream().map(it -> Stretch.of(it, zone)).toList();
    }
}
