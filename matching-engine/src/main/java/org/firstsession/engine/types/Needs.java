// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param party who would come
 * @param participants the people, the one who asks first
 * @param format how the session should be held
 * @param maxDistanceMetres longest way to an office; null leaves it to the policy
 * @param concerns codes of what it is about
 * @param therapistGender the practice's code of the only gender that would do; null when any
 */
public record Needs(
        PartyKind party,
        List<Participant> participants,
        FormatWish format,
        @Nullable Integer maxDistanceMetres,
        List<String> concerns,
        @Nullable String therapistGender) {

    public Needs {
        participants = List.copyOf(participants);
        concerns = List.copyOf(concerns);
        Require.notEmpty(participants, "participants");
        if (maxDistanceMetres != null) {
            Require.between(maxDistanceMetres, 0, 21_000_000, "maxDistanceMetres");
        }
    }

    /** The one who asks. */
    public Participant asker() {
        return participants.getFirst();
    }

    public boolean concerns(PersonId person) {
        return participants.stream().anyMatch(one -> one.personId().equals(person));
    }

    public List<PersonId> personIds() {
        return participants.stream().map(Participant::personId).toList();
    }
}
