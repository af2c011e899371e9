// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstsession.matching.board.BoardProperties;
import org.firstsession.matching.board.people.DeskItem;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.people.RecentDesk;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts the queue into words and adds names. */
@Component
@Profile("board")
class QueuePages {

    private static final int MOST_LINES = 100;
    private static final int FIRST_CALLS = 5;

    private final QueueQueries queries;
    private final People people;
    private final RecentNames recentNames;
    private final RecentDesk recentDesk;
    private final DeskPanels desks;
    private final BoardState board;
    private final BoardProperties properties;
    private final InstantSource time;

    QueuePages(
            QueueQueries queries,
            People people,
            RecentNames recentNames,
            RecentDesk recentDesk,
            DeskPanels desks,
            BoardState board,
            BoardProperties properties,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.queries = queries;
        this.people = people;
        this.recentNames = recentNames;
        this.recentDesk = recentDesk;
        this.desks = desks;
        this.board = board;
        this.properties = properties;
        this.time = boardTime;
    }

    /**
     * The queue of a practice, or of the first one of the viewer's.
     *
     * @param seen what the viewer sees already; the page is left out when it is still the same
     */
    Optional<QueuePage> page(Staff viewer, QueueAsked asked, String seen) {
        var practices = practices(viewer);
        var practice = choose(practices, asked.practice());
        if (practice == null) {
            return Optional.empty();
        }
        var now = time.instant();
        var standstill = board.standstill();
        var desk = recentDesk.of(practice.id());
        var current = version(practice, standstill, desk, now);
        if (current.equals(seen)) {
            return Optional.empty();
        }
        var times = new LocalTimes(practice.timeZone(), now);
        var left = desks.sorted(practice.id(), desk, viewer, DeskItem::waits);
        var atDesk = left.aboutRequests(times);
        var counts =
                queries.counts(
                        practice.id(),
                        viewer.accountId(),
                        atDesk.stream().map(QueueQueries.AtDesk::requestId).toList());
        var found = found(practice, viewer, asked);
        var rows =
                queries.lines(
                        practice.id(),
                        asked,
                        found.ids(),
                        atDesk,
                        viewer.accountId(),
                        now,
                        MOST_LINES);
        var calls = queries.due(practice.id(), times.tomorrow(), times.dayAfter(), FIRST_CALLS);
        var names = names(practice, viewer, rows, calls, left);
        var known = names.orElse(Names.NONE);
        return Optional.of(
                new QueuePage(
                        practice,
                        practices,
                        asked.chosen(),
                        asked.lookBack().map(LookBack::title).orElse(null),
                        counts,
                        desks.panel(left, known, times),
                        rows.stream().map(row -> line(row, known, times, viewer)).toList(),
                        asked.isNarrowed() ? 0 : hidden(practice, asked, counts, rows.size()),
                        rows.size() == MOST_LINES,
                        times.zoneName(),
                        times.second(practice.toldAt()),
                        names.isPresent() && !found.failed() ? current : "",
                        names.isPresent(),
                        found.failed(),
                        queries.places(practice.id()),
                        endOfDay(practice, times, now, calls, known),
                        (int) properties.board().promise().toHours(),
                        standstill));
    }

    /** The practices that somebody works for. */
    List<Practice> practices(Staff viewer) {
        return queries.practices().stream()
                .filter(practice -> viewer.worksFor(practice.id()))
                .toList();
    }

    private static @Nullable Practice choose(List<Practice> practices, @Nullable String id) {
        return practices.stream()
                .filter(practice -> id == null || practice.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private long hidden(Practice practice, QueueAsked asked, Counts counts, int shown) {
        return switch (asked.chosen()) {
            case OPEN -> counts.open() - shown;
            case MINE -> counts.mine() - shown;
            case PERSON -> counts.needsPerson() - shown;
            case CLOSED -> queries.closed(practice.id()) - shown;
            // The overview has the number.
            case COUNTED -> 0;
        };
    }

    /** What a search in the vault gave; null ids when nobody searched. */
    private record Found(@Nullable List<String> ids, boolean failed) {}

    private Found found(Practice practice, Staff viewer, QueueAsked asked) {
        var search = QueueAsked.filled(asked.search());
        if (search == null) {
            return new Found(null, false);
        }
        try {
            return new Found(people.search(practice.id(), search, viewer.username()), false);
        } catch (PeopleUnavailableException e) {
            return new Found(List.of(), true);
        }
    }

    /** Ages and due times are told in minutes, so the page is another one each minute. */
    private String version(
            Practice practice, @Nullable String standstill, RecentDesk.Desk desk, Instant now) {
        long minute = now.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        return "%d-%d-%d-%d-%d"
                .formatted(
                        practice.seq(),
                        minute,
                        standstill == null ? 0 : 1,
                        queries.lastAction(practice.id()),
                        Integer.toUnsignedLong(desk.hashCode()));
    }

    private Optional<Names> names(
            Practice practice,
            Staff viewer,
            List<QueueRow> rows,
            List<QueueQueries.DueTask> calls,
            DeskPanels.Sorted left) {
        return recentNames.names(
                practice.id(),
                viewer.username(),
                Stream.of(
                                rows.stream()
                                        .filter(row -> !isClosedTo(row.openTo(), viewer))
                                        .map(QueueRow::requestId),
                                calls.stream()
                                        .filter(call -> !isClosedTo(call.openTo(), viewer))
                                        .map(QueueQueries.DueTask::requestId),
                                left.requestIds())
                        .flatMap(ids -> ids)
                        .distinct()
                        .toList(),
                Stream.concat(
                                rows.stream()
                                        .map(QueueRow::session)
                                        .filter(Objects::nonNull)
                                        .map(QueueRow.Session::therapistId),
                                left.therapistIds())
                        .distinct()
                        .toList());
    }

    private QueuePage.EndOfDay endOfDay(
            Practice practice,
            LocalTimes times,
            Instant now,
            List<QueueQueries.DueTask> calls,
            Names names) {
        return new QueuePage.EndOfDay(
                queries.overdue(practice.id(), now),
                queries.count(practice.id(), now, times.tomorrow()),
                queries.count(practice.id(), times.tomorrow(), times.dayAfter()),
                calls.stream()
                        .map(call ->
                                new QueuePage.Call(
                                        call.requestId(),
                                        names.requests()
                                                .getOrDefault(
                                                        call.requestId(),
                                                        shortId(call.requestId())),
                                        Words.of("need", call.reason()),
                                        times.minute(call.dueAt())))
                        .toList());
    }

    private QueueLine line(QueueRow row, Names names, LocalTimes times, Staff viewer) {
        var due = row.dueAt();
        var next = Next.of(row, times);
        boolean restricted = isClosedTo(row.openTo(), viewer);
        return new QueueLine(
                row.requestId(),
                shortId(row.requestId()),
                restricted ? null : names.requests().get(row.requestId()),
                restricted,
                row.state(),
                Words.of("state", row.state()),
                row.needsPerson(),
                row.urgentSeq() != null,
                row.acknowledgedBy(),
                row.urgentSeq() == null ? 0 : row.urgentSeq(),
                Words.of("party", row.party()),
                row.sitsIn(),
                Words.of("wish", row.format()),
                String.join(", ", row.languages()),
                Words.list(row.concerns()),
                times.since(row.receivedAt()),
                times.minute(row.receivedAt()),
                promiseShare(row, times),
                row.owner(),
                next.words(),
                due == null || next.settled() ? null : times.until(due),
                times.minute(due == null ? row.changedAt() : due),
                next.alarm(),
                bookedHour(row, names, times));
    }

    private int promiseShare(QueueRow row, LocalTimes times) {
        if (row.promiseKept() || "CLOSED".equals(row.state())) {
            return -1;
        }
        long percent =
                times.age(row.receivedAt()).toMillis()
                        * 100
                        / properties.board().promise().toMillis();
        return (int) Math.min(100, percent);
    }

    private static boolean isClosedTo(List<UUID> openTo, Staff viewer) {
        return !openTo.isEmpty() && !openTo.contains(viewer.accountId());
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
