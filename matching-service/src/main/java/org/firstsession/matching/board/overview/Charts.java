// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstsession.matching.board.overview.Chart.Bar;
import org.firstsession.matching.board.overview.OverviewQueries.Column;
import org.firstsession.matching.board.overview.OverviewQueries.Counted;
import org.firstsession.matching.board.overview.OverviewQueries.Progress;
import org.firstsession.matching.board.page.Labels;
import org.firstsession.matching.board.page.LookBack;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The plots of a practice. */
@Component
@Profile("board")
class Charts {

    private final OverviewQueries queries;
    private final RecentNames recentNames;
    private final JdbcClient jdbc;
    private final InstantSource time;

    Charts(
            OverviewQueries queries,
            RecentNames recentNames,
            JdbcClient jdbc,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.queries = queries;
        this.recentNames = recentNames;
        this.jdbc = jdbc;
        this.time = boardTime;
    }

    /** A practice by name. */
    record Place(String id, String name) {}

    Optional<Place> practice(Staff viewer, @Nullable String practiceId) {
        return jdbc
                .sql(
                        """
                        SELECT practice_id, name FROM practice WHERE name IS NOT NULL
                        ORDER BY name, practice_id\
                        """)
                .query((row, number) ->
                        new Place(row.getString("practice_id"), row.getString("name")))
                .list()
                .stream()
                .filter(place -> viewer.worksFor(place.id()))
                .filter(place -> practiceId == null || place.id().equals(practiceId))
                .findFirst();
    }

    List<Chart> of(String practiceId, Staff viewer) {
        var since = time.instant().minus(LookBack.SPAN);
        var progress = queries.progress(practiceId, since);
        var open = queries.open(practiceId);
        return List.of(
                funnel(practiceId, progress),
                new Chart(
                        "days-to-first-session",
                        "From request to first session, last 90 days",
                        "requests",
                        buckets(practiceId, LookBack.DAYS, daysToSession(progress))),
                open(
                        practiceId,
                        "waiting-by-state",
                        "Open requests by state",
                        Column.STATE,
                        "state",
                        open),
                open(
                        practiceId,
                        "waiting-by-format",
                        "Open requests by format",
                        Column.FORMAT,
                        "wish",
                        open),
                open(
                        practiceId,
                        "waiting-by-party",
                        "Open requests by party",
                        Column.PARTY,
                        "party",
                        open),
                byTherapist(
                        practiceId,
                        viewer,
                        "load",
                        "Sessions in the next seven days, by therapist",
                        "sessions",
                        queries.load(practiceId, time.instant())),
                byTherapist(
                        practiceId,
                        viewer,
                        "share",
                        "How much of the weekly limit was booked, last four weeks",
                        "percent",
                        queries.share(practiceId, time.instant())),
                new Chart(
                        "missed-by-lead",
                        "Missed sessions by time since asking, last 90 days",
                        "sessions",
                        buckets(practiceId, LookBack.LEADS, queries.missed(practiceId, since))),
                unmet(practiceId));
    }

    private static Chart funnel(String practiceId, List<Progress> progress) {
        return new Chart(
                "funnel",
                "How far requests got, last 90 days",
                "requests",
                LookBack.STEPS.stream()
                        .map(step -> bar(practiceId, step, sum(progress, step.code())))
                        .toList());
    }

    private static long sum(List<Progress> progress, String step) {
        return progress.stream().mapToLong(it -> it.count(step)).sum();
    }

    private static Bar bar(String practiceId, LookBack counted, long value) {
        return new Bar(counted.words(), value, queue(practiceId, "behind", counted.code()));
    }

    private static List<Counted> daysToSession(List<Progress> progress) {
        return progress.stream()
                .filter(it -> it.daysToSession() != null)
                .map(it -> new Counted(String.valueOf(it.daysToSession()), it.confirmed()))
                .toList();
    }

    private static Chart open(
            String practiceId,
            String code,
            String title,
            Column column,
            String words,
            Map<Column, List<Counted>> open) {
        return new Chart(
                code,
                title,
                "requests",
                open.getOrDefault(column, List.of()).stream()
                        .map(it ->
                                new Bar(
                                        Labels.of(words, it.label()),
                                        it.value(),
                                        queue(
                                                practiceId,
                                                column.name().toLowerCase(Locale.ROOT),
                                                it.label())))
                        .toList());
    }

    private Chart byTherapist(
            String practiceId,
            Staff viewer,
            String code,
            String title,
            String unit,
            List<Counted> counts) {
        var names =
                recentNames
                        .names(
                                practiceId,
                                viewer.username(),
                                List.of(),
                                counts.stream().map(Counted::label).toList())
                        .orElse(Names.NONE);
        return new Chart(
                code,
                title,
                unit,
                counts.stream()
                        .map(it ->
                                new Bar(
                                        names.therapists().getOrDefault(it.label(), it.label()),
                                        it.value(),
                                        UriComponentsBuilder.fromPath("/board/therapists/{id}")
                                                .queryParam("practice", "{practice}")
                                                .encode()
                                                .buildAndExpand(it.label(), practiceId)
                                                .toUriString()))
                        .toList());
    }

    private Chart unmet(String practiceId) {
        return new Chart(
                "unmet",
                "Who waits for what isn't there",
                "requests",
                queries.unmet(practiceId).stream()
                        .map(it -> {
                            var parts = it.label().split(" ");
                            return new Bar(
                                    wish(parts), it.value(), queue(practiceId, "place", parts[1]));
                        })
                        .toList());
    }

    /** Such as "couples in NV want evenings". */
    private static String wish(String[] parts) {
        var who = "COUPLE".equals(parts[0]) ? "couples" : "people";
        var what =
                switch (parts[2]) {
                    case "any" -> "any time";
                    case "certain" -> "certain hours";
                    default -> parts[2];
                };
        return "%s in %s, %s".formatted(who, parts[1], what);
    }

    private static List<Bar> buckets(
            String practiceId, List<LookBack> buckets, List<Counted> counts) {
        return IntStream.range(0, buckets.size())
                .mapToObj(i ->
                        bar(
                                practiceId,
                                buckets.get(i),
                                counts.stream()
                                        .filter(it -> it.label().equals(String.valueOf(i)))
                                        .mapToLong(Counted::value)
                                        .sum()))
                .toList();
    }

    private static String queue(String practiceId, String filter, String value) {
        return UriComponentsBuilder.fromPath("/board")
                .queryParam("practice", "{practice}")
                .queryParam(filter, "{value}")
                .encode()
                .buildAndExpand(practiceId, value)
                .toUriString();
    }
}
