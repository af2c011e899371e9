// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is told of some requests.
 *
 * @param requests how many there were
 * @param placed how many got a session, at least once
 * @param sharePlaced the same in percent
 * @param waitlisted how many were on the waitlist at some time
 * @param lapsed how many offers lapsed
 * @param tasks how many tasks there were for a person
 * @param hoursToOffer median and 90th percentile from request to first offer; null without any
 * @param daysToSession median and 90th percentile from request to start of the session
 */
record Figures(
        int requests,
        int placed,
        double sharePlaced,
        int waitlisted,
        int lapsed,
        int tasks,
        @Nullable Spread hoursToOffer,
        @Nullable Spread daysToSession) {

    /** Median and 90th percentile, to one decimal. */
    record Spread(double median, double p90) {

        @Override
        public String toString() {
            return "%.1f / %.1f".formatted(median, p90);
        }
    }

    static Figures of(Collection<Course> courses) {
        int placed = (int) courses.stream().filter(one -> one.placed() != null).count();
        return new Figures(
                courses.size(),
                placed,
                courses.isEmpty() ? 0 : tenth(100.0 * placed / courses.size()),
                (int) courses.stream().filter(Course::isWaitlisted).count(),
                courses.stream().mapToInt(Course::lapsed).sum(),
                courses.stream().mapToInt(Course::tasks).sum(),
                spread(courses, Course::toOffer, Duration.ofHours(1)),
                spread(courses, Course::toSession, Duration.ofDays(1)));
    }

    private static @Nullable Spread spread(
            Collection<Course> courses, Function<Course, Optional<Duration>> what, Duration unit) {
        List<Duration> sorted =
                courses.stream().flatMap(one -> what.apply(one).stream()).sorted().toList();
        return sorted.isEmpty() ? null : new Spread(at(sorted, 0.5, unit), at(sorted, 0.9, unit));
    }

    private static double at(List<Duration> sorted, double share, Duration unit) {
        var found = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        return tenth((double) found.toMillis() / unit.toMillis());
    }

    static double tenth(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
