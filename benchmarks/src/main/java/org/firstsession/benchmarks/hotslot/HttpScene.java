// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A rush that comes through HTTP. In our system an hour is held for one person before it can be
 * accepted, so the rush for it are many accepts by that person's link; who else wants it is kept
 * away by the hold.
 *
 * @param what in words
 * @param hours how many people are offered one
 * @param accepts how often all in all these are accepted
 * @param practice the practice for so many people
 * @param wishes what so many want from the yardstick
 */
record HttpScene(
        String what,
        int hours,
        int accepts,
        IntFunction<HotSlots.Hours> practice,
        IntFunction<List<Wish>> wishes) {

    static HttpScene oneSlot(int accepts) {
        return new HttpScene("one slot", 1, accepts, people -> HotSlots.oneHour(), Wish::one);
    }

    static HttpScene hundredSlots(int hours, int accepts) {
        return new HttpScene(
                "about %d slots, 50 and 75 minutes".formatted(hours),
                hours,
                accepts,
                people -> HotSlots.hundredHours(),
                Wish::hundred);
    }

    static HttpScene slotEach(int people) {
        return new HttpScene("a slot each", people, people, HotSlots::hourEach, Wish::oneEach);
    }

    @Override
    public String toString() {
        return "%d accepts, %s".formatted(accepts, what);
    }
}
