// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a roster file, in the order in which they are written. */
public enum RosterColumn {
    THERAPIST_ID,
    /** Of the profile from which the row was made; empty for somebody new. */
    VERSION,
    NAME,
    CREDENTIALS,
    EMAIL,
    VIDEO_LINK,
    SUPERVISOR,
    ACCEPTS_NEW_CLIENTS,
    PARTIES,
    TIME_ZONE,
    LICENCES,
    LANGUAGES,
    GENDER,
    SPECIALTIES,
    EXCLUDED_CONCERNS,
    PLANS,
    TAKES_SELF_PAY,
    WEEKLY_TRIAL_LIMIT,
    ASKS_FIRST,
    HOURS,
    /** Who took the file along; says nothing about a therapist, and may be left out. */
    EXPORTED_BY;

    /** In these a cell may hold several lines. */
    private static final Set<RosterColumn> LISTS =
            Set.of(LICENCES, LANGUAGES, SPECIALTIES, EXCLUDED_CONCERNS, PLANS, PARTIES, HOURS);

    /** What a therapist can differ in. */
    static final List<RosterColumn> CONTENT =
            Arrays.stream(values())
                    .filter(it -> it != THERAPIST_ID && it != VERSION && it != EXPORTED_BY)
                    .toList();

    boolean isList() {
        return LISTS.contains(this);
    }

    /** The name in the first line of a file. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    public String words() {
        return header().replace('_', ' ');
    }

    /** The column of a header, however it is cased and spaced. */
    static Optional<RosterColumn> of(String header) {
        var plain = header.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Arrays.stream(values()).filter(it -> it.name().equals(plain)).findFirst();
    }
}
