// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;

/**
 * One of the hours that an offer holds.
 *
 * @param optionId its id
 * @param slot the hour
 * @param why the points of each criterion
 */
public record Option(OptionId optionId, Slot slot, List<CriterionPoints> why) {

    public Option {
        why = List.copyOf(why);
    }
}
