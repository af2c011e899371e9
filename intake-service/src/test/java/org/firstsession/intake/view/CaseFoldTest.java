// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ExtensionReason;
import org.firstsession.intake.EventLog;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.State;
import org.junit.jupiter.api.Test;

class CaseFoldTest {

    private final EventLog log = new EventLog("lakeside");

    @Test
    void waitsOnceTheRequestIsDecided() {
        assertThat(fold().state()).isEqualTo(State.RECEIVED);
        assertThat(fold(log.requested("c", "r")).state()).isEqualTo(State.WAITING);
    }

    @Test
    void offersUntilTheOfferEnds() {
        var offered = fold(log.requested("c", "r"), log.offered("c", "r", 1));
        assertThat(offered.state()).isEqualTo(State.OFFERED);
        assertThat(offered.offer().options()).hasSize(2);

        var lapsed = CaseFold.apply(offered, log.expired("c", "r"));
        assertThat(lapsed.state()).isEqualTo(State.WAITING);
        assertThat(lapsed.asksAgain()).isTrue();
        assertThat(lapsed.offer()).isNull();
        assertThat(lapsed.pastOptionIds()).containsExactly("o1-1", "o1-2");
    }

    @Test
    void remembersTheOptionsThatANewOfferReplaced() {
        var stands = fold(log.offered("c", "r", 1), log.offered("d", "r", 2));

        assertThat(stands.offer().offerId()).isEqualTo("o2");
        assertThat(stands.pastOptionIds()).containsExactly("o1-1", "o1-2");
    }

    @Test
    void countsOnlyTheTimeThatTheClientAskedFor() {
        var stands =
                fold(
                        log.offered("c", "r", 1),
                        log.extended("d", "r", ExtensionReason.LOG_GAP),
                        log.extended("e", "r", ExtensionReason.CLIENT_ASKED));

        assertThat(stands.offer().extensions()).isEqualTo(1);
        assertThat(stands.state()).isEqualTo(State.OFFERED);
    }

    @Test
    void isOverWhenItsSessionEnds() {
        var stands = fold(log.offered("c", "r", 1), log.confirmed("d", "r", "o1-1"));

        assertThat(stands.state()).isEqualTo(State.CONFIRMED);
        assertThat(stands.offer()).isNull();
        assertThat(stands.session().optionId()).isEqualTo("o1-1");
        assertThat(stands.overAt()).isEqualTo(EventLog.START.plus(Duration.ofMinutes(50)));
    }

    @Test
    void showsTheCancelledSessionOfAClosedRequest() {
        var stands =
                fold(
                        log.confirmed("d", "r", "o1-1"),
                        log.cancelled("e", "r"),
                        log.closed("e", "r", CloseReason.CANCELLED));

        assertThat(stands.state()).isEqualTo(State.CLOSED);
        assertThat(stands.closedBecause()).isEqualTo(ClosedBecause.CANCELLED);
        assertThat(stands.session().cancelled()).isTrue();
        assertThat(stands.standingSession()).isEmpty();
    }

    @Test
    void closesWithdrawnRequestsWithoutAnOffer() {
        var stands = fold(log.offered("c", "r", 1), log.closed("d", "r", CloseReason.WITHDRAWN));

        assertThat(stands.closedBecause()).isEqualTo(ClosedBecause.WITHDRAWN);
        assertThat(stands.offer()).isNull();
    }

    private static RequestCase fold(SpecificRecord... events) {
        var stands = RequestCase.received("lakeside");
        for (var event : events) {
            stands = CaseFold.apply(stands, event);
        }
        return stands;
    }
}
