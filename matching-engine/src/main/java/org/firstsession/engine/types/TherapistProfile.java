// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that matching knows of a therapist.
 *
 * @param therapistId pseudonymous id
 * @param version rises with every change; an older one never replaces a newer one
 * @param acceptsNewClients whether new clients are taken at all
 * @param parties with whom the therapist works
 * @param timeZone the zone of the weekly hours
 * @param licences by state
 * @param languages BCP 47
 * @param gender the practice's code; null when not stated
 * @param specialties codes of concerns
 * @param excludedConcerns codes of concerns that are not taken
 * @param plans ids of the insurance plans that are taken
 * @param takesSelfPay whether clients may pay themselves
 * @param hours weekly hours for trial sessions
 * @param weeklyTrialLimit most confirmed trial sessions in one week, Monday to Sunday in {@code
 *     timeZone}
 * @param asksFirst whether the therapist is asked before a session is confirmed
 */
public record TherapistProfile(
        TherapistId therapistId,
        int version,
        boolean acceptsNewClients,
        List<PartyKind> parties,
        ZoneId timeZone,
        List<Licence> licences,
        List<String> languages,
        @Nullable String gender,
        List<String> specialties,
        List<String> excludedConcerns,
        List<String> plans,
        boolean takesSelfPay,
        List<OfferedHours> hours,
        int weeklyTrialLimit,
        boolean asksFirst) {

    public TherapistProfile {
        parties = List.copyOf(parties);
        licences = List.copyOf(licences);
        languages = List.copyOf(languages);
        specialties = List.copyOf(specialties);
        excludedConcerns = List.copyOf(excludedConcerns);
        plans = List.copyOf(plans);
        hours = List.copyOf(hours);
        Require.between(weeklyTrialLimit, 0, 1_000, "weeklyTrialLimit");
    }
}
