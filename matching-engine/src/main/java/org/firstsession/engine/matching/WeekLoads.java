// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Therapist;
import org.jspecify.annotations.Nullable;

/**
 * Who has how many points for an empty week. A week begins when Monday does where the therapist
 * works; between two such moments, wherever they are, lies an <em>era</em>, in which everybody has
 * one number of points.
 */
final class WeekLoads {

    private final Book book;
    private final Starts starts;
    private final int therapists;
    private final long[] begins;
    private final NavigableMap<Integer, Bits>[] byPoints;
    private final @Nullable Load[] loads;

    WeekLoads(Book book, Starts starts, int therapists) {
        this.book = book;
        this.starts = starts;
        this.therapists = therapists;
        var moments = new TreeSet<Long>();
        for (var weeks : starts.allWeeks()) {
            for (int week = 0; week < weeks.length - 1; week++) {
                moments.add(weeks[week]);
            }
        }
        begins = moments.stream().mapToLong(Long::longValue).toArray();
        byPoints = byEra(begins.length);
        loads = new Load[therapists];
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of maps can't be made otherwise
    private static NavigableMap<Integer, Bits>[] byEra(int eras) {
        NavigableMap<Integer, Bits>[] all = new NavigableMap[eras];
        for (int era = 0; era < eras; era++) {
            all[era] = new TreeMap<>(Collections.reverseOrder());
        }
        return all;
    }

    int eras() {
        return begins.length;
    }

    /** The era of a start, by its place in the table. */
    int eraOf(int start) {
        long second = starts.second(start);
        int era = begins.length - 1;
        while (begins[era] > second) {
            era--;
        }
        return era;
    }

    /** The era of a second that doesn't lie before another era. */
    int eraFrom(int era, long second) {
        int later = era;
        while (later < begins.length - 1 && begins[later + 1] <= second) {
            later++;
        }
        return later;
    }

    /** The therapists by their points in an era, most points first. */
    NavigableMap<Integer, Bits> byPoints(int era) {
        return byPoints[era];
    }

    /** The points of the therapist at a place. */
    int points(int therapist, int era) {
        return of(therapist).points()[era];
    }

    /** How many sessions are booked in the week of an era with the therapist at a place. */
    int confirmed(int therapist, int era) {
        return of(therapist).confirmed()[era];
    }

    /** The same week by week of the therapist's zone. Not to be changed. */
    int[] confirmedByWeek(int therapist) {
        return of(therapist).confirmedByWeek();
    }

    private Load of(int therapist) {
        return Objects.requireNonNull(loads[therapist]);
    }

    /** Counts the booked sessions of a therapist anew; null for one who is no longer listed. */
    void update(int place, @Nullable Therapist therapist) {
        var before = loads[place];
        var after = therapist == null ? null : load(therapist);
        loads[place] = after;
        for (int era = 0; era < begins.length; era++) {
            if (before != null && after != null && before.points()[era] == after.points()[era]) {
                continue;
            }
            if (before != null) {
                remove(place, era, before.points()[era]);
            }
            if (after != null) {
                byPoints[era]
                        .computeIfAbsent(after.points()[era], it -> new Bits(therapists))
                        .add(place);
            }
        }
    }

    private void remove(int place, int era, int points) {
        var same = byPoints[era].get(points);
        if (same != null) {
            same.remove(place);
            if (same.isEmpty()) {
                byPoints[era].remove(points);
            }
        }
    }

    private Load load(Therapist therapist) {
        var byWeek = FreeHours.confirmedByWeek(book, starts, therapist, null);
        var weeks = starts.weeks(therapist.profile().timeZone());
        int limit = therapist.profile().weeklyTrialLimit();
        int weight = book.policy().weights().fairness();
        var confirmed = new int[begins.length];
        var points = new int[begins.length];
        int week = 0;
        for (int era = 0; era < points.length; era++) {
            while (week < byWeek.length - 1 && weeks[week + 1] <= begins[era]) {
                week++;
            }
            confirmed[era] = byWeek[week];
            points[era] = Ranking.fairness(weight, limit, byWeek[week]);
        }
        return new Load(byWeek, confirmed, points);
    }

    /**
     * What a therapist has booked.
     *
     * @param confirmedByWeek sessions by week of the therapist's zone
     * @param confirmed sessions in the week of each era
     * @param points for it, by era
     */
    private record Load(int[] confirmedByWeek, int[] confirmed, int[] points) {}
}
