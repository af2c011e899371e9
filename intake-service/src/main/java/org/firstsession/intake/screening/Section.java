// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of one meaning.
 *
 * @param kind what they tell of; null when they are harmless and only keep their words from the
 *     sections below
 * @param flags what is special about them
 */
record Section(@Nullable ConcernKind kind, Set<Flag> flags, Phrases phrases) {

    enum Flag {
        /** A negation before the phrase doesn't undo it. */
        EVEN_NEGATED,
        /** Undone by a mark of the past in the same sentence. */
        UNLESS_PAST,
        /** Counts only in a couple's request. */
        COUPLE_ONLY
    }

    Section {
        flags = flags.isEmpty() ? Set.of() : EnumSet.copyOf(flags);
    }

    boolean appliesTo(Party party) {
        return party == Party.COUPLE || !flags.contains(Flag.COUPLE_ONLY);
    }

    boolean undoneByNegation() {
        return kind != null && !flags.contains(Flag.EVEN_NEGATED);
    }

    /** What happened between two partners who want to sit in one room counts however long ago. */
    boolean undoneByPast(Party party) {
        return flags.contains(Flag.UNLESS_PAST)
                && !(party == Party.COUPLE && kind == ConcernKind.PARTNER_VIOLENCE);
    }
}
