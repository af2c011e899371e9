// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * A practice's rota, as notification-service has it.
 *
 * @param version how often it was changed; 0 while it is what the settings say
 * @param timeZone of the practice's clock, by which shifts are meant
 * @param week all hours of the week from Monday, 0:00
 * @param now the places of those who are called just now, from 1, the first one first
 */
record Rota(
        long version, String timeZone, List<Person> people, List<Span> week, List<Integer> now) {

    /**
     * Somebody who is called.
     *
     * @param contact an address, or a number with its country's code
     * @param shifts when; empty for always
     */
    record Person(String name, String contact, List<Shift> shifts) {
        @Override
        public String toString() {
            return "Person[redacted]";
        }
    }

    /**
     * Hours of each week.
     *
     * @param to on the next day where it isn't after {@code from}
     */
    record Shift(DayOfWeek day, LocalTime from, LocalTime to) {}

    /**
     * Hours during which the same people are on shift.
     *
     * @param fromMinute of the week
     * @param toMinute of the week, exclusive
     * @param onShift their places; empty where nobody is
     */
    record Span(int fromMinute, int toMinute, List<Integer> onShift) {}
}
