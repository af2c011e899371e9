// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Puts one request into words and adds names. */
@Component
@Profile("board")
class RequestPages {

    private final QueueQueries practices;
    private final RequestQueries queries;
    private final RecentNames recentNames;
    private final BoardState board;
    private final InstantSource time;

    RequestPages(
            QueueQueries practices,
            RequestQueries queries,
            RecentNames recentNames,
            BoardState board,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.practices = practices;
        this.queries = queries;
        this.recentNames = recentNames;
        this.board = board;
        this.time = boardTime;
    }

    /**
     * The page of a request.
     *
     * @param practiceId null to look in all practices
     */
    Optional<RequestPage> page(@Nullable String practiceId, String requestId, String viewer) {
        return practices.practices().stream()
                .filter(practice -> practiceId == null || practice.id().equals(practiceId))
                .flatMap(practice -> queries.request(practice, requestId).stream())
                .findFirst()
                .map(row -> page(row, viewer));
    }

    private RequestPage page(RequestRow row, String viewer) {
        var known =
                recentNames.names(
                        row.practice().id(), viewer, List.of(row.requestId()), row.therapistIds());
        var names = known.orElse(Names.NONE);
        var times = new LocalTimes(row.practice().timeZone(), time.instant());
        return new RequestPage(
                row.practice(),
                row.requestId(),
                QueuePages.shortId(row.requestId()),
                names.requests().get(row.requestId()),
                known.isPresent(),
                row.state(),
                state(row),
                Words.of("channel", row.channel()),
                times.minute(row.receivedAt()),
                Words.of("party", row.party()),
                row.sitsIn(),
                Words.of("wish", row.format()),
                Words.list(row.concerns()),
                next(row, times),
                row.offers().stream().map(offer -> offer(offer, row, names, times)).toList(),
                row.sessions().stream().map(session -> session(session, names, times)).toList(),
                row.timeline().stream().map(entry -> entry(entry, times)).toList(),
                times.zoneName(),
                times.second(row.practice().toldAt()),
                board.standstill());
    }

    private static String state(RequestRow row) {
        var state = Words.of("state", row.state());
        return row.closedBecause() == null
                ? state
                : state + ": " + Words.of("close", row.closedBecause());
    }

    private static List<RequestPage.Action> next(RequestRow row, LocalTimes times) {
        var actions = new ArrayList<RequestPage.Action>();
        for (var task : row.tasks()) {
            actions.add(
                    action(
                            new Next(
                                    Words.of("need", task.reason()),
                                    times.isPast(task.dueAt()),
                                    false),
                            task.dueAt(),
                            times));
        }
        var due = row.dueAt();
        boolean tasksSayIt = "WAITING".equals(row.state()) && !row.tasks().isEmpty();
        if (due != null && !tasksSayIt) {
            actions.add(action(Next.of(row.state(), due, times), due, times));
        }
        return actions;
    }

    private static RequestPage.Action action(Next next, Instant due, LocalTimes times) {
        return new RequestPage.Action(
                next.words(),
                next.settled() ? null : times.until(due),
                times.minute(due),
                next.alarm());
    }

    private static RequestPage.Offer offer(
            RequestRow.Offer offer, RequestRow row, Names names, LocalTimes times) {
        return new RequestPage.Offer(
                offer.round(),
                offer.status(),
                Words.of("offer", offer.status()),
                times.minute(offer.offeredAt()),
                times.minute(offer.expiresAt()),
                offer.considered(),
                IntStream.range(0, offer.removedRules().size())
                        .mapToObj(i ->
                                new RequestPage.Removed(
                                        offer.removedCounts().get(i),
                                        Words.of("rule", offer.removedRules().get(i))))
                        .toList(),
                row.options().stream()
                        .filter(option -> option.offerId().equals(offer.offerId()))
                        .map(option -> option(option, names, times))
                        .toList());
    }

    private static RequestPage.Option option(
            RequestRow.Option option, Names names, LocalTimes times) {
        return new RequestPage.Option(
                hour(option.hour(), names, times),
                option.points().stream().mapToInt(Integer::intValue).sum(),
                IntStream.range(0, option.criteria().size())
                        .mapToObj(i ->
                                new RequestPage.Points(
                                        Words.of("criterion", option.criteria().get(i)),
                                        option.points().get(i)))
                        .toList(),
                option.taken());
    }

    private static RequestPage.Session session(
            RequestRow.Session session, Names names, LocalTimes times) {
        var status =
                Stream.of(
                                Words.of("session", session.status()),
                                session.cancelledBy() == null
                                        ? ""
                                        : Words.of("role", session.cancelledBy()),
                                session.late() ? Words.of("late") : "")
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(", "));
        return new RequestPage.Session(
                hour(session.hour(), names, times), session.status(), status);
    }

    private static RequestPage.Hour hour(RequestRow.Hour hour, Names names, LocalTimes times) {
        var format = Words.of("format", hour.format());
        return new RequestPage.Hour(
                names.therapists().getOrDefault(hour.therapistId(), hour.therapistId()),
                times.minute(hour.startsAt()),
                times.minute(hour.endsAt()),
                hour.office() == null ? format : format + ", " + hour.office());
    }

    private static RequestPage.Entry entry(RequestRow.Entry entry, LocalTimes times) {
        var words =
                Stream.concat(
                                Stream.of(Words.of("event", entry.eventType())),
                                entry.details().stream().map(Words::of))
                        .collect(Collectors.joining(": "));
        return new RequestPage.Entry(entry.seq(), times.second(entry.recordedAt()), words);
    }
}
