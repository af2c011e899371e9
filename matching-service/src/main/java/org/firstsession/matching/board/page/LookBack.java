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

    /** The bucket of {@link #LEADS} that one of {@link #MISSED} belongs to. */
    public static final String LEAD_BUCKET =
            """
            width_bucket(missed.starts_at - missed.received_at,
                '{1 day,3 days,7 days,14 days}'::interval[])\
            """;

    /**
     * The sessions of a practice that somebody missed, in SQL. Few are, so their requests are
     * looked up one by one; a plain join would read all sessions.
     */
    public static final String MISSED =
            """
            (SELECT s.request_id, s.starts_at, q.received_at FROM session_outcome o
                CROSS JOIN LATERAL (SELECT request_id, starts_at FROM session
                    WHERE practice_id = o.practice_id AND session_id = o.session_id LIMIT 1) s
                CROSS JOIN LATERAL (SELECT received_at FROM request
                    WHERE practice_id = o.practice_id AND request_id = s.request_id LIMIT 1) q
                WHERE o.practice_id = :practice AND o.outcome = 'NO_SHOW') missed\
            """;

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
                    "r.request_id IN (SELECT request_id FROM %s WHERE %s = %%d)"
                            .formatted(MISSED, LEAD_BUCKET),
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
