// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.matching.FreeSlots.FreeSlot;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * Chooses hours from those that passed the hard rules, the one with most points first. It goes from
 * day to day, since soonness falls by the day, and leaves out the days whose best possible points
 * can't win any more. Within a day the therapists are looked at in sets with the same points.
 */
final class Candidates {

    private static final Comparator<EqualStarts> MOST_POINTS_FIRST =
            Comparator.comparingInt(EqualStarts::points).reversed();

    private final Search search;
    private final Ranking ranking;
    private final RosterIndex index;
    private final List<Field> fields;
    private final List<Single> singles;
    private final TopTherapists tops;
    private final boolean hasPrices;
    // The points for knowing everything well and an empty week, whoever that is.
    private final int mostOfAnybody;
    private final Bits reach;
    private List<FreeSlot> chosen = List.of();
    private @Nullable Candidate best;
    private List<Slot> chosenSlots = List.of();
    private int[] chosenPlaces = {};
    private long[] chosenDays = {};

    Candidates(
            Search search,
            Ranking ranking,
            RosterIndex index,
            List<Field> fields,
            List<Single> singles) {
        this.search = search;
        this.ranking = ranking;
        this.index = index;
        this.fields = fields;
        this.singles = singles;
        this.reach = new Bits(index.size());
        this.tops = new TopTherapists(search, ranking, index, fields);
        this.hasPrices = !index.priced().isEmpty();
        this.mostOfAnybody = ranking.mostOfAnybody();
    }

    List<Plan.Choice> choose(int most) {
        var soFar = new ArrayList<FreeSlot>(most);
        var choices = new ArrayList<Plan.Choice>(most);
        while (choices.size() < most) {
            var next = next(soFar);
            if (next == null) {
                break;
            }
            int sameDay = ranking.sameDay(next.slot().startsAt().getEpochSecond(), chosenDays);
            choices.add(new Plan.Choice(next.slot(), ranking.explain(next, sameDay)));
            soFar.add(next);
            if (search.policy().scarcity().isOfferedAlone(next.price())) {
                break;
            }
        }
        return choices;
    }

    /** The best hour that goes with those chosen; another therapist goes before more points. */
    private @Nullable FreeSlot next(List<FreeSlot> soFar) {
        isChosen(soFar);
        best = null;
        for (var single : singles) {
            if (ofTherapist(single.id()) == 0) {
                consider(single);
            }
        }
        for (var field : fields) {
            consider(field);
        }
        if (best == null) {
            considerAgain();
        }
        return best == null ? null : inDetail(best);
    }

    private void isChosen(List<FreeSlot> soFar) {
        chosen = soFar;
        chosenSlots = new ArrayList<>(soFar.size());
        chosenPlaces = new int[soFar.size()];
        for (var free : soFar) {
            chosenPlaces[chosenSlots.size()] = index.placeOf(free.slot().therapistId());
            chosenSlots.add(free.slot());
        }
        chosenDays = ranking.days(soFar);
    }

    private FreeSlot inDetail(Candidate found) {
        var free = FreeSlots.find(search, found, chosenSlots);
        if (free == null) {
            throw new IllegalStateException(found + " is not free");
        }
        return free;
    }

    private void consider(Field field) {
        var starts = index.starts();
        var open = field.openings().of(field.way(), chosenSlots);
        for (int from = open.next(0); from >= 0; ) {
            int days = ranking.daysUntil(starts.second(from));
            int to = starts.atOrAfter(ranking.secondAfter(days + 1));
            int bound = ranking.mostAfter(days) + field.distance();
            if (!canWin(bound + mostOfAnybody, starts.second(from))) {
                return;
            }
            if (canWin(bound + tops.mostBetween(from, to), starts.second(from))) {
                considerDay(field, open, from, to, days);
            }
            from = open.next(to);
        }
    }

    private void considerDay(Field field, Bits open, int from, int to, int days) {
        var starts = index.starts();
        int era = index.loads().eraOf(from);
        var groups = new ArrayList<EqualStarts>(4);
        for (int place = open.next(from); place >= 0 && place < to; place = open.next(place + 1)) {
            long second = starts.second(place);
            era = index.loads().eraFrom(era, second);
            int points =
                    ranking.ofStart(second, days)
                            + field.distance()
                            + ranking.sameDay(second, chosenDays);
            group(groups, points, era, to - from).add(place);
        }
        if (groups.size() > 1) {
            groups.sort(MOST_POINTS_FIRST);
        }
        for (var group : groups) {
            if (canWin(group.points() + tops.mostIn(group.era()), starts.second(group.place(0)))) {
                considerGroup(field, group);
            }
        }
    }

    private static EqualStarts group(List<EqualStarts> groups, int points, int era, int most) {
        for (var group : groups) {
            if (group.points() == points && group.era() == era) {
                return group;
            }
        }
        var group = new EqualStarts(points, era, most);
        groups.add(group);
        return group;
    }

    private void considerGroup(Field field, EqualStarts group) {
        if (considerBestOfAll(field, group)) {
            return;
        }
        reach.clear();
        group.addFree(field.times(), reach);
        reach.keepAll(field.therapists());
        removeChosen(reach);
        if (reach.meets(index.priced())) {
            considerPriced(field, group);
            reach.removeAll(index.priced());
        }
        var top = tops.among(reach, group.era());
        if (top.isEmpty()) {
            return;
        }
        for (int one = 0; one < group.size(); one++) {
            int place = group.place(one);
            var free = field.times().at(place);
            int first = free == null ? -1 : free.firstIn(top);
            if (first >= 0) {
                consider(
                        group.points() + tops.points(),
                        index.starts().second(place),
                        index.at(first),
                        field.way(),
                        index.loads().confirmed(first, group.era()));
                return;
            }
        }
    }

    /**
     * The earliest hour of somebody who has the most points that anybody has, whom nobody can beat;
     * mostly there is one, and then the others needn't be looked at. False when there is none, or
     * when prices could change the order.
     */
    private boolean considerBestOfAll(Field field, EqualStarts group) {
        if (hasPrices) {
            return false;
        }
        int most = tops.mostIn(group.era());
        var best = tops.bestIn(group.era());
        for (int one = 0; one < group.size(); one++) {
            int place = group.place(one);
            var free = field.times().at(place);
            int first = free == null ? -1 : firstOf(field, free, best);
            if (first >= 0) {
                consider(
                        group.points() + most,
                        index.starts().second(place),
                        index.at(first),
                        field.way(),
                        index.loads().confirmed(first, group.era()));
                return true;
            }
        }
        return false;
    }

    private int firstOf(Field field, Bits free, Bits best) {
        int one = free.nextIn(best, 0);
        while (one >= 0 && (isChosen(one) || !field.therapists().has(one))) {
            one = free.nextIn(best, one + 1);
        }
        return one;
    }

    /** Another therapist goes before another hour of one who is chosen already. */
    private boolean isChosen(int therapist) {
        for (int place : chosenPlaces) {
            if (place == therapist) {
                return true;
            }
        }
        return false;
    }

    private void removeChosen(Bits some) {
        for (int place : chosenPlaces) {
            if (place >= 0) {
                some.remove(place);
            }
        }
    }

    /** A price depends on therapist and hour, so these are looked at one by one. */
    private void considerPriced(Field field, EqualStarts group) {
        var starts = index.starts();
        for (int one = reach.next(0); one >= 0; one = reach.next(one + 1)) {
            if (!index.priced().has(one)) {
                continue;
            }
            var therapist = index.at(one);
            int withoutPrice =
                    group.points()
                            + ranking.specialty(therapist)
                            + index.loads().points(one, group.era());
            int confirmed = index.loads().confirmed(one, group.era());
            for (int member = 0; member < group.size(); member++) {
                int place = group.place(member);
                var free = field.times().at(place);
                long second = starts.second(place);
                if (free != null && free.has(one) && canWin(withoutPrice, second)) {
                    considerAtPrice(withoutPrice, second, therapist, field.way(), confirmed);
                }
            }
        }
    }

    private void considerAtPrice(
            int withoutPrice, long second, Therapist therapist, Way way, int confirmedInWeek) {
        int price = FreeSlots.price(search, therapist, Instant.ofEpochSecond(second));
        if (chosen.isEmpty() || mayBeOfferedBeside(price)) {
            consider(withoutPrice - price, second, therapist, way, confirmedInWeek);
        }
    }

    private boolean mayBeOfferedBeside(int price) {
        var scarcity = search.policy().scarcity();
        return !scarcity.isOfferedAlone(price)
                && scarcity.mayStandBeside(chosen.getFirst().price(), price);
    }

    private void consider(Single single) {
        var therapist = single.therapist();
        int specialty = ranking.specialty(therapist);
        for (var row : single.rows()) {
            var starts = row.starts();
            var free = row.openings().of(row.way(), chosenSlots).copy().keepAll(row.free());
            var weeks = starts.weeks(therapist.profile().timeZone());
            int ofAll = specialty + ranking.distance(row.way());
            int week = 0;
            for (int place = free.next(0); place >= 0; place = free.next(place + 1)) {
                long second = starts.second(place);
                while (second >= weeks[week + 1]) {
                    week++;
                }
                int points =
                        ofAll
                                + ranking.ofStart(second, ranking.daysUntil(second))
                                + ranking.sameDay(second, chosenDays)
                                + ranking.fairness(therapist, row.confirmed()[week]);
                if (canWin(points, second) && !overlapsChosen(therapist, second)) {
                    considerAtPrice(points, second, therapist, row.way(), row.confirmed()[week]);
                }
            }
        }
    }

    /** Other hours of those who are chosen already. */
    private void considerAgain() {
        var done = new ArrayList<Therapist>(chosen.size());
        for (var free : chosen) {
            if (!done.contains(free.therapist())) {
                considerAgain(free.therapist());
                done.add(free.therapist());
            }
        }
    }

    private void considerAgain(Therapist therapist) {
        var id = therapist.profile().therapistId();
        int may =
                FreeHours.mayStillHold(
                        search.book(),
                        search.needs().party(),
                        therapist,
                        search.now(),
                        search.request().requestId());
        if (ofTherapist(id) < may) {
            singles.stream()
                    .filter(single -> single.id().equals(id))
                    .findFirst()
                    .ifPresentOrElse(this::consider, () -> consider(ofIndex(therapist)));
        }
    }

    private Single ofIndex(Therapist therapist) {
        int place = index.placeOf(therapist.profile().therapistId());
        var rows = new ArrayList<Single.Row>();
        for (var field : fields) {
            var free = field.times().of(place);
            if (free != null && field.therapists().has(place)) {
                rows.add(
                        new Single.Row(
                                field.way(),
                                field.openings(),
                                index.starts(),
                                index.loads().confirmedByWeek(place),
                                free));
            }
        }
        return new Single(therapist, new Passing.Verdict(null, List.of()), rows);
    }

    private void consider(
            int points, long second, Therapist therapist, Way way, int confirmedInWeek) {
        var found = new Candidate(points, second, therapist, way, confirmedInWeek);
        if (best == null || found.comesBefore(best)) {
            best = found;
        }
    }

    private boolean canWin(int points, long second) {
        return best == null
                || points > best.points()
                || (points == best.points() && second <= best.second());
    }

    private boolean overlapsChosen(Therapist therapist, long second) {
        long blocked = search.session().plus(search.policy().buffer()).toSeconds();
        for (var one : chosen) {
            var slot = one.slot();
            if (slot.therapistId().equals(therapist.profile().therapistId())
                    && second < slot.blockedUntil().getEpochSecond()
                    && slot.startsAt().getEpochSecond() < second + blocked) {
                return true;
            }
        }
        return false;
    }

    private int ofTherapist(TherapistId id) {
        int some = 0;
        for (var one : chosen) {
            some += one.slot().therapistId().equals(id) ? 1 : 0;
        }
        return some;
    }
}
