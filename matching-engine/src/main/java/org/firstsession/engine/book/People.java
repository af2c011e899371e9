// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/** What is known of the people: who is one with whom, when they are taken, who treats them. */
final class People {

    private final Layer<PersonId, List<Taken>> taken;
    private final Layer<PersonId, List<PersonId>> links;
    private final Layer<PersonId, List<TherapistId>> treatedBy;

    People(@Nullable People below) {
        taken = new Layer<>(below == null ? null : below.taken);
        links = new Layer<>(below == null ? null : below.links);
        treatedBy = new Layer<>(below == null ? null : below.treatedBy);
    }

    /** Everybody who is this person, the person first. */
    List<PersonId> sameAs(PersonId person) {
        if (links.get(person) == null) {
            return List.of(person);
        }
        NavigableSet<PersonId> known = new TreeSet<>();
        var all = new ArrayList<PersonId>();
        var open = new ArrayDeque<PersonId>();
        open.add(person);
        while (!open.isEmpty()) {
            var next = open.removeFirst();
            if (known.add(next)) {
                all.add(next);
                open.addAll(of(links, next));
            }
        }
        return all;
    }

    /** What another request has for this person at an overlapping time, or null. */
    @Nullable Taken conflict(PersonId person, Slot wanted, RequestId asking) {
        for (var same : sameAs(person)) {
            for (var one : of(taken, same)) {
                if (!one.holder().equals(asking) && one.slot().overlaps(wanted)) {
                    return one;
                }
            }
        }
        return null;
    }

    /** What is taken of a person's time, by whichever of their ids. */
    List<Taken> takenBy(PersonId person) {
        var all = sameAs(person);
        return all.size() == 1
                ? of(taken, person)
                : all.stream().flatMap(same -> of(taken, same).stream()).toList();
    }

    List<TherapistId> treating(PersonId person) {
        return sameAs(person).stream().flatMap(same -> of(treatedBy, same).stream()).toList();
    }

    boolean isTreatedBy(PersonId person, TherapistId therapist) {
        return treating(person).contains(therapist);
    }

    boolean areLinked(PersonId one, PersonId other) {
        return of(links, one).contains(other);
    }

    void take(PersonId person, Taken more) {
        var before = of(taken, person);
        if (before.isEmpty()) {
            taken.put(person, List.of(more));
            return;
        }
        var all = new ArrayList<Taken>(before.size() + 1);
        all.addAll(before);
        all.add(more);
        taken.put(person, List.copyOf(all));
    }

    void release(PersonId person, Slot slot, RequestId holder) {
        keep(person, one -> !(one.holder().equals(holder) && one.slot().equals(slot)));
    }

    void forget(PersonId person, RequestId holder) {
        keep(person, one -> !one.holder().equals(holder));
    }

    void link(PersonId one, PersonId other) {
        links.put(one, plus(of(links, one), other));
        links.put(other, plus(of(links, other), one));
    }

    void unlink(PersonId one, PersonId other) {
        unlinkOne(one, other);
        unlinkOne(other, one);
    }

    void treat(PersonId person, TherapistId therapist) {
        treatedBy.put(person, plus(of(treatedBy, person), therapist));
    }

    private void keep(PersonId person, Predicate<Taken> stays) {
        var before = of(taken, person);
        if (before.isEmpty()) {
            return;
        }
        var rest = new ArrayList<Taken>(before.size());
        for (var one : before) {
            if (stays.test(one)) {
                rest.add(one);
            }
        }
        if (rest.isEmpty()) {
            taken.remove(person);
        } else {
            taken.put(person, List.copyOf(rest));
        }
    }

    private void unlinkOne(PersonId one, PersonId other) {
        var rest = of(links, one).stream().filter(it -> !it.equals(other)).toList();
        if (rest.isEmpty()) {
            links.remove(one);
        } else {
            links.put(one, rest);
        }
    }

    private static <T> List<T> plus(List<T> some, T more) {
        if (some.contains(more)) {
            return some;
        }
        var all = new ArrayList<>(some);
        all.add(more);
        return List.copyOf(all);
    }

    private static <V> List<V> of(Layer<PersonId, List<V>> layer, PersonId person) {
        var found = layer.get(person);
        return found == null ? List.of() : found;
    }

    @Override
    public String toString() {
        return taken + " links " + links + " treated " + treatedBy;
    }
}
