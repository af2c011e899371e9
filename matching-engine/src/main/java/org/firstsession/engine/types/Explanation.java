// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;

/**
 * How a decision came about, from the code that took it.
 *
 * @param considered how many therapists were looked at
 * @param removed how many each hard rule removed, in order of precedence, none left out but zeros
 */
public record Explanation(int considered, List<RuleCount> removed) {

    public Explanation {
        removed = List.copyOf(removed);
    }
}
