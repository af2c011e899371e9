// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

import org.jspecify.annotations.Nullable;

/**
 * How to reach and how to name a therapist.
 *
 * @param name the name that clients read
 * @param email the address; null when none is known
 * @param videoLink where video sessions are held; null when none is known
 */
public record TherapistContact(String name, @Nullable String email, @Nullable String videoLink) {

    @Override
    public String toString() {
        return "TherapistContact[redacted]";
    }
}
