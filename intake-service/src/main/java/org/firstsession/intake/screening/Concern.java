// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the screening of one text found.
 *
 * @param kinds what the text may tell of, in the order of {@link ConcernKind}; never empty
 * @param scope how far it reaches
 * @param lexiconVersion the lexicon that found it
 */
public record Concern(List<ConcernKind> kinds, ConcernScope scope, String lexiconVersion) {

    public Concern {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("a concern has a kind");
        }
    }

    /** Violence between the two of a couple bars what is joint; anything else bars everything. */
    static Concern of(Set<ConcernKind> kinds, Party party, String lexiconVersion) {
        var joint = party == Party.COUPLE && kinds.equals(EnumSet.of(ConcernKind.PARTNER_VIOLENCE));
        return new Concern(
                kinds.stream().sorted().toList(),
                joint ? ConcernScope.JOINT : ConcernScope.ALL,
                lexiconVersion);
    }

    /** Without the kinds, so that none gets into a log by mistake. */
    @Override
    public String toString() {
        return "Concern[" + scope + ", redacted]";
    }
}
