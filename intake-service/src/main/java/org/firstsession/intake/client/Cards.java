// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.request.UsStates;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.RequestCase.Option;
import org.firstsession.intake.view.RequestCase.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody needs to know of an option before they say yes to it. */
@Component
class Cards {

    private static final Duration SOON = Duration.ofDays(4);
    private static final int CENTS = 100;

    private final TherapistPeople therapists;
    private final Clock clock;

    Cards(TherapistPeople therapists, Clock clock) {
        this.therapists = therapists;
        this.clock = clock;
    }

    /**
     * One reason why an option fits.
     *
     * @param key key of its words
     * @param about what the words need
     */
    record Reason(String key, @Nullable String about) {}

    /**
     * An option on a card.
     *
     * @param licence name of the state whose licence counts: where the person sits, or the office
     * @param supervisor under whose licence an associate works
     * @param plan id of the person's insurance plan, which the therapist takes; null is self-pay
     * @param dollars the price for who pays themselves
     */
    record Card(
            ClientView.Option option,
            List<Reason> why,
            String licence,
            @Nullable String supervisor,
            @Nullable String plan,
            int dollars) {}

    List<Card> of(Access access, RequestCase stands, ClientView view, Practice practice) {
        var offer = stands.offer();
        var shown = view.offer();
        if (offer == null || shown == null) {
            return List.of();
        }
        var side = side(access, stands);
        var supervisors =
                therapists.supervisors(
                        access.practiceId(),
                        offer.options().stream().map(one -> one.hour().therapistId()).toList());
        var cards = new ArrayList<Card>();
        for (int i = 0; i < shown.options().size(); i++) {
            var option = offer.options().get(i);
            cards.add(
                    new Card(
                            shown.options().get(i),
                            why(stands, option),
                            licence(option, side, practice),
                            supervisors.get(option.hour().therapistId()),
                            side.plan(),
                            cents(stands, practice) / CENTS));
        }
        return cards;
    }

    private List<Reason> why(RequestCase stands, Option option) {
        var why = new ArrayList<Reason>();
        if (option.why().contains("SPECIALTY")) {
            why.add(new Reason("why.specialty", null));
        }
        if (option.why().contains("DISTANCE") && !option.hour().virtual()) {
            why.add(new Reason("why.distance", null));
        }
        if (option.hour().startsAt().isBefore(Instant.now(clock).plus(SOON))) {
            why.add(new Reason("why.soon", null));
        }
        if (stands.goesOnTogether()) {
            why.add(new Reason("why.couple", null));
        }
        return why;
    }

    private static String licence(Option option, Side side, Practice practice) {
        var state =
                option.hour().virtual()
                        ? side.state()
                        : practice.office(option.hour().officeId())
                                .map(Practice.PlaceOfPractice::state)
                                .orElse(side.state());
        return UsStates.NAMES.getOrDefault(state, state);
    }

    private static int cents(RequestCase stands, Practice practice) {
        return stands.goesOnTogether()
                ? practice.couplePriceCents()
                : practice.individualPriceCents();
    }

    private static Side side(Access access, RequestCase stands) {
        var personId = access.personId().toString();
        return stands.sides().stream()
                .filter(side -> side.personId().equals(personId))
                .findFirst()
                .orElseGet(() -> new Side(personId, "", null));
    }
}
