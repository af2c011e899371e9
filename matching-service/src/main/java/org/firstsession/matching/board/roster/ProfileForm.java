// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.TherapistProfile;
import org.springframework.util.MultiValueMap;

/** Reads a profile's form into the whole profile that a command carries. */
final class ProfileForm {

    private final Therapist therapist;
    private final MultiValueMap<String, String> fields;

    ProfileForm(Therapist therapist, MultiValueMap<String, String> fields) {
        this.therapist = therapist;
        this.fields = fields;
    }

    /**
     * The profile from now on.
     *
     * @throws RosterFault when a field can't be used
     */
    TherapistProfile profile() {
        return new TherapistProfile(
                therapist.therapistId(),
                version() + 1,
                fields.containsKey("acceptsNewClients"),
                ProfileText.parties(all("parties")),
                ProfileText.timeZone(fields.getFirst("timeZone")),
                licences(),
                ProfileText.languages(fields.getFirst("languages")),
                ProfileText.gender(fields.getFirst("gender")),
                ProfileText.codes(fields.getFirst("specialties")),
                ProfileText.codes(fields.getFirst("excludedConcerns")),
                ProfileText.codes(fields.getFirst("plans")),
                fields.containsKey("takesSelfPay"),
                hours(),
                ProfileText.weeklyLimit(fields.getFirst("weeklyTrialLimit")),
                fields.containsKey("asksFirst"));
    }

    /** The version that the form was made from: a newer one is never overwritten. */
    private int version() {
        return ProfileText.number(
                fields.getFirst("version"), 0, Integer.MAX_VALUE - 1, "Load the page again.");
    }

    private List<Licence> licences() {
        var licences = new ArrayList<Licence>();
        var states = all("licenceState");
        for (int i = 0; i < states.size(); i++) {
            if (!states.get(i).isBlank()) {
                licences.add(
                        ProfileText.licence(
                                states.get(i), at("licenceFrom", i), at("licenceUntil", i)));
            }
        }
        return List.copyOf(licences);
    }

    private List<OfferedHours> hours() {
        var hours = new ArrayList<OfferedHours>();
        var days = all("day");
        for (int i = 0; i < days.size(); i++) {
            if (!days.get(i).isBlank()) {
                hours.add(
                        ProfileText.hours(days.get(i), at("from", i), at("to", i), at("place", i)));
            }
        }
        return ProfileText.apart(hours);
    }

    private String at(String name, int index) {
        var values = all(name);
        return index < values.size() ? values.get(index) : "";
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
