// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.List;
import org.firstsession.intake.practice.Practice;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Needs;
import org.firstsession.types.Participant;
import org.firstsession.types.PartnerWishes;
import org.firstsession.types.PartyKind;
import org.jspecify.annotations.Nullable;

/**
 * What a session should be like.
 *
 * @param metres longest way to an office; null leaves it to the practice
 * @param concerns codes of what it is about
 * @param gender code of the only therapist gender that would do; null when any
 */
record Wishes(
        @Nullable FormatWish format,
        @Nullable Integer metres,
        List<String> concerns,
        @Nullable String gender) {

    private static final int LONGEST_WAY_KM = 500;
    private static final int METRES_PER_KM = 1_000;

    static Wishes read(Fields fields, Practice practice, @Nullable FormatWish format) {
        var kilometres = fields.integer("maxDistanceKm", 1, LONGEST_WAY_KM);
        return new Wishes(
                format,
                kilometres == null ? null : kilometres * METRES_PER_KM,
                Codes.ofConcerns(fields, practice.concerns()),
                Codes.one(fields, "therapistGender", practice.genders()));
    }

    Needs asNeeds(PartyKind party, List<Participant> people) {
        return new Needs(party, people, format, metres, concerns, gender, null);
    }

    PartnerWishes asPartners() {
        return new PartnerWishes(format, metres, concerns, gender);
    }
}
