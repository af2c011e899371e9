// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has the most points of their own, whatever the hour: for what they know well, and for how
 * empty their week is. So it is asked of sets of therapists, and by era (see {@link WeekLoads}).
 */
final class TopTherapists {

    private static final int NONE = Integer.MIN_VALUE;

    private final Ranking ranking;
    private final RosterIndex index;
    // The therapists of all fields by how many of the concerns they know well.
    private final List<Bits> byMatches = new ArrayList<>();
    private final int[] mostInEra;
    private final @Nullable Bits[] bestInEra;
    private final Bits level;
    private final Bits top;
    private int points;

    TopTherapists(Search search, Ranking ranking, RosterIndex index, List<Field> fields) {
        this.ranking = ranking;
        this.index = index;
        this.mostInEra = new int[fields.isEmpty() ? 0 : index.loads().eras()];
        this.bestInEra = new Bits[mostInEra.length];
        this.level = new Bits(index.size());
        this.top = new Bits(index.size());
        if (!fields.isEmpty()) {
            sortByMatches(search, fields);
        }
    }

    private void sortByMatches(Search search, List<Field> fields) {
        var all = new Bits(index.size());
        fields.forEach(field -> all.addAll(field.therapists()));
        byMatches.add(all);
        for (var concern : search.needs().allConcerns()) {
            var matching = index.with(Condition.knowsWell(concern), search);
            byMatches.add(new Bits(index.size()));
            for (int matches = byMatches.size() - 2; matches >= 0; matches--) {
                var one = byMatches.get(matches);
                byMatches.get(matches + 1).addCommon(one, matching);
                one.removeAll(matching);
            }
        }
    }

    /** The most points that anybody has between one start and another, whenever they are free. */
    int mostBetween(int from, int to) {
        int last = index.loads().eraOf(to - 1);
        int most = NONE;
        for (int era = index.loads().eraOf(from); era <= last; era++) {
            most = Math.max(most, mostIn(era));
        }
        return most;
    }

    /** The most points that anybody has in an era, whenever they are free. */
    int mostIn(int era) {
        bestIn(era);
        return mostInEra[era];
    }

    /** Who has them. Not to be changed. */
    Bits bestIn(int era) {
        var best = bestInEra[era];
        if (best == null) {
            var all = new Bits(index.size());
            byMatches.forEach(all::addAll);
            best = among(all, era).copy();
            bestInEra[era] = best;
            mostInEra[era] = points;
        }
        return best;
    }

    /** Those of some therapists who have the most points in an era; until the next question. */
    Bits among(Bits some, int era) {
        top.clear();
        points = 0;
        boolean found = false;
        for (int matches = byMatches.size() - 1; matches >= 0; matches--) {
            int specialty = ranking.ofSpecialties(matches);
            if (!level.become(byMatches.get(matches), some)) {
                continue;
            }
            for (var load : index.loads().byPoints(era).entrySet()) {
                int both = specialty + load.getKey();
                if (found && both < points) {
                    break;
                }
                if (level.meets(load.getValue())) {
                    if (!found || both > points) {
                        top.clear();
                    }
                    found = true;
                    points = both;
                    top.addCommon(level, load.getValue());
                    break;
                }
            }
        }
        return top;
    }

    /** The points of those who were last asked for. */
    int points() {
        return points;
    }
}
