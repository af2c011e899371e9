// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.hotslot;

import java.util.List;
import java.util.function.IntFunction;

/**
 * What people want, told to both sides.
 *
 * @param what in words
 * @param people how many
 * @param accepts what they do in our practice
 * @param wishes what they want from PostgreSQL
 */
record Scene(
        String what, int people, IntFunction<HotSlots> accepts, IntFunction<List<Wish>> wishes) {

    static Scene oneSlot(int people) {
        return new Scene("all for one slot", people, HotSlots::one, Wish::one);
    }

    static Scene hundredSlots(int people) {
        return new Scene(
                "about 100 slots, 50 and 75 minutes", people, HotSlots::hundred, Wish::hundred);
    }

    static Scene slotEach(int people) {
        return new Scene("a slot each", people, HotSlots::oneEach, Wish::oneEach);
    }

    HotSlots accepting() {
        return accepts.apply(people);
    }

    List<Wish> wishing() {
        return wishes.apply(people);
    }

    @Override
    public String toString() {
        return people + " people, " + what;
    }
}
