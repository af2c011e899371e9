// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CloseReason;
import org.firstsession.events.ExtensionReason;
import org.firstsession.intake.running.EventsForTests;
import org.firstsession.intake.view.RequestCase.ClosedBecause;
import org.firstsession.intake.view.RequestCase.State;
import org.firstsession.types.Choice;
import org.firstsession.types.Outcome;
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
        assertThat(stands.session().isCancelled()).isTrue();
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

    @Test
    void keepsTheSessionWhileOtherHoursAreOffered() {
        var offered =
                fold(
                        events.offered(REQUEST, "c1", "o1"),
                        events.confirmed(REQUEST, "c2", "o1"),
                        events.moveOffered(REQUEST, "c3", "o2"));
        var declined = CaseFold.apply(offered, events.expired(REQUEST, "o2"));

        assertThat(offered.state()).isEqualTo(State.CONFIRMED);
        assertThat(offered.offer().has("o2-1")).isTrue();
        assertThat(offered.standingSession()).isPresent();
        assertThat(declined.state()).isEqualTo(State.CONFIRMED);
        assertThat(declined.asksAgain()).isFalse();
        assertThat(declined.offer()).isNull();
    }

    @Test
    void movesTheSessionToTheHourThatWasTaken() {
        var later = EventsForTests.TOMORROW.plusSeconds(7_200);
        var stands =
                fold(
                        events.confirmed(REQUEST, "c2", "o1"),
                        events.seated(REQUEST, "alex", "CA"),
                        events.rescheduled(REQUEST, "c3", later));

        assertThat(stands.session().hour().startsAt()).isEqualTo(later);
        assertThat(stands.session().revision()).isEqualTo(2);
        assertThat(stands.session().side("alex").seat()).isNull();
        assertThat(stands.overAt()).isEqualTo(later.plusSeconds(3_000));
    }

    @Test
    void keepsEachSideToItself() {
        var stands =
                fold(
                        events.confirmed(REQUEST, "c2", "o1", List.of("alex", "sam")),
                        events.outcome(REQUEST, "alex", Outcome.LATE));

        assertThat(stands.session().side("alex").outcome()).isEqualTo(Session.Outcome.ATTENDED);
        assertThat(stands.session().side("sam").outcome()).isNull();
        assertThat(stands.session().isSettled()).isFalse();
    }

    @Test
    void goesOnAfterAMissedSessionAndComesBackWhenThatWasWrong() {
        var missed =
                fold(
                        events.confirmed(REQUEST, "c2", "o1", List.of("alex")),
                        events.outcome(REQUEST, "alex", Outcome.NO_SHOW),
                        events.offered(REQUEST, "c3", "o2"));
        var undone =
                CaseFold.apply(
                        CaseFold.apply(missed, events.withdrawn(REQUEST, "o2")),
                        events.outcome(REQUEST, "alex", null));

        assertThat(missed.state()).isEqualTo(State.OFFERED);
        assertThat(missed.standingSession()).isEmpty();
        assertThat(missed.overAt()).isNull();
        assertThat(undone.state()).isEqualTo(State.CONFIRMED);
        assertThat(undone.standingSession()).isPresent();
        assertThat(undone.session().side("alex").outcome()).isNull();
        assertThat(undone.overAt()).isEqualTo(EventsForTests.TOMORROW.plusSeconds(3_000));
    }

    @Test
    void remembersWhatIsWantedNext() {
        var stands =
                fold(
                        events.confirmed(REQUEST, "c2", "o1", List.of("alex")),
                        events.outcome(REQUEST, "alex", Outcome.ATTENDED),
                        events.chosen(REQUEST, "alex", Choice.CONTINUE),
                        events.closed(REQUEST, "c5", CloseReason.CONTINUES));

        assertThat(stands.closedBecause()).isEqualTo(ClosedBecause.CONTINUES);
        assertThat(stands.session().side("alex").next()).isEqualTo(Session.Next.CONTINUE);
    }

    private static RequestCase fold(SpecificRecord... events) {
        var stands = RequestCase.received("lakeside");
        for (var event : events) {
            stands = CaseFold.apply(stands, event);
        }
        return stands;
    }
}
