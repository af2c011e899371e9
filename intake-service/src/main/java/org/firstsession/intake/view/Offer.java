// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An open offer.
 *
 * @param extensions how often the client got more time
 * @param consents those of two who have agreed to the option that is left
 * @param withheld those of two who want none of it, which shows to nobody else
 */
public record Offer(
        String offerId,
        Instant expiresAt,
        int extensions,
        List<RequestCase.Option> options,
        List<String> consents,
        List<String> withheld) {

    public Offer {
        options = List.copyOf(options);
        consents = consents == null ? List.of() : List.copyOf(consents);
        withheld = withheld == null ? List.of() : List.copyOf(withheld);
    }

    public boolean has(String optionId) {
        return options.stream().anyMatch(option -> option.optionId().equals(optionId));
    }

    Offer until(Instant later, boolean clientAsked) {
        return new Offer(
                offerId,
                later,
                clientAsked ? extensions + 1 : extensions,
                options,
                consents,
                withheld);
    }

    /** A yes holds its one option for the other; it takes an own no back. */
    Offer agreedBy(String personId, String optionId, Instant until) {
        return new Offer(
                offerId,
                until,
                extensions,
                options.stream().filter(one -> one.optionId().equals(optionId)).toList(),
                with(consents, personId),
                without(withheld, personId));
    }

    Offer refusedBy(String personId) {
        return new Offer(
                offerId,
                expiresAt,
                extensions,
                options,
                without(consents, personId),
                with(withheld, personId));
    }

    private static List<String> with(List<String> people, String personId) {
        var more = new ArrayList<>(without(people, personId));
        more.add(personId);
        return more;
    }

    private static List<String> without(List<String> people, String personId) {
        return people.stream().filter(one -> !one.equals(personId)).toList();
    }
}
