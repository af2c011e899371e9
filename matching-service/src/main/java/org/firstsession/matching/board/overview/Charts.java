// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.overview;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.firstsession.matching.board.overview.Chart.Bar;
import org.firstsession.matching.board.overview.OverviewQueries.Column;
import org.firstsession.matching.board.overview.OverviewQueries.Counted;
import org.firstsession.matching.board.page.Labels;
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

    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final List<String> DAYS =
            List.of(
                    "under 1 day",
                    "1 to 2 days",
                    "2 to 3 days",
                    "3 to 5 days",
                    "5 to 7 days",
                    "1 to 2 weeks",
                    "over 2 weeks");
    private static final List<String> LEADS =
            List.of("under 1 day", "1 to 3 days", "3 to 7 days", "1 to 2 weeks", "over 2 weeks");

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
        var since = time.instant().minus(LOOKED_BACK);
        return List.of(
                funnel(practiceId),
                new Chart(
                        "days-to-first-session",
                        "From request to first session, last 90 days",
                        "requests",
                        buckets(DAYS, queries.daysToSession(practiceId, since))),
                open(
                        practiceId,
                        "waiting-by-state",
                        "Open requests by state",
                        Column.STATE,
                        "state"),
                open(
                        practiceId,
                        "waiting-by-format",
                        "Open requests by format",
                        Column.FORMAT,
                        "wish"),
                open(
                        practiceId,
                        "waiting-by-party",
                        "Open requests by party",
                        Column.PARTY,
                        "party"),
                load(practiceId, viewer),
                new Chart(
                        "missed-by-lead",
                        "Missed sessions by time since asking, last 90 days",
                        "sessions",
                        buckets(LEADS, queries.missed(practiceId, since))),
                unmet(practiceId));
    }

    private Chart funnel(String practiceId) {
        var counts = queries.funnel(practiceId, time.instant().minus(LOOKED_BACK));
        return new Chart(
                "funnel",
                "How far requests got, last 90 days",
                "requests",
                List.of("asked", "offered", "confirmed", "attended").stream()
                        .map(step -> new Bar(step, number(counts.get(step)), null))
                        .toList());
    }

    private static long number(@Nullable Object count) {
        return count instanceof Number number ? number.longValue() : 0;
    }

    private Chart open(String practiceId, String code, String title, Column column, String words) {
        return new Chart(
                code,
                title,
                "requests",
                queries.open(practiceId, column).stream()
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

    private Chart load(String practiceId, Staff viewer) {
        var counts = queries.load(practiceId, time.instant());
        var names =
                recentNames
                        .names(
                                practiceId,
                                viewer.username(),
                                List.of(),
                                counts.stream().map(Counted::label).toList())
                        .orElse(Names.NONE);
        return new Chart(
                "load",
                "Sessions in the next seven days, by therapist",
                "sessions",
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

    private static List<Bar> buckets(List<String> labels, List<Counted> counts) {
        return IntStream.range(0, labels.size())
                .mapToObj(i ->
                        new Bar(
                                labels.get(i),
                                counts.stream()
                                        .filter(it -> it.label().equals(String.valueOf(i)))
                                        .mapToLong(Counted::value)
                                        .sum(),
                                null))
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
