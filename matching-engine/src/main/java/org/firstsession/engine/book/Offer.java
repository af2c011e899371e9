// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Slot;

/**
 * An open offer. All its options are held until it ends.
 *
 * @param offerId its id
 * @param occasion what it follows from
 * @param expiresAt when it lapses
 * @param extensions how often its client got more time
 * @param options the options, best first; one alone once somebody of a couple has agreed to it
 * @param pinned whether somebody of a couple has agreed to the one option; a yes that was taken
 *     back leaves it pinned, so that the no doesn't show
 * @param consents who agrees to the one option
 * @param withheld who wants none of the options; the other partner doesn't learn of it
 * @param asked whether the therapist of the one option is asked about a move; from then on only
 *     their answer counts
 */
public record Offer(
        OfferId offerId,
        OfferOccasion occasion,
        Instant expiresAt,
        int extensions,
        List<Option> options,
        boolean pinned,
        List<PersonId> consents,
        List<PersonId> withheld,
        boolean asked) {

    public Offer {
        options = List.copyOf(options);
        consents = List.copyOf(consents);
        withheld = List.copyOf(withheld);
    }

    public Optional<Option> option(OptionId optionId) {
        for (var one : options) {
            if (one.optionId().equals(optionId)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    public List<Slot> slots() {
        return options.stream().map(Option::slot).toList();
    }

    Offer extended(Instant newExpiry, boolean byClient) {
        return new Offer(
                offerId,
                occasion,
                newExpiry,
                byClient ? extensions + 1 : extensions,
                options,
                pinned,
                consents,
                withheld,
                asked);
    }

    Offer consented(OptionId optionId, PersonId person, Instant newExpiry) {
        return new Offer(
                offerId,
                occasion,
                newExpiry,
                extensions,
                List.of(option(optionId).orElseThrow()),
                true,
                plus(consents, person),
                without(withheld, person),
                asked);
    }

    /** The therapist of one option is asked, who answers by an instant. */
    Offer askedFor(OptionId optionId, Instant answerBy) {
        return new Offer(
                offerId,
                occasion,
                answerBy,
                extensions,
                List.of(option(optionId).orElseThrow()),
                pinned,
                consents,
                withheld,
                true);
    }

    /** A later no takes an earlier yes back: both must want the hour when it is booked. */
    Offer withheldBy(PersonId person) {
        return new Offer(
                offerId,
                occasion,
                expiresAt,
                extensions,
                options,
                pinned,
                without(consents, person),
                plus(withheld, person),
                asked);
    }

    private static List<PersonId> without(List<PersonId> people, PersonId person) {
        return people.stream().filter(one -> !one.equals(person)).toList();
    }

    private static List<PersonId> plus(List<PersonId> people, PersonId person) {
        var more = new ArrayList<>(people);
        if (!more.contains(person)) {
            more.add(person);
        }
        return more;
    }
}
