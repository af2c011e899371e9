// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.LocalDate;
import java.util.List;
import org.firstsession.types.Format;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
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

    /** The profile as a command carries it. */
    public TherapistProfile profile() {
        return new TherapistProfile(
                therapistId,
                version,
                acceptsNewClients,
                parties.stream().map(PartyKind::valueOf).toList(),
                timeZone,
                licences.stream().map(Licence::typed).toList(),
                languages,
                gender,
                specialties,
                excludedConcerns,
                plans,
                takesSelfPay,
                hours.stream().map(Hours::typed).toList(),
                weeklyTrialLimit,
                asksFirst);
    }

    /** A licence for one state; without an end while none is set. */
    public record Licence(String state, LocalDate validFrom, @Nullable LocalDate validUntil) {

        org.firstsession.types.Licence typed() {
            return new org.firstsession.types.Licence(state, validFrom, validUntil);
        }

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
            @Nullable String officeId) {

        OfferedHours typed() {
            return new OfferedHours(
                    new WeeklyWindow(Weekday.valueOf(weekday), fromMinute, toMinute),
                    formats.stream().map(Format::valueOf).toList(),
                    officeId);
        }
    }
}
