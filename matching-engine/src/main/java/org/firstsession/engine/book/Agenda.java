// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one therapist that are held or booked, buffers included. They never overlap: taking
 * one that would is a broken invariant and throws.
 *
 * <p>Example: with 10:00–10:50 and a buffer of 10 minutes taken, 10:50 is not free and 11:00 is.
 */
public final class Agenda {

    private final NavigableMap<Instant, Taken> byStart = new TreeMap<>();

    /** What stands in the way of a slot, or null. What the request itself holds never does. */
    public @Nullable Taken conflict(Instant start, Instant blockedUntil, RequestId asking) {
        var entry = byStart.lowerEntry(blockedUntil);
        while (entry != null && entry.getValue().slot().blockedUntil().isAfter(start)) {
            if (!entry.getValue().holder().equals(asking)) {
                return entry.getValue();
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

    /** What is taken and ends after an instant, in order. */
    public Iterable<Taken> after(Instant instant) {
        return byStart.values().stream()
                .filter(taken -> taken.slot().endsAt().isAfter(instant))
                .toList();
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

    @Override
    public String toString() {
        return byStart.values().toString();
    }
}
