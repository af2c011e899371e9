// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A therapist as matching knows them. */
public record Therapist(
        String therapistId,
        boolean listed,
        int version,
        boolean acceptsNewClients,
        List<String> parties,
        String timeZone,
        List<String> languages,
        @Nullable String gender,
        List<String> specialties,
        List<String> excludedConcerns,
        List<String> plans,
        boolean takesSelfPay,
        int weeklyTrialLimit,
        boolean asksFirst,
        List<Licence> licences,
        List<Hours> hours) {

    /** A licence for one state; without an end while none is set. */
    public record Licence(String state, LocalDate validFrom, @Nullable LocalDate validUntil) {

        public boolean coversOn(String where, LocalDate day) {
            return state.equals(where)
                    && !day.isBefore(validFrom)
                    && (validUntil == null || !day.isAfter(validUntil));
        }
    }

    /** Weekly hours, in minutes from midnight in the therapist's time zone. */
    public record Hours(
            String weekday,
            int fromMinute,
            int toMinute,
            List<String> formats,
            @Nullable String officeId) {}
}
