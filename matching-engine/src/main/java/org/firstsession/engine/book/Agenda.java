// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one therapist or room that are held or booked, buffers included. They never overlap:
 * taking one that would is a broken invariant and throws.
 *
 * <p>Example: with 10:00–10:50 and a buffer of 10 minutes taken, 10:50 is not free and 11:00 is.
 */
public final class Agenda {

    // In order of their starts. A list: far more often walked through or copied than changed.
    private final List<Taken> byStart;

    Agenda() {
        byStart = new ArrayList<>();
    }

    private Agenda(List<Taken> byStart) {
        this.byStart = new ArrayList<>(byStart);
    }

    /**
     * What stands in the way of an hour, or null. What the request itself holds never does.
     *
     * @param travel least time to a session in another office
     */
    public @Nullable Taken conflict(Slot wanted, RequestId asking, Duration travel) {
        var end = later(wanted.blockedUntil(), wanted.endsAt().plus(travel));
        for (int place = firstFrom(end) - 1; place >= 0; place--) {
            var taken = byStart.get(place);
            var other = taken.slot();
            if (!later(other.blockedUntil(), other.endsAt().plus(travel))
                    .isAfter(wanted.startsAt())) {
                return null;
            }
            if (!taken.holder().equals(asking)
                    && (other.overlaps(wanted) || isTooFarFrom(other, wanted, travel))) {
                return taken;
            }
        }
        return null;
    }

    /** How many booked sessions start in a stretch of time. */
    public int confirmedBetween(Instant from, Instant to) {
        int confirmed = 0;
        for (var taken : startingFrom(from)) {
            if (!taken.slot().startsAt().isBefore(to)) {
                break;
            }
            confirmed += taken.confirmed() ? 1 : 0;
        }
        return confirmed;
    }

    /** How many hours others hold from an instant on without having booked them. */
    public int heldFrom(Instant instant, @Nullable RequestId asking) {
        int held = 0;
        for (int place = firstFrom(instant); place < byStart.size(); place++) {
            var taken = byStart.get(place);
            held += taken.confirmed() || taken.holder().equals(asking) ? 0 : 1;
        }
        return held;
    }

    /** What is taken and ends after an instant, in order. */
    public Iterable<Taken> after(Instant instant) {
        return byStart.stream().filter(taken -> taken.slot().endsAt().isAfter(instant)).toList();
    }

    /** What is taken and starts at an instant or later, in order; until the next change. */
    public List<Taken> startingFrom(Instant instant) {
        return new Rest(byStart, firstFrom(instant));
    }

    void take(Taken taken) {
        var slot = taken.slot();
        int behind = firstFrom(slot.blockedUntil());
        var before = behind == 0 ? null : byStart.get(behind - 1);
        if (before != null && before.slot().blockedUntil().isAfter(slot.startsAt())) {
            throw new IllegalStateException("%s and %s overlap".formatted(before, taken));
        }
        byStart.add(firstFrom(slot.startsAt()), taken);
    }

    void release(Slot slot) {
        int place = firstFrom(slot.startsAt());
        if (place == byStart.size() || !byStart.get(place).slot().equals(slot)) {
            throw new IllegalStateException(slot + " is released but was not taken");
        }
        byStart.remove(place);
    }

    Agenda copy() {
        return new Agenda(byStart);
    }

    /** The place of the first that starts at an instant or later. */
    private int firstFrom(Instant instant) {
        int low = 0;
        int high = byStart.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byStart.get(middle).slot().startsAt().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isTooFarFrom(Slot one, Slot other, Duration travel) {
        return one.officeId() != null
                && other.officeId() != null
                && !one.officeId().equals(other.officeId())
                && one.startsAt().isBefore(other.endsAt().plus(travel))
                && other.startsAt().isBefore(one.endsAt().plus(travel));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public String toString() {
        return byStart.toString();
    }

    /** A list from one place on. Most decisions walk through many, so it goes by place alone. */
    private static final class Rest extends AbstractList<Taken> {

        private final List<Taken> all;
        private final int from;

        Rest(List<Taken> all, int from) {
            this.all = all;
            this.from = from;
        }

        @Override
        public Taken get(int place) {
            return all.get(from + place);
        }

        @Override
        public int size() {
            return all.size() - from;
        }

        @Override
        public Iterator<Taken> iterator() {
            return new Walk(all, from);
        }
    }

    private static final class Walk implements Iterator<Taken> {

        private final List<Taken> all;
        private int next;

        Walk(List<Taken> all, int from) {
            this.all = all;
            this.next = from;
        }

        @Override
        public boolean hasNext() {
            return next < all.size();
        }

        @Override
        public Taken next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return all.get(next++);
        }
    }
}
