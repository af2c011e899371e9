// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseTest {

    private static final Instant TEN = Instant.parse("2026-09-07T17:00:00Z");
    private static final Slot SLOT =
            new Slot(
                    new TherapistId("ana"),
                    TEN,
                    TEN.plusSeconds(3_000),
                    TEN.plusSeconds(3_600),
                    Format.VIRTUAL,
                    null,
                    null);
    private static final Option OPTION = new Option(new OptionId("r1-o1-1"), SLOT, List.of());
    private static final PersonId PERSON = new PersonId("p1");
    private static final Offer OFFER =
            new Offer(
                    new OfferId("r1-o1"),
                    OfferOccasion.FIRST,
                    TEN.minusSeconds(60),
                    0,
                    List.of(OPTION),
                    List.of(),
                    List.of());
    private static final Session SESSION = new Session(new SessionId("r1-s1"), 1, SLOT, List.of());
    private static final List<String> STATES =
            List.of(
                    "invited",
                    "waiting",
                    "waitlisted",
                    "offered",
                    "asked",
                    "suggested",
                    "confirmed",
                    "settled",
                    "closed");

    /** A step, and the states of {@link #inState} that allow it. */
    private enum Step {
        INVITE("waiting", one -> one.invited(TEN)),
        JOIN("invited", one -> one.joined(one.needs())),
        DECLINE_INVITATION("invited", Case::invitationDeclined),
        SUGGEST_ALONE("invited,waiting,waitlisted", one -> one.aloneSuggested(PERSON, TEN)),
        GO_ON_ALONE("invited,waiting,waitlisted,suggested", one -> one.continuedAlone(PERSON)),
        WAITLIST("waiting,waitlisted,settled", one -> one.waitlisted(TEN, TEN)),
        MAKE_OFFER("waiting,waitlisted,settled,confirmed", one -> one.offered(OFFER)),
        EXTEND("offered", one -> one.extended(TEN, true)),
        CONSENT("offered", one -> one.consented(OPTION.optionId(), PERSON, TEN)),
        WITHHOLD("offered", one -> one.consentWithheld(PERSON)),
        EXPIRE("offered,asked", Case::offerExpired),
        DECLINE("offered,asked", Case::offerDeclined),
        WITHDRAW_OFFER("offered,asked", Case::offerWithdrawn),
        ASK_THERAPIST("offered", one -> one.therapistAsked(OPTION, TEN)),
        DECLINE_BY_THERAPIST(
                "asked", one -> one.therapistDeclined(SLOT.therapistId(), TherapistReason.ILL)),
        CONFIRM(
                "invited,waiting,waitlisted,offered,asked,suggested,settled",
                one -> one.confirmed(SESSION)),
        MOVE("confirmed", one -> one.rescheduled(SLOT, 2)),
        CANCEL("confirmed", Case::cancelled),
        RECORD("confirmed,settled", one -> one.outcome(PERSON, Outcome.ATTENDED, TEN)),
        CHOOSE("settled", one -> one.chosen(new PersonChoice(PERSON, Choice.STOP))),
        CLOSE("invited,waiting,waitlisted,suggested,settled", one -> one.closed(TEN));

        private final List<String> from;
        private final Consumer<Case> taken;

        Step(String from, Consumer<Case> taken) {
            this.from = List.of(from.split(","));
            this.taken = taken;
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void takesAStepOnlyFromTheStatesThatAllowIt(Step step) {
        for (var state : STATES) {
            if (step.from.contains(state)) {
                step.taken.accept(inState(state));
            } else {
                assertThatThrownBy(() -> step.taken.accept(inState(state)))
                        .as("%s when %s", step, state)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("request r1 can't");
            }
        }
    }

    @Test
    void remembersWhatWasDeclined() {
        assertThat(inState("offered").offerDeclined().hasDeclined(SLOT)).isTrue();
        assertThat(inState("offered").offerExpired().hasDeclined(SLOT)).isFalse();
    }

    @Test
    void countsOnlyTheClientsExtensions() {
        var byClient = inState("offered").extended(TEN, true);
        var byOutage = byClient.extended(TEN.plusSeconds(60), false);

        assertThat(byOutage.openOffer())
                .hasValueSatisfying(offer -> {
                    assertThat(offer.extensions()).isEqualTo(1);
                    assertThat(offer.expiresAt()).isEqualTo(TEN.plusSeconds(60));
                });
    }

    @Test
    void isTheSameAgainWhenAnOutcomeIsTakenBack() {
        var confirmed = inState("confirmed");
        var missed = confirmed.outcome(PERSON, Outcome.NO_SHOW, TEN).waitlisted(TEN, TEN);

        assertThat(missed.history().noShows()).isEqualTo(1);
        var back = missed.outcome(PERSON, null, TEN);
        assertThat(back.state()).isEqualTo(confirmed.state());
        assertThat(back.history().noShows()).isZero();
        assertThat(back.history().past()).isEmpty();
    }

    private static Case inState(String state) {
        var client =
                new Participant(
                        PERSON,
                        "CA",
                        null,
                        null,
                        ZoneId.of("America/Los_Angeles"),
                        List.of(),
                        List.of(),
                        null,
                        AgeStatement.ADULT,
                        List.of());
        var needs =
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(client),
                        FormatWish.EITHER,
                        null,
                        List.of(),
                        null,
                        null);
        var waiting = Case.requested(new RequestId("r1"), Channel.WEB, needs);
        var offered = waiting.offered(OFFER);
        var confirmed = offered.confirmed(SESSION);
        return switch (state) {
            case "invited" -> waiting.invited(TEN);
            case "waiting" -> waiting;
            case "waitlisted" -> waiting.waitlisted(TEN, TEN);
            case "offered" -> offered;
            case "asked" -> offered.therapistAsked(OPTION, TEN);
            case "suggested" -> waiting.aloneSuggested(PERSON, TEN);
            case "confirmed" -> confirmed;
            case "settled" -> confirmed.outcome(PERSON, Outcome.ATTENDED, TEN);
            case "closed" -> waiting.closed(TEN);
            default -> throw new IllegalArgumentException(state);
        };
    }
}
