// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the overview counts of requests of the last 90 days. The code stands in the addresses of the
 * lists behind its numbers.
 *
 * @param words such as "attended"
 * @param condition what a request {@code r} that counts fulfils, in SQL
 */
public record LookBack(String code, String words, String condition) {

    /** How far back; by when a request came. */
    public static final Duration SPAN = Duration.ofDays(90);

    /** The bucket of {@link #DAYS} that a request {@code r} belongs to, from 0, in SQL. */
    public static final String DAYS_BUCKET =
            """
            width_bucket(r.first_session_at - r.received_at,
                '{1 day,2 days,3 days,5 days,7 days,14 days}'::interval[])\
            """;

    /** The bucket of {@link #LEADS} that an element of a request's {@code missed_after} is in. */
    public static final String LEAD_BUCKET =
            "width_bucket(since_asking, '{1 day,3 days,7 days,14 days}'::interval[])";

    /** How far requests got. */
    public static final List<LookBack> STEPS =
            List.of(
                    new LookBack("asked", "asked", "true"),
                    new LookBack("offered", "offered", "r.first_offer_at IS NOT NULL"),
                    new LookBack("confirmed", "confirmed", "r.first_session_at IS NOT NULL"),
                    new LookBack("attended", "attended", "r.attended"));

    /** Time from request to first session. */
    public static final List<LookBack> DAYS =
            buckets(
                    "days",
                    DAYS_BUCKET + " = %d",
                    "under 1 day",
                    "1 to 2 days",
                    "2 to 3 days",
                    "3 to 5 days",
                    "5 to 7 days",
                    "1 to 2 weeks",
                    "over 2 weeks");

    /** Time from request to a session that was missed. */
    public static final List<LookBack> LEADS =
            buckets(
                    "missed",
                    "r.missed_after <> '{}' AND EXISTS (SELECT FROM unnest(r.missed_after)"
                            + " AS since_asking WHERE "
                            + LEAD_BUCKET
                            + " = %d)",
                    "under 1 day",
                    "1 to 3 days",
                    "3 to 7 days",
                    "1 to 2 weeks",
                    "over 2 weeks");

    private static List<LookBack> buckets(String code, String condition, String... words) {
        return IntStream.range(0, words.length)
                .mapToObj(i -> new LookBack(code + "-" + i, words[i], condition.formatted(i)))
                .toList();
    }

    /** By its code; empty for anything else. */
    static Optional<LookBack> of(@Nullable String code) {
        return Stream.of(STEPS, DAYS, LEADS)
                .flatMap(List::stream)
                .filter(each -> each.code.equals(code))
                .findFirst();
    }

    /** With what it is a part of, such as "First session after 2 to 3 days, last 90 days". */
    String title() {
        var whole =
                DAYS.contains(this)
                        ? "First session after: "
                        : LEADS.contains(this) ? "Missed a session, since asking: " : "Requests: ";
        return whole + words + ", last 90 days";
    }
}
