// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import org.firstsession.engine.book.Therapist;
import org.jspecify.annotations.Nullable;

/**
 * When each therapist is free in one way, by therapist and by start: a row of starts for each
 * therapist, and above the starts a tree in which each node has the therapists who are free at some
 * start beneath it. So "who is free at some time of this stretch" takes a few nodes, however many
 * starts or therapists there are.
 */
final class FreeTimes {

    private final FreeHours hours;
    private final int therapists;
    private final @Nullable Bits[] offered;
    private final @Nullable Bits[] free;
    // The leaves, one for each start, are the second half; the node above i is i / 2.
    private final @Nullable Bits[] nodes;
    private final Bits stale;
    // Of whom the share that offers may hold changes as time passes, and when.
    private final Bits limited;
    private final Instant[] limitedUntil;
    private Instant asked = Instant.MIN;

    FreeTimes(FreeHours hours, int therapists) {
        this.hours = hours;
        this.therapists = therapists;
        this.offered = new Bits[therapists];
        this.free = new Bits[therapists];
        this.nodes = new Bits[2 * hours.starts().size()];
        this.stale = Bits.all(therapists);
        this.limited = new Bits(therapists);
        this.limitedUntil = new Instant[therapists];
    }

    /** Hours of the therapist at a place were taken or released. */
    void hasChanged(int therapist) {
        stale.add(therapist);
    }

    /** What the therapist at a place offers may be another. */
    void offersOtherHours(int therapist) {
        offered[therapist] = null;
        stale.add(therapist);
    }

    /** Takes in what has changed since the last question. */
    void catchUp(@Nullable Therapist[] roster, Bits withWay, WeekLoads loads, Instant now) {
        if (now.isBefore(asked)) {
            // The decision that asked last was given up: what was over then may still be to come.
            stale.add(0, therapists);
        }
        asked = now;
        for (int one = limited.next(0); one >= 0; one = limited.next(one + 1)) {
            if (now.isAfter(limitedUntil[one])) {
                stale.add(one);
            }
        }
        for (int one = stale.next(0); one >= 0; one = stale.next(one + 1)) {
            update(one, withWay.has(one) ? roster[one] : null, loads, now);
        }
        stale.clear();
    }

    /** The starts at which the therapist at a place is free. */
    @Nullable Bits of(int therapist) {
        return free[therapist];
    }

    /** Who is free at one start; null for nobody. */
    @Nullable Bits at(int start) {
        return nodes[start + nodes.length / 2];
    }

    /** Those of some therapists who are free at one of some starts. */
    Bits freeAtSome(Bits someStarts, Bits some) {
        var without = some.copy();
        for (int from = someStarts.next(0); from >= 0; ) {
            int to = someStarts.nextMissing(from);
            if (removeFree(from, to, without)) {
                return some.copy();
            }
            from = someStarts.next(to);
        }
        return without.becomeRestOf(some);
    }

    /** Adds those who are free between one start and another, which doesn't count. */
    void addFree(int from, int to, Bits some) {
        int low = from + nodes.length / 2;
        int high = to + nodes.length / 2;
        for (; low < high; low /= 2, high /= 2) {
            if (low % 2 == 1) {
                add(nodes[low++], some);
            }
            if (high % 2 == 1) {
                add(nodes[--high], some);
            }
        }
    }

    private static void add(@Nullable Bits node, Bits some) {
        if (node != null) {
            some.addAll(node);
        }
    }

    /**
     * Takes out of some therapists those who are free between one start and another, which doesn't
     * count; true when nobody is left.
     */
    boolean removeFree(int from, int to, Bits some) {
        int low = from + nodes.length / 2;
        int high = to + nodes.length / 2;
        for (; low < high; low /= 2, high /= 2) {
            if (low % 2 == 1) {
                remove(nodes[low++], some);
            }
            if (high % 2 == 1) {
                remove(nodes[--high], some);
            }
        }
        return some.isEmpty();
    }

    /** The same for those only who are in another set too. */
    void removeFreeOf(int from, int to, Bits those, Bits some) {
        int low = from + nodes.length / 2;
        int high = to + nodes.length / 2;
        for (; low < high; low /= 2, high /= 2) {
            if (low % 2 == 1) {
                remove(nodes[low++], those, some);
            }
            if (high % 2 == 1) {
                remove(nodes[--high], those, some);
            }
        }
    }

    private static void remove(@Nullable Bits node, Bits those, Bits some) {
        if (node != null) {
            some.removeCommon(node, those);
        }
    }

    private static void remove(@Nullable Bits node, Bits some) {
        if (node != null) {
            some.removeAll(node);
        }
    }

    private void update(int one, @Nullable Therapist therapist, WeekLoads loads, Instant now) {
        var before = free[one];
        var after = therapist == null ? null : freeNow(one, therapist, loads, now);
        free[one] = after;
        if (after != null) {
            int start = nextDifference(after, before, 0);
            for (; start >= 0; start = nextDifference(after, before, start + 1)) {
                add(start, one);
            }
        }
        if (before != null) {
            int start = nextDifference(before, after, 0);
            for (; start >= 0; start = nextDifference(before, after, start + 1)) {
                remove(start, one);
            }
        }
    }

    private static int nextDifference(Bits in, @Nullable Bits notIn, int from) {
        return notIn == null ? in.next(from) : in.nextNotIn(notIn, from);
    }

    private Bits freeNow(int one, Therapist therapist, WeekLoads loads, Instant now) {
        var offers = offered[one];
        if (offers == null) {
            offers = hours.offered(therapist);
            offered[one] = offers;
        }
        boolean sharesMayChange = hours.book().policy().scarcity().heldSharePercent() < 100;
        if (sharesMayChange) {
            limitedUntil[one] = FreeHours.heldShareLastsUntil(hours.book(), therapist, now);
            limited.set(one, limitedUntil[one].isBefore(Instant.MAX));
        }
        return hours.free(offers, therapist, now, null, loads.confirmedByWeek(one));
    }

    private void add(int start, int one) {
        for (int node = start + nodes.length / 2; node > 0; node /= 2) {
            var bits = nodes[node];
            if (bits == null) {
                bits = new Bits(therapists);
                nodes[node] = bits;
            } else if (bits.has(one)) {
                return;
            }
            bits.add(one);
        }
    }

    private void remove(int start, int one) {
        for (int node = start + nodes.length / 2; node > 0; node /= 2) {
            var bits = nodes[node];
            if (bits == null) {
                return;
            }
            bits.remove(one);
            var sibling = nodes[node ^ 1];
            if (sibling != null && sibling.has(one)) {
                return;
            }
        }
    }
}
