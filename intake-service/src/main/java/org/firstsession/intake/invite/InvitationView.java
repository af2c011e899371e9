// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as whoever holds its link reads it. It is one and the same until it ends, whatever
 * was answered: the asker holds the link too.
 *
 * @param practice the practice's name
 * @param expiresAt until when it can be answered; null while the request isn't decided
 * @param links {@code join} and {@code decline}, while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationView(String practice, @Nullable Instant expiresAt, Map<String, String> links) {

    @Override
    public String toString() {
        return "InvitationView[redacted]";
    }

    boolean isOpen() {
        return !links.isEmpty();
    }
}
