// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
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

    private final NavigableMap<Instant, Taken> byStart;

    Agenda() {
        byStart = new TreeMap<>();
    }

    private Agenda(NavigableMap<Instant, Taken> byStart) {
        this.byStart = new TreeMap<>(byStart);
    }

    /**
     * What stands in the way of an hour, or null. What the request itself holds never does.
     *
     * @param travel least time to a session in another office
     */
    public @Nullable Taken conflict(Slot wanted, RequestId asking, Duration travel) {
        var entry = byStart.lowerEntry(later(wanted.blockedUntil(), wanted.endsAt().plus(travel)));
        while (entry != null) {
            var taken = entry.getValue();
            var other = taken.slot();
            if (!later(other.blockedUntil(), other.endsAt().plus(travel))
                    .isAfter(wanted.startsAt())) {
                return null;
            }
            if (!taken.holder().equals(asking)
                    && (other.overlaps(wanted) || isTooFarFrom(other, wanted, travel))) {
                return taken;
            }
            entry = byStart.lowerEntry(entry.getKey());
        }
        return null;
    }

    /** How many booked sessions start in a stretch of time. */
    public int confirmedBetween(Instant from, Instant to) {
        int confirmed = 0;
        for (var taken : byStart.subMap(from, to).values()) {
            confirmed += taken.confirmed() ? 1 : 0;
        }
        return confirmed;
    }

    /** The same without what the request itself has booked. */
    public int confirmedBetween(Instant from, Instant to, RequestId asking) {
        int confirmed = 0;
        for (var taken : byStart.subMap(from, to).values()) {
            confirmed += taken.confirmed() && !taken.holder().equals(asking) ? 1 : 0;
        }
        return confirmed;
    }

    /** What is taken and ends after an instant, in order. */
    public Iterable<Taken> after(Instant instant) {
        return byStart.values().stream()
                .filter(taken -> taken.slot().endsAt().isAfter(instant))
                .toList();
    }

    /** What is taken and starts at an instant or later, in order. */
    public Collection<Taken> startingFrom(Instant instant) {
        return Collections.unmodifiableCollection(byStart.tailMap(instant).values());
    }

    void take(Taken taken) {
        var slot = taken.slot();
        var before = byStart.lowerEntry(slot.blockedUntil());
        if (before != null && before.getValue().slot().blockedUntil().isAfter(slot.startsAt())) {
            throw new IllegalStateException(
                    "%s and %s overlap".formatted(before.getValue(), taken));
        }
        byStart.put(slot.startsAt(), taken);
    }

    void release(Slot slot) {
        var taken = byStart.remove(slot.startsAt());
        if (taken == null || !taken.slot().equals(slot)) {
            throw new IllegalStateException(slot + " is released but was not taken");
        }
    }

    Agenda copy() {
        return new Agenda(byStart);
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
        return byStart.values().toString();
    }
}
