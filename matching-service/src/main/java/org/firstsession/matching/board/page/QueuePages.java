// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts the queue into words and adds names. */
@Component
@Profile("board")
class QueuePages {

    private static final int MOST_LINES = 200;

    private final QueueQueries queries;
    private final RecentNames recentNames;
    private final BoardState board;
    private final InstantSource time;

    QueuePages(
            QueueQueries queries,
            RecentNames recentNames,
            BoardState board,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.queries = queries;
        this.recentNames = recentNames;
        this.board = board;
        this.time = boardTime;
    }

    /**
     * The queue of a practice, or of the first one.
     *
     * @param practiceId null for the first practice
     * @param seen what the viewer sees already; the page is left out when it is still the same
     */
    Optional<QueuePage> page(
            List<Practice> practices,
            @Nullable String practiceId,
            boolean closed,
            String viewer,
            String seen) {
        var practice = choose(practices, practiceId);
        var now = time.instant();
        var standstill = board.standstill();
        var current = version(practice, standstill, now);
        if (practice == null || current.equals(seen)) {
            return Optional.empty();
        }
        var counts = queries.counts(practice.id());
        var rows =
                closed
                        ? queries.closed(practice.id(), MOST_LINES)
                        : queries.open(practice.id(), now, MOST_LINES);
        var names = names(practice, rows, viewer);
        var times = new LocalTimes(practice.timeZone(), now);
        return Optional.of(
                new QueuePage(
                        practice,
                        practices,
                        closed,
                        counts,
                        rows.stream()
                                .map(row -> line(row, names.orElse(Names.NONE), times))
                                .toList(),
                        (closed ? counts.closed() : counts.open()) - rows.size(),
                        times.zoneName(),
                        times.second(practice.toldAt()),
                        names.isPresent() ? current : "",
                        names.isPresent(),
                        standstill));
    }

    List<Practice> practices() {
        return queries.practices();
    }

    private static @Nullable Practice choose(List<Practice> practices, @Nullable String id) {
        return practices.stream()
                .filter(practice -> id == null || practice.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Ages and due times are told in minutes, so the page is another one each minute. */
    private static String version(
            @Nullable Practice practice, @Nullable String standstill, Instant now) {
        long minute = now.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        return "%d-%d-%d"
                .formatted(
                        practice == null ? 0 : practice.seq(), minute, standstill == null ? 0 : 1);
    }

    private Optional<Names> names(Practice practice, List<QueueRow> rows, String viewer) {
        return recentNames.names(
                practice.id(),
                viewer,
                rows.stream().map(QueueRow::requestId).toList(),
                rows.stream()
                        .map(QueueRow::session)
                        .filter(Objects::nonNull)
                        .map(QueueRow.Session::therapistId)
                        .distinct()
                        .toList());
    }

    private static QueueLine line(QueueRow row, Names names, LocalTimes times) {
        var due = row.dueAt();
        var next = Next.of(row, times);
        return new QueueLine(
                row.requestId(),
                shortId(row.requestId()),
                names.requests().get(row.requestId()),
                row.state(),
                Words.of("state", row.state()),
                row.needsPerson(),
                row.sitsIn(),
                Words.of("wish", row.format()),
                Words.list(row.concerns()),
                times.since(row.receivedAt()),
                times.minute(row.receivedAt()),
                next.words(),
                due == null || next.settled() ? null : times.until(due),
                times.minute(due == null ? row.changedAt() : due),
                next.alarm(),
                bookedHour(row, names, times));
    }

    private static QueueLine.@Nullable BookedHour bookedHour(
            QueueRow row, Names names, LocalTimes times) {
        var session = row.session();
        return session == null
                ? null
                : new QueueLine.BookedHour(
                        names.therapists()
                                .getOrDefault(session.therapistId(), session.therapistId()),
                        times.minute(session.startsAt()));
    }

    /** The end of an id: its beginning is a time, which neighbours share. */
    static String shortId(String id) {
        return id.length() <= 8 ? id : id.substring(id.length() - 8);
    }
}
