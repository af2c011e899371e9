// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.util.Locale;

/** What somebody's work is. One person may have several. */
public enum Role {
    /** Keeps the accounts; sees nobody who asked for a session. */
    ADMINISTRATOR,
    /** Sees the practice's requests and steers them. */
    COORDINATOR,
    /** A coordinator who may also lift a safety hold. */
    CLINICAL_LEAD,
    /** Sees the own calendar and, from the match on, the own cases. */
    THERAPIST,
    /** Runs the system; sees who looked at whom, by id, and no person. */
    OPS;

    public String authority() {
        return "ROLE_" + name();
    }

    /** Such as "Clinical lead". */
    public String words() {
        var words = name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
