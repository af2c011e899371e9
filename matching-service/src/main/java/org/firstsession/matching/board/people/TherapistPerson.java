// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import org.jspecify.annotations.Nullable;

/**
 * A therapist as a person, as the vault keeps them.
 *
 * @param supervisor under whose licence an associate works, as clients read it
 */
public record TherapistPerson(
        String therapistId,
        String name,
        @Nullable String credentials,
        @Nullable String email,
        @Nullable String videoLink,
        @Nullable String supervisor) {

    @Override
    public String toString() {
        return "TherapistPerson[" + therapistId + "]";
    }
}
