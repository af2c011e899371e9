// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.matching.Passing.Verdict;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * A therapist who is looked at alone: whose hours the request itself holds, has declined or wants
 * to leave, or of whom something has changed in this very decision.
 *
 * @param therapist who
 * @param verdict how they fare with the rules before the last
 * @param rows when they are free for the people of the search, by way
 */
record Single(Therapist therapist, Verdict verdict, List<Row> rows) {

    /** So few are looked at one by one rather than in the index. */
    private static final int FEW = 8;

    /** Whether a search is about a few therapists only. */
    static boolean areAll(Search search) {
        var among = search.bounds().among();
        return among != null && among.size() <= FEW;
    }

    /** Whom a search can't ask the index about, whether or not they are listed. */
    static NavigableSet<TherapistId> idsOf(Search search) {
        var among = search.bounds().among();
        if (among != null && areAll(search)) {
            return new TreeSet<>(among);
        }
        var changed = search.book().changed();
        var history = search.request().history();
        var taken = search.book().takenBy(search.client().personId());
        var instead = search.bounds().instead();
        if (taken.isEmpty() && history.declined().isEmpty() && instead == null) {
            return changed;
        }
        var ids = new TreeSet<>(changed);
        for (var one : taken) {
            if (one.holder().equals(search.request().requestId())) {
                ids.add(one.slot().therapistId());
            }
        }
        history.declined().forEach(slot -> ids.add(slot.therapistId()));
        if (instead != null) {
            ids.add(instead.therapistId());
        }
        return ids;
    }

    static Single of(Search search, Therapist therapist, @Nullable Starts table) {
        var verdict = Passing.judge(search, therapist);
        return new Single(therapist, verdict, rowsOf(search, therapist, verdict.ways(), table));
    }

    /** When a therapist is free in some ways, with a table that may be at hand. */
    static List<Row> rowsOf(
            Search search, Therapist therapist, List<Way> ways, @Nullable Starts table) {
        if (ways.isEmpty()) {
            return List.of();
        }
        var starts =
                table != null
                                && table.cover(search.earliest(), search.latest())
                                && table.know(therapist)
                        ? table
                        : new Starts(
                                List.of(therapist),
                                search.stepSeconds(),
                                search.earliest(),
                                search.latest());
        var openings = new Openings(search, starts);
        var confirmed =
                FreeHours.confirmedByWeek(
                        search.book(), starts, therapist, search.request().requestId());
        var rows = new ArrayList<Row>();
        for (var way : ways) {
            var hours =
                    new FreeHours(
                            search.book(),
                            starts,
                            search.needs().party(),
                            way,
                            way.statesFor(search.sides()));
            var free =
                    hours.free(
                            hours.offered(therapist),
                            therapist,
                            search.now(),
                            search.request().requestId(),
                            confirmed);
            removeUnwanted(search, therapist, way, starts, free);
            if (!free.keepAll(openings.of(way, List.of())).isEmpty()) {
                rows.add(new Row(way, openings, starts, confirmed, free));
            }
        }
        return Collections.unmodifiableList(rows);
    }

    private static void removeUnwanted(
            Search search, Therapist therapist, Way way, Starts starts, Bits free) {
        var id = therapist.profile().therapistId();
        for (var declined : search.request().history().declined()) {
            if (declined.therapistId().equals(id) && declined.format() == way.format()) {
                remove(starts, free, declined);
            }
        }
        var instead = search.bounds().instead();
        if (instead != null && instead.therapistId().equals(id)) {
            remove(starts, free, instead);
        }
    }

    private static void remove(Starts starts, Bits free, Slot slot) {
        int place = starts.placeOf(slot.startsAt());
        if (place >= 0) {
            free.remove(place);
        }
    }

    TherapistId id() {
        return therapist.profile().therapistId();
    }

    boolean isFree() {
        return !rows.isEmpty();
    }

    /** The rule that is in the way; null for none. */
    @Nullable HardRule removedBy() {
        return verdict.failed() != null || isFree() ? verdict.failed() : HardRule.HAS_FREE_SLOT;
    }

    /**
     * When the therapist is free in one way.
     *
     * @param way the way
     * @param openings when the people of the search could come, in the same table
     * @param starts the table of starts
     * @param confirmed how many sessions of others are booked, week by week of the table
     * @param free the places of the free starts
     */
    record Row(Way way, Openings openings, Starts starts, int[] confirmed, Bits free) {

        boolean isFreeAt(Instant start) {
            int place = starts.placeOf(start);
            return place >= 0 && free.has(place);
        }
    }
}
