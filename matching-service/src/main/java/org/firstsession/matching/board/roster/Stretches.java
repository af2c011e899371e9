// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.types.Interval;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads stretches of time from forms. What can't be used ends in a {@link RosterFault}. */
final class Stretches {

    private Stretches() {}

    /** As somebody types it, by a local clock. */
    static Interval typed(String from, String to, ZoneId zone) {
        return between(local(from, zone), local(to, zone));
    }

    /** Adds the stretch that a form carries, or takes it out when that is asked. */
    static void change(List<Interval> all, MultiValueMap<String, String> fields) {
        var stretch =
                between(instant(fields.getFirst("startsAt")), instant(fields.getFirst("endsAt")));
        if (fields.containsKey("remove")) {
            all.remove(stretch);
        } else if (!all.contains(stretch)) {
            all.add(stretch);
        }
    }

    private static Interval between(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw new RosterFault("It ends before it begins.");
        }
        return new Interval(from, to);
    }

    private static Instant local(String typed, ZoneId zone) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new RosterFault("Say from when and until when.");
        }
    }

    private static Instant instant(@Nullable String typed) {
        try {
            return Instant.parse(String.valueOf(typed));
        } catch (DateTimeException e) {
            throw new RosterFault("Say from when and until when.");
        }
    }
}
