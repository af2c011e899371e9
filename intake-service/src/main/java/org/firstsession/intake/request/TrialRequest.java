// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import java.util.UUID;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.intake.screening.Party;
import org.firstsession.types.Needs;
import org.firstsession.types.PartyKind;
import org.jspecify.annotations.Nullable;

/**
 * A request that can be accepted.
 *
 * @param needs the coded part, which goes on the log
 * @param person the personal part, which goes into the vault
 * @param partner the same of the other of two at one screen; null for anybody else
 * @param invitation what was said of the invitation; null when nobody is invited
 * @param safety the asker's private answers; null when they weren't given
 * @param message the person's own words; null when there are none
 */
record TrialRequest(
        Needs needs,
        Person person,
        @Nullable Person partner,
        @Nullable InvitationWishes invitation,
        @Nullable SafetyAnswers safety,
        @Nullable String message) {

    /**
     * How a partner is invited.
     *
     * @param partnerId the id that the partner will have once they join
     * @param email where the practice sends the invitation; null when the asker hands it over
     * @param language what the practice writes in, {@code en} or {@code es}
     * @param saysWhoInvites whether the partner may read the asker's first name
     * @param partnerChoosesFirst whether the asker waits for the partner to choose a time
     */
    record InvitationWishes(
            UUID partnerId,
            @Nullable String email,
            String language,
            boolean saysWhoInvites,
            boolean partnerChoosesFirst) {

        @Override
        public String toString() {
            return "InvitationWishes[redacted]";
        }
    }

    Party party() {
        return needs.getParty() == PartyKind.COUPLE ? Party.COUPLE : Party.INDIVIDUAL;
    }

    @Override
    public String toString() {
        return "TrialRequest[" + person.personId() + ", redacted]";
    }
}
