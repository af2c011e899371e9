// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.screening;

import java.util.Set;
import org.firstsession.intake.screening.Phrase.Match;

/**
 * Whether a phrase is said or denied. A negator reaches a phrase only through words that carry a
 * negation on ("no <em>thoughts of</em> suicide"): "not okay, want to die" is no denial. Two
 * negators cancel out.
 */
record Negation(Set<String> negators, Set<String> carriers) {

    Negation {
        negators = Set.copyOf(negators);
        carriers = Set.copyOf(carriers);
    }

    boolean undoes(Text text, Match match) {
        int count = 0;
        for (int at = match.from(); at < match.to(); at++) {
            if (!match.named().get(at) && negators.contains(text.word(at))) {
                count++;
            }
        }
        for (int at = match.from(); !text.starts(at) && !text.paused(at); at--) {
            var before = text.word(at - 1);
            if (negators.contains(before)) {
                count++;
            } else if (!carriers.contains(before)) {
                break;
            }
        }
        return count % 2 == 1;
    }
}
