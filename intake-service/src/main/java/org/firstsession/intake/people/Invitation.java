// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import org.jspecify.annotations.Nullable;

/**
 * How a partner is invited.
 *
 * @param email where the practice sends the invitation; null when the asker hands it over
 * @param language what the practice writes in, {@code en} or {@code es}
 * @param saysWhoInvites whether the partner may read the asker's first name
 * @param partnerChoosesFirst whether the asker waits for the partner to choose a time
 */
public record Invitation(
        @Nullable String email,
        String language,
        boolean saysWhoInvites,
        boolean partnerChoosesFirst) {

    @Override
    public String toString() {
        return "Invitation[redacted]";
    }
}
