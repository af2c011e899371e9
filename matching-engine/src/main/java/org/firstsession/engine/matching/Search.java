// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.calendar.Span;
import org.firstsession.engine.calendar.WeeklyCalendar;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, and within which bounds.
 *
 * @param book what is known
 * @param request the case that asks
 * @param now the time of the decision
 * @param clientTimes when the client could come, in order; null when any time would do
 */
record Search(Book book, Case request, Instant now, @Nullable List<Span> clientTimes) {

    static Search of(Book book, Case request, Instant now) {
        var client = request.needs().asker();
        var policy = book.policy();
        var times =
                client.times().isEmpty()
                        ? null
                        : WeeklyCalendar.joined(
                                client.times(),
                                client.timeZone(),
                                earliest(policy, now),
                                latest(policy, now));
        return new Search(book, request, now, times);
    }

    Policy policy() {
        return book.policy();
    }

    Needs needs() {
        return request.needs();
    }

    Participant client() {
        return request.needs().asker();
    }

    /** A session starts at this instant at the earliest. */
    Instant earliest() {
        return earliest(policy(), now);
    }

    /** A session ends by this instant at the latest. */
    Instant latest() {
        return latest(policy(), now);
    }

    /** Longest way to an office, metres. */
    int radiusMetres() {
        return Objects.requireNonNullElse(needs().maxDistanceMetres(), policy().radiusMetres());
    }

    /** Metres from the client's ZIP to an office; null when no ZIP was stated. */
    @Nullable Integer metresTo(GeoPoint office) {
        var home = client().point();
        return home == null ? null : home.metresTo(office);
    }

    boolean clientCanCome(long fromSecond, long toSecond) {
        return clientTimes == null || WeeklyCalendar.anyContains(clientTimes, fromSecond, toSecond);
    }

    private static Instant earliest(Policy policy, Instant now) {
        return now.plus(Duration.ofMinutes(policy.noticeMinutes()));
    }

    private static Instant latest(Policy policy, Instant now) {
        return now.plus(Duration.ofDays(policy.horizonDays()));
    }
}
