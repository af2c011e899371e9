// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.oncall;

import java.util.List;

/**
 * Somebody who is called.
 *
 * @param name whom the board names
 * @param contact a mail address, or a number with its country's code
 * @param shifts when they are on call; empty for always
 */
public record Person(String name, String contact, List<Shift> shifts) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_SHIFTS = 50;

    public Person {
        name = name.strip();
        contact = contact.contains("@") ? contact.strip() : contact.replaceAll("[\\s().-]", "");
        shifts = List.copyOf(shifts);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("somebody on call has a name");
        }
        if (contact.length() > LONGEST_ADDRESS
                || !contact.matches("[^\\s@,]+@[^\\s@,]+|\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("somebody on call has an address or a number");
        }
        if (shifts.size() > MOST_SHIFTS) {
            throw new IllegalArgumentException("more shifts than fit into a week");
        }
    }

    boolean isOnShift(int minuteOfWeek) {
        return shifts.isEmpty() || shifts.stream().anyMatch(shift -> shift.covers(minuteOfWeek));
    }

    @Override
    public String toString() {
        return "Person[redacted]";
    }
}
