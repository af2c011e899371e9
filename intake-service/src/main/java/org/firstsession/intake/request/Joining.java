// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.types.Participant;
import org.firstsession.types.PartnerWishes;
import org.jspecify.annotations.Nullable;

/**
 * An invited partner's own side, as it can be accepted.
 *
 * @param participant the coded part, which goes on the log
 * @param wishes what the partner needs; goes on the log
 * @param person the personal part, which goes into the vault
 * @param safety the private answers; null when they weren't given
 * @param message the partner's own words, for the practice alone; null when there are none
 */
public record Joining(
        Participant participant,
        PartnerWishes wishes,
        Person person,
        @Nullable SafetyAnswers safety,
        @Nullable String message) {

    @Override
    public String toString() {
        return "Joining[" + person.personId() + ", redacted]";
    }
}
