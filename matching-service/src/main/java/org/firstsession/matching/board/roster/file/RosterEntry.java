// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.types.TherapistProfile;

/**
 * A therapist as a file has them.
 *
 * @param profile with the version that the command will carry
 */
record RosterEntry(int line, TherapistProfile profile, TherapistPerson person) {

    String therapistId() {
        return profile.getTherapistId();
    }

    @Override
    public String toString() {
        return "RosterEntry[" + therapistId() + "]";
    }
}
