// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.firstsession.engine.book.CaseSteps.PERSON;
import static org.firstsession.engine.book.CaseSteps.SLOT;
import static org.firstsession.engine.book.CaseSteps.TEN;
import static org.firstsession.engine.book.CaseSteps.inState;

import org.firstsession.engine.types.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseTest {

    @ParameterizedTest
    @EnumSource(CaseSteps.Step.class)
    void takesAStepOnlyFromTheStatesThatAllowIt(CaseSteps.Step step) {
        for (var state : CaseSteps.STATES) {
            if (step.from().contains(state)) {
                step.take(inState(state));
            } else {
                assertThatThrownBy(() -> step.take(inState(state)))
                        .as("%s when %s", step, state)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("request r1 can't");
            }
        }
    }

    @Test
    void remembersWhatWasDeclined() {
        assertThat(inState("offered").offerDeclined().history().declined()).containsExactly(SLOT);
        assertThat(inState("offered").offerExpired().history().declined()).isEmpty();
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
}
