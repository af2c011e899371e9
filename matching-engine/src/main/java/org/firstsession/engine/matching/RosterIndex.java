// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Derived;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about all therapists of a book at once, in sets of places. The places follow
 * the order of the therapists' ids, so the first of a set is the one with the smallest id. It says
 * what the rules and the calendars say of each therapist, and nothing of its own: a test compares
 * it with walking through the list.
 *
 * <p>It is worked out when it is first asked, and then follows what the book says has changed.
 * Therapists who come to the list, and hours that begin at times which nobody had, make it anew.
 */
final class RosterIndex implements Derived {

    /** How far beyond the horizon it reaches, so that the days that pass don't make it anew. */
    private static final Duration SPARE = Duration.ofDays(7);

    /** How many sets of free times are kept: one for each party, way and states. */
    private static final int MOST_FREE_TIMES = 64;

    /** How many states are kept; there are fewer, but clients may write what they like. */
    private static final int MOST_STATES = 64;

    private final Book book;
    private final NavigableSet<TherapistId> changed = new TreeSet<>();
    private final Map<Condition.Kind, NavigableMap<String, Bits>> facts =
            new EnumMap<>(Condition.Kind.class);
    private final NavigableMap<String, LicensedIn> licensed = new TreeMap<>();
    private final NavigableMap<String, WayOfSome> ways = new TreeMap<>();
    private final NavigableMap<String, FreeTimes> freeTimes = new TreeMap<>();
    private TherapistId[] ids = {};
    private @Nullable Therapist[] therapists = {};
    private Bits listed = new Bits(0);
    private Bits priced = new Bits(0);
    private Bits nobody = new Bits(0);
    private @Nullable Starts starts;
    private @Nullable WeekLoads loads;

    private RosterIndex(Book book) {
        this.book = book;
    }

    /** The index of a book; what a branch changes is left for the asker to look at. */
    static RosterIndex of(Book book) {
        return book.foundation().derived(RosterIndex.class, RosterIndex::new);
    }

    @Override
    public void changed(TherapistId therapistId) {
        if (starts != null) {
            changed.add(therapistId);
        }
    }

    /** Takes in what has changed since the last question; to be called before one. */
    void catchUp(Search search) {
        if (starts == null || !starts.cover(search.earliest(), search.latest())) {
            make(search);
        }
        for (var id : changed) {
            if (!takesIn(id)) {
                make(search);
                break;
            }
        }
        changed.clear();
    }

    private void make(Search search) {
        var all = List.copyOf(book.therapists());
        int size = all.size();
        ids = all.stream().map(one -> one.profile().therapistId()).toArray(TherapistId[]::new);
        therapists = all.toArray(Therapist[]::new);
        listed = Bits.all(size);
        priced = new Bits(size);
        nobody = new Bits(size);
        facts.clear();
        licensed.clear();
        ways.clear();
        freeTimes.clear();
        var table =
                new Starts(
                        all, search.stepSeconds(), search.earliest(), search.latest().plus(SPARE));
        starts = table;
        var weeks = new WeekLoads(book, table, size);
        loads = weeks;
        for (int place = 0; place < size; place++) {
            var therapist = all.get(place);
            add(place, therapist);
            weeks.update(place, therapist);
            priced.set(place, !book.pricesOf(ids[place]).isEmpty());
        }
    }

    /** Follows a change of one therapist; false when all has to be made anew. */
    private boolean takesIn(TherapistId id) {
        int place = placeOf(id);
        var now = book.therapist(id).orElse(null);
        if (place < 0) {
            return now == null;
        }
        if (!Objects.equals(now, therapists[place])) {
            if (now != null && !starts().know(now)) {
                return false;
            }
            therapists[place] = now;
            hasNewProfile(place, now);
        }
        loads().update(place, now);
        freeTimes.values().forEach(times -> times.hasChanged(place));
        return true;
    }

    private void hasNewProfile(int place, @Nullable Therapist therapist) {
        listed.set(place, therapist != null);
        licensed.clear();
        facts.values().forEach(byWord -> byWord.values().forEach(bits -> bits.remove(place)));
        ways.values().forEach(way -> way.therapists().remove(place));
        if (therapist != null) {
            add(place, therapist);
        }
        freeTimes.values().forEach(times -> times.offersOtherHours(place));
    }

    private void add(int place, Therapist therapist) {
        for (var kind : Condition.Kind.values()) {
            var byWord = facts.computeIfAbsent(kind, it -> new TreeMap<>());
            for (var word : kind.words(therapist)) {
                byWord.computeIfAbsent(word, it -> new Bits(ids.length)).add(place);
            }
        }
        for (var way : Way.of(therapist, book)) {
            ways.computeIfAbsent(way.key(), key -> new WayOfSome(way, new Bits(ids.length)))
                    .therapists()
                    .add(place);
        }
    }

    /** The place of a therapist; negative for one who isn't here. */
    int placeOf(TherapistId id) {
        return Arrays.binarySearch(ids, id);
    }

    TherapistId idAt(int place) {
        return ids[place];
    }

    Therapist at(int place) {
        var therapist = therapists[place];
        if (therapist == null) {
            throw new IllegalStateException(ids[place] + " is not listed");
        }
        return therapist;
    }

    /** How many places there are. */
    int size() {
        return ids.length;
    }

    /** All who are listed. Not to be changed. */
    Bits listed() {
        return listed;
    }

    /** Those whose hours may have a price. Not to be changed. */
    Bits priced() {
        return priced;
    }

    /** The table of starts; null before the first question. */
    @Nullable Starts startsSoFar() {
        return starts;
    }

    Starts starts() {
        return Objects.requireNonNull(starts);
    }

    WeekLoads loads() {
        return Objects.requireNonNull(loads);
    }

    /** All ways in which somebody here sees clients, with who does. */
    List<WayOfSome> ways() {
        return new ArrayList<>(ways.values());
    }

    /** For whom a condition holds. Not to be changed. */
    Bits with(Condition condition, Search search) {
        return switch (condition) {
            case Condition.All all when all.parts().isEmpty() -> listed;
            case Condition.All all when all.parts().size() == 1 ->
                    with(all.parts().getFirst(), search);
            case Condition.All all -> {
                var bits = listed.copy();
                all.parts().forEach(part -> bits.keepAll(with(part, search)));
                yield bits;
            }
            case Condition.Any any -> {
                var bits = new Bits(size());
                any.parts().forEach(part -> bits.addAll(with(part, search)));
                yield bits;
            }
            case Condition.Not not -> {
                var part = with(not.part(), search);
                yield part == nobody ? listed : listed.copy().removeAll(part);
            }
            case Condition.Fact fact -> saidOf(fact);
            case Condition.Licensed in -> licensedIn(in.state(), search);
            case Condition.Treats treats -> {
                var bits = new Bits(size());
                for (var id : search.book().treating(treats.person())) {
                    int place = placeOf(id);
                    if (place >= 0) {
                        bits.add(place);
                    }
                }
                yield bits;
            }
        };
    }

    private Bits saidOf(Condition.Fact fact) {
        var byWord = facts.get(fact.kind());
        var known = byWord == null ? null : byWord.get(fact.value());
        return known == null ? nobody : known;
    }

    private Bits licensedIn(String state, Search search) {
        var known = licensed.get(state);
        if (known == null || !known.isValid(search.now())) {
            if (licensed.size() >= MOST_STATES) {
                licensed.clear();
            }
            known =
                    new LicensedIn(
                            where(one -> search.isLicensedAtSomeTime(one, state)),
                            search.now(),
                            search.untilSomeNextDay(starts().zones()));
            licensed.put(state, known);
        }
        return known.therapists();
    }

    private Bits where(Predicate<Therapist> holds) {
        var bits = new Bits(size());
        for (int place = 0; place < therapists.length; place++) {
            var therapist = therapists[place];
            bits.set(place, therapist != null && holds.test(therapist));
        }
        return bits;
    }

    /** When the therapists of a way are free for a party whose people sit in these states. */
    FreeTimes freeTimes(PartyKind party, Way way, List<String> states, Instant now) {
        var sorted = states.size() == 1 ? states : states.stream().sorted().toList();
        var key = party + " " + way.key() + " " + String.join(",", sorted);
        var times = freeTimes.get(key);
        if (times == null) {
            if (freeTimes.size() >= MOST_FREE_TIMES) {
                freeTimes.clear();
            }
            times = new FreeTimes(new FreeHours(book, starts(), party, way, sorted), size());
            freeTimes.put(key, times);
        }
        var some = ways.get(way.key());
        var withWay = some == null ? new Bits(size()) : some.therapists();
        times.catchUp(therapists, withWay, loads(), now);
        return times;
    }

    /** A way in which some therapists see clients. */
    record WayOfSome(Way way, Bits therapists) {}

    /** Who has a licence in a state, from one moment up to the next day that begins somewhere. */
    private record LicensedIn(Bits therapists, Instant from, Instant until) {

        boolean isValid(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }
}
