// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * So much of an entry of a calendar as says when it is, as it was written.
 *
 * @param kind {@code VEVENT} or {@code VFREEBUSY}
 */
record CalendarEntry(String kind, List<Line> lines) {

    /** A line of it, its name and the names of its parameters in upper case. */
    record Line(String name, Map<String, String> parameters, String value) {

        boolean has(String parameter, String value) {
            return value.equalsIgnoreCase(parameters.getOrDefault(parameter, ""));
        }
    }

    Optional<Line> first(String name) {
        return all(name).findFirst();
    }

    Stream<Line> all(String name) {
        return lines.stream().filter(line -> line.name().equals(name));
    }

    boolean says(String name, String value) {
        return all(name).anyMatch(line -> line.value().strip().equalsIgnoreCase(value));
    }

    /** Entries with one id are one series; without an id it is alone. */
    String uid() {
        return first("UID").map(line -> line.value().strip()).orElse("");
    }
}
