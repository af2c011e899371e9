// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import org.jspecify.annotations.Nullable;

/**
 * A therapist as a person; what matching needs is in the coded profile on the logs.
 *
 * @param supervisor under whose licence an associate works, as clients read it; null for who is
 *     licensed themselves
 */
public record TherapistPerson(
        String therapistId,
        String name,
        @Nullable String credentials,
        @Nullable String email,
        @Nullable String videoLink,
        @Nullable String supervisor) {

    /** The name that clients read, such as "Ana Ruiz, LMFT". */
    public String displayName() {
        return credentials == null || credentials.isBlank() ? name : name + ", " + credentials;
    }

    @Override
    public String toString() {
        return "TherapistPerson[" + therapistId + ", redacted]";
    }
}
