// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.firstsession.types.Licence;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds booked sessions that a licence reaches now, and no longer would after an import. */
@Component
@Profile("board")
class BookedBeyond {

    private final JdbcClient jdbc;
    private final InstantSource time;

    BookedBeyond(JdbcClient jdbc, @Qualifier("boardTime") InstantSource boardTime) {
        this.jdbc = jdbc;
        this.time = boardTime;
    }

    private record Booked(String sessionId, String state, OffsetDateTime startsAt) {

        boolean isLicensed(List<Licence> licences, ZoneId zone) {
            var day = LocalDate.ofInstant(startsAt.toInstant(), zone);
            return licences.stream()
                    .filter(it -> it.getState().equals(state))
                    .filter(it -> !day.isBefore(it.getValidFrom()))
                    .anyMatch(it -> it.getValidUntil() == null || !day.isAfter(it.getValidUntil()));
        }
    }

    /** How many there are, over all changes. */
    int count(String practiceId, RosterChanges changes, Roster roster) {
        return changes.changes().stream()
                .mapToInt(change -> count(practiceId, change, roster))
                .sum();
    }

    private int count(String practiceId, RosterChanges.Change change, Roster roster) {
        var before = roster.therapists().get(change.therapistId());
        if (before == null
                || change.fields().stream().noneMatch(it -> it.column() == RosterColumn.LICENCES)) {
            return 0;
        }
        var zone = ZoneId.of(before.profile().getTimeZone());
        var after = change.entry().profile().getLicences();
        return (int)
                booked(practiceId, change.therapistId()).stream()
                        .filter(it -> it.isLicensed(before.profile().getLicences(), zone))
                        .filter(it -> !it.isLicensed(after, zone))
                        .map(Booked::sessionId)
                        .distinct()
                        .count();
    }

    /** Each session once for each person in it: two may sit in different states. */
    private List<Booked> booked(String practiceId, String therapistId) {
        return jdbc.sql(
                        """
                        SELECT s.session_id, s.starts_at,
                            CASE s.format WHEN 'IN_PERSON' THEN o.state ELSE p.state END AS state
                        FROM session s JOIN participant p USING (practice_id, request_id)
                            LEFT JOIN office o USING (practice_id, office_id)
                        WHERE s.practice_id = ? AND s.therapist_id = ? AND s.status = 'CONFIRMED'
                            AND s.ends_at > ?\
                        """)
                .params(practiceId, therapistId, time.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Booked(
                                row.getString("session_id"),
                                String.valueOf(row.getString("state")),
                                row.getObject("starts_at", OffsetDateTime.class)))
                .list();
    }
}
