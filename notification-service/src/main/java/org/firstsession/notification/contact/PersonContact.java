// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a client.
 *
 * @param email the address; null when none was given
 * @param contactBy the ways that the client agreed to; empty when nothing was said
 * @param timeZone the IANA zone of the client's clocks; null when not known
 * @param link a fresh link to the client's page; null when there is none
 */
public record PersonContact(
        @Nullable String email,
        @Nullable List<String> contactBy,
        @Nullable String timeZone,
        @Nullable String link) {

    /** The address, if mail is among the ways that the client agreed to. */
    public @Nullable String usableEmail() {
        boolean agreed = contactBy == null || contactBy.isEmpty() || contactBy.contains("email");
        return agreed ? email : null;
    }

    @Override
    public String toString() {
        return "PersonContact[redacted]";
    }
}
