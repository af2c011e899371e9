// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a therapist that look free on the board: a help for choosing, nothing more. The engine
 * decides about each of them anew.
 */
final class FreeHours {

    private static final Duration STEP = Duration.ofMinutes(30);

    private FreeHours() {}

    /** An hour that looks free, and where it can be held. */
    record Free(Instant startsAt, List<String> formats, @Nullable String officeId) {}

    /**
     * Free starts of a day.
     *
     * @param length of the session with its buffer
     * @param taken the therapist's own
     * @param away everybody's
     */
    static List<Free> of(
            Therapist therapist,
            LocalDate day,
            Duration length,
            List<Week.Taken> taken,
            List<Week.Away> away) {
        var free = new ArrayList<Free>();
        var zone = ZoneId.of(therapist.timeZone());
        for (var hours : therapist.hours()) {
            if (!day.getDayOfWeek().name().startsWith(hours.weekday())) {
                continue;
            }
            var midnight = day.atStartOfDay();
            var end = midnight.plusMinutes(hours.toMinute()).atZone(zone).toInstant();
            var start = midnight.plusMinutes(hours.fromMinute()).atZone(zone).toInstant();
            for (; !start.plus(length).isAfter(end); start = start.plus(STEP)) {
                if (isFree(therapist, hours, start, start.plus(length), taken, away)) {
                    free.add(new Free(start, hours.formats(), hours.officeId()));
                }
            }
        }
        return free;
    }

    private static boolean isFree(
            Therapist therapist,
            Therapist.Hours hours,
            Instant from,
            Instant to,
            List<Week.Taken> taken,
            List<Week.Away> away) {
        return taken.stream()
                        .noneMatch(it -> it.startsAt().isBefore(to) && it.endsAt().isAfter(from))
                && away.stream()
                        .filter(it -> concerns(it, therapist, hours))
                        .noneMatch(it -> it.overlaps(from, to));
    }

    private static boolean concerns(Week.Away away, Therapist therapist, Therapist.Hours hours) {
        return "CLOSED".equals(away.kind())
                ? away.whose().isEmpty() || away.whose().equals(hours.officeId())
                : away.whose().equals(therapist.therapistId());
    }
}
