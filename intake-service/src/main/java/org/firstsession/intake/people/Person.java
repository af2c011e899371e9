// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked for a session.
 *
 * @param personId pseudonymous id, the only thing that others know
 * @param name as typed, trimmed
 * @param email null when not given
 * @param phone in E.164; null when not given
 * @param contactBy ways to be reached, {@code email} or {@code phone}
 * @param timeZone IANA id
 * @param language what to write in, {@code en} or {@code es}
 * @param contactRules how they may be written to without harm
 */
public record Person(
        UUID personId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        List<String> contactBy,
        String timeZone,
        String language,
        ContactRules contactRules) {

    public Person {
        contactBy = List.copyOf(contactBy);
    }

    /** The same person for another request: no id says that two requests are of one person. */
    public Person as(UUID otherId) {
        return new Person(otherId, name, email, phone, contactBy, timeZone, language, contactRules);
    }

    /** The first of the names, as somebody would be called. */
    public String firstName() {
        return name.split("\\s+", 2)[0];
    }

    @Override
    public String toString() {
        return "Person[" + personId + ", redacted]";
    }
}
