// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.operations.log.Fields;
import org.jspecify.annotations.Nullable;

/** What the profile in force says of a therapist. */
record ProfileFact(
        boolean acceptsNewClients,
        List<String> parties,
        ZoneId zone,
        List<Licence> licences,
        List<String> languages,
        @Nullable String gender,
        List<String> excludedConcerns,
        List<String> plans,
        boolean takesSelfPay,
        List<Hours> hours,
        int weeklyTrialLimit) {

    static ProfileFact of(Fields profile) {
        var zone = ZoneId.of(profile.text("timeZone"));
        return new ProfileFact(
                profile.flag("acceptsNewClients"),
                profile.texts("parties"),
                zone,
                profile.list("licences").stream().map(Licence::of).toList(),
                profile.texts("languages"),
                profile.textOrNull("gender"),
                profile.texts("excludedConcerns"),
                profile.texts("plans"),
                profile.flag("takesSelfPay"),
                profile.list("hours").stream().map(hours -> Hours.of(zone, hours)).toList(),
                (int) profile.number("weeklyTrialLimit"));
    }

    boolean isLicensed(String state, LocalDate day) {
        return licences.stream()
                .anyMatch(licence ->
                        licence.state().equals(state)
                                && !day.isBefore(licence.from())
                                && (licence.until() == null || !day.isAfter(licence.until())));
    }

    /** Whether a session lies inside hours that allow its format and place. */
    boolean offers(SlotFact slot) {
        return hours.stream()
                .anyMatch(one ->
                        one.formats().contains(slot.format())
                                && (slot.officeId() == null
                                        || slot.officeId().equals(one.officeId()))
                                && one.windows().cover(slot.startsAt(), slot.endsAt()));
    }

    record Licence(String state, LocalDate from, @Nullable LocalDate until) {
        static Licence of(Fields licence) {
            var from = licence.day("validFrom");
            return new Licence(
                    licence.text("state"),
                    from == null ? LocalDate.MIN : from,
                    licence.day("validUntil"));
        }
    }

    record Hours(Windows windows, List<String> formats, @Nullable String officeId) {
        static Hours of(ZoneId zone, Fields hours) {
            return new Hours(
                    Windows.of(zone, List.of(hours.inner("window"))),
                    hours.texts("formats"),
                    hours.textOrNull("officeId"));
        }
    }
}
