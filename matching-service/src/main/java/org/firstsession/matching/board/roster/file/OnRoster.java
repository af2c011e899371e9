// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.util.Map;
import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.types.TherapistProfile;

/**
 * A therapist whom the roster has.
 *
 * @param listed false for somebody who was taken off the list
 * @param cells as an export writes them
 */
record OnRoster(
        TherapistProfile profile,
        TherapistPerson person,
        boolean listed,
        Map<RosterColumn, String> cells) {

    OnRoster(TherapistProfile profile, TherapistPerson person, boolean listed) {
        this(profile, person, listed, RosterCells.of(profile, person));
    }

    @Override
    public String toString() {
        return "OnRoster[" + profile.getTherapistId() + "]";
    }
}
