// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ExtensionReason;
import org.firstsession.intake.running.EventsForTests;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.State;
import org.junit.jupiter.api.Test;

class CaseFoldTest {

    private static final UUID REQUEST = UUID.randomUUID();

    private final EventsForTests events = new EventsForTests("lakeside");

    @Test
    void waitsUntilSomethingIsOffered() {
        var stands = fold(events.requested(REQUEST, "c1"));

        assertThat(stands.state()).isEqualTo(State.WAITING);
        assertThat(stands.asksAgain()).isFalse();
    }

    @Test
    void showsTheOpenOffer() {
        var stands = fold(events.requested(REQUEST, "c1"), events.offered(REQUEST, "c1", "o1"));

        assertThat(stands.state()).isEqualTo(State.OFFERED);
        assertThat(stands.offer().has("o1-2")).isTrue();
    }

    @Test
    void remembersOptionsThatAreGone() {
        var stands =
                fold(
                        events.requested(REQUEST, "c1"),
                        events.offered(REQUEST, "c1", "o1"),
                        events.expired(REQUEST, "o1"));

        assertThat(stands.state()).isEqualTo(State.WAITING);
        assertThat(stands.asksAgain()).isTrue();
        assertThat(stands.offer()).isNull();
        assertThat(stands.pastOptionIds()).containsExactly("o1-1", "o1-2");
    }

    @Test
    void countsOnlyTheTimeThatTheClientAskedFor() {
        var stands =
                fold(
                        events.offered(REQUEST, "c1", "o1"),
                        events.extended(REQUEST, "c2", "o1", ExtensionReason.LOG_GAP),
                        events.extended(REQUEST, "c3", "o1", ExtensionReason.CLIENT_ASKED));

        assertThat(stands.offer().extensions()).isEqualTo(1);
    }

    @Test
    void keepsTheSessionAfterItWasCancelled() {
        var stands =
                fold(
                        events.offered(REQUEST, "c1", "o1"),
                        events.confirmed(REQUEST, "c2", "o1"),
                        events.cancelled(REQUEST, "c3"),
                        events.closed(REQUEST, "c3", CloseReason.CANCELLED));

        assertThat(stands.state()).isEqualTo(State.CLOSED);
        assertThat(stands.closedBecause()).isEqualTo(ClosedBecause.CANCELLED);
        assertThat(stands.session().cancelled()).isTrue();
        assertThat(stands.standingSession()).isEmpty();
    }

    @Test
    void confirmedSessionEndsTheOffer() {
        var stands =
                fold(events.offered(REQUEST, "c1", "o1"), events.confirmed(REQUEST, "c2", "o1"));

        assertThat(stands.state()).isEqualTo(State.CONFIRMED);
        assertThat(stands.offer()).isNull();
        assertThat(stands.overAt()).isEqualTo(EventsForTests.TOMORROW.plusSeconds(3_000));
    }

    private static RequestCase fold(SpecificRecord... events) {
        var stands = RequestCase.received("lakeside");
        for (var event : events) {
            stands = CaseFold.apply(stands, event);
        }
        return stands;
    }
}
