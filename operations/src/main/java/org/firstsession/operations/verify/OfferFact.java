// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.util.Map;
import java.util.TreeMap;
import org.firstsession.operations.log.Fields;

/** An open offer: its options by their ids. */
record OfferFact(String offerId, Map<String, SlotFact> options) {

    static OfferFact of(Fields offered) {
        var options = new TreeMap<String, SlotFact>();
        for (var option : offered.list("options")) {
            options.put(option.text("optionId"), SlotFact.of(option.inner("slot")));
        }
        return new OfferFact(offered.text("offerId"), options);
    }
}
