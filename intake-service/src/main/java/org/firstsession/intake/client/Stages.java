// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.Invitation;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.People;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.RequestCase.State;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a person's page shows on the way to a session, beside the view that programs get too. */
@Component
class Stages implements PageNote {

    private final Cards cards;
    private final Invitations invitations;
    private final People people;
    private final Practices practices;
    private final MessageSource messages;
    private final Clock clock;

    Stages(
            Cards cards,
            Invitations invitations,
            People people,
            Practices practices,
            MessageSource messages,
            Clock clock) {
        this.cards = cards;
        this.invitations = invitations;
        this.people = people;
        this.practices = practices;
        this.messages = messages;
        this.clock = clock;
    }

    /** The model of the stages' templates. */
    @Override
    public Map<String, Object> of(Visit visit) {
        var access = visit.access();
        var stands = visit.stands();
        boolean first = isPartnersTurn(access, stands);
        var model = new HashMap<String, Object>();
        model.put(
                "cards",
                practices
                        .find(access.practiceId())
                        .map(practice -> cards.of(access, stands, visit.view(), practice))
                        .orElse(List.of()));
        model.put("suggested", stands.isSuggestedTo(access.personId().toString()));
        model.put("partnerFirst", first);
        model.put("mayLetChoose", mayLetChoose(access, stands) && !first);
        model.put("asksPrivately", asksPrivately(access, stands));
        model.put(
                "zoneName",
                visit.zone().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()));
        var offer = visit.view().offer();
        if (offer != null) {
            model.put("heldUntil", heldUntil(offer.expiresAt(), visit.zone()));
        }
        var invitedUntil = stands.couple() == null ? null : stands.couple().invitedUntil();
        if (invitedUntil != null) {
            model.put("invitedUntil", invitedUntil);
        }
        var fit = stands.fit();
        if (fit != null) {
            model.put("fit", fit);
        }
        return model;
    }

    /** The time by which to choose, and the day when it isn't today. */
    private String heldUntil(Instant until, ZoneId zone) {
        var locale = LocaleContextHolder.getLocale();
        var there = until.atZone(zone);
        var pattern =
                there.toLocalDate().equals(LocalDate.now(clock.withZone(zone)))
                        ? "format.time-zone"
                        : "format.day-time-zone";
        return DateTimeFormatter.ofPattern(
                        Objects.requireNonNull(messages.getMessage(pattern, null, locale)), locale)
                .format(there);
    }

    /** Whether the asker waits for the partner's choice, and nothing is chosen yet. */
    private boolean isPartnersTurn(Access access, RequestCase stands) {
        return mayLetChoose(access, stands)
                && invitations
                        .find(access.practiceId(), access.requestId())
                        .filter(Invitation::partnerChoosesFirst)
                        .isPresent();
    }

    private static boolean mayLetChoose(Access access, RequestCase stands) {
        var offer = stands.offer();
        var couple = stands.couple();
        return access.role().equals(Links.CLIENT)
                && couple != null
                && couple.byInvitation()
                && stands.goesOnTogether()
                && offer != null
                && offer.consents().isEmpty();
    }

    /** Both are asked once, each alone. */
    private boolean asksPrivately(Access access, RequestCase stands) {
        return stands.goesOnTogether()
                && stands.state() != State.CLOSED
                && people.safetyAnswers(access.requestId(), access.personId()).isEmpty();
    }
}
