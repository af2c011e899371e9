// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Therapists who were listed once and aren't any more. Their profiles are kept. */
@Component
@Profile("board")
class OffTheList {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private final JdbcClient jdbc;
    private final RecentNames recentNames;
    private final InstantSource time;

    OffTheList(
            JdbcClient jdbc,
            RecentNames recentNames,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.recentNames = recentNames;
        this.time = boardTime;
    }

    private record Row(String therapistId, @Nullable OffsetDateTime since, int booked) {}

    /**
     * Somebody who isn't listed.
     *
     * @param since the practice's day on which they were taken off; empty when that isn't known
     * @param booked sessions that are still to be held with them
     */
    record Line(String therapistId, String name, String since, int booked) {}

    /** The last one first. */
    List<Line> of(CalendarPages.Place practice, Staff viewer) {
        var rows = rows(practice.id());
        var names =
                recentNames
                        .names(
                                practice.id(),
                                viewer.username(),
                                List.of(),
                                rows.stream().map(Row::therapistId).toList())
                        .orElse(Names.NONE);
        return rows.stream()
                .map(row ->
                        new Line(
                                row.therapistId(),
                                names.therapists()
                                        .getOrDefault(row.therapistId(), row.therapistId()),
                                row.since() == null
                                        ? ""
                                        : DAY.format(
                                                row.since().atZoneSameInstant(practice.zone())),
                                row.booked()))
                .toList();
    }

    private List<Row> rows(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT t.therapist_id, t.delisted_at,
                            (SELECT count(*) FROM session s WHERE s.practice_id = t.practice_id
                                AND s.therapist_id = t.therapist_id AND s.status = 'CONFIRMED'
                                AND s.starts_at > :now) AS booked
                        FROM therapist t WHERE t.practice_id = :practice AND NOT t.listed
                        ORDER BY t.delisted_at DESC NULLS LAST, t.therapist_id\
                        """)
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("practice", practiceId)
                .query((row, number) ->
                        new Row(
                                row.getString("therapist_id"),
                                row.getObject("delisted_at", OffsetDateTime.class),
                                row.getInt("booked")))
                .list();
    }
}
