// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Slot;

/**
 * An open offer. All its options are held until it ends.
 *
 * @param offerId its id
 * @param expiresAt when it lapses
 * @param extensions how often its client got more time
 * @param options the options, best first
 */
public record Offer(OfferId offerId, Instant expiresAt, int extensions, List<Option> options) {

    public Offer {
        options = List.copyOf(options);
    }

    public Optional<Option> option(OptionId optionId) {
        return options.stream().filter(one -> one.optionId().equals(optionId)).findFirst();
    }

    public List<Slot> slots() {
        return options.stream().map(Option::slot).toList();
    }

    Offer extended(Instant newExpiry, boolean byClient) {
        return new Offer(offerId, newExpiry, byClient ? extensions + 1 : extensions, options);
    }
}
