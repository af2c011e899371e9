// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.practice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clients may know of a practice, and the codes that its therapists use.
 *
 * @param concerns codes of what a session can be about
 * @param plans ids of the insurance plans that somebody takes
 * @param genders the practice's codes of its therapists' genders
 * @param languages BCP 47 tags of the languages that somebody speaks
 */
public record Practice(
        String practiceId,
        String name,
        String timeZone,
        List<PlaceOfPractice> offices,
        int individualPriceCents,
        int couplePriceCents,
        int lateCancelHours,
        int holdExtensions,
        Set<String> concerns,
        Set<String> plans,
        Set<String> genders,
        Set<String> languages) {

    public Optional<PlaceOfPractice> office(@Nullable String officeId) {
        return offices.stream().filter(office -> office.officeId().equals(officeId)).findFirst();
    }

    /** An office as clients read it. */
    public record PlaceOfPractice(
            String officeId, String name, String address, String state, String timeZone) {

        public String nameAndAddress() {
            return name + ", " + address;
        }
    }
}
