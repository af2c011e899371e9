// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import org.firstsession.engine.types.TherapistId;

/**
 * Something that is worked out from a book and kept beside it, so that it needn't be worked out
 * anew for each question. It adds nothing to what the book says: without it every answer would be
 * the same. A new policy, other offices or closures put an end to it.
 */
public interface Derived {

    /** The profile, the absences or the taken hours of a therapist have changed. */
    void changed(TherapistId therapistId);
}
