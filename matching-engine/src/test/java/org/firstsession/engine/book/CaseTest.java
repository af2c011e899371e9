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
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
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
                    null);
    private static final Offer OFFER =
            new Offer(
                    new OfferId("r1-o1"),
                    TEN.minusSeconds(60),
                    0,
                    List.of(new Option(new OptionId("r1-o1-1"), SLOT, List.of())));
    private static final Session SESSION = new Session(new SessionId("r1-s1"), 1, SLOT);

    /** A step, and the states of {@link #inState} that allow it. */
    private enum Step {
        MAKE_OFFER("waiting", one -> one.offered(OFFER)),
        WAIT_FOR_PERSON("waiting", Case::waitsForPerson),
        EXTEND("offered", one -> one.extended(TEN, true)),
        EXPIRE("offered", Case::expired),
        DECLINE("offered", Case::declinedOffer),
        CONFIRM("offered", one -> one.confirmed(SESSION)),
        CANCEL("confirmed", one -> one.cancelled(2)),
        CLOSE("waiting,cancelled", one -> one.closed(TEN));

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
        for (var state : List.of("waiting", "offered", "confirmed", "cancelled", "closed")) {
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
        var declined = inState("offered").declinedOffer();

        assertThat(declined.hasDeclined(SLOT)).isTrue();
        assertThat(declined.undecided()).isTrue();
        assertThat(inState("offered").expired().hasDeclined(SLOT)).isFalse();
    }

    @Test
    void countsOnlyTheClientsExtensions() {
        var byClient = inState("offered").extended(TEN, true);
        var byOutage = byClient.extended(TEN.plusSeconds(60), false);

        assertThat(byOutage.state())
                .isEqualTo(
                        new CaseState.Offered(
                                new Offer(
                                        OFFER.offerId(), TEN.plusSeconds(60), 1, OFFER.options())));
    }

    private static Case inState(String state) {
        var client =
                new Participant(
                        new PersonId("p1"),
                        "CA",
                        null,
                        null,
                        ZoneId.of("America/Los_Angeles"),
                        List.of(),
                        List.of(),
                        null,
                        AgeStatement.ADULT);
        var needs =
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(client),
                        FormatWish.EITHER,
                        null,
                        List.of(),
                        null);
        var waiting = Case.requested(new RequestId("r1"), Channel.WEB, needs);
        return switch (state) {
            case "waiting" -> waiting;
            case "offered" -> waiting.offered(OFFER);
            case "confirmed" -> waiting.offered(OFFER).confirmed(SESSION);
            case "cancelled" -> waiting.offered(OFFER).confirmed(SESSION).cancelled(2);
            case "closed" -> waiting.closed(TEN);
            default -> throw new IllegalArgumentException(state);
        };
    }
}
