// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.asof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.operations.asof.PracticeState.Hour;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.InMemory;
import org.firstsession.operations.history.Logged;
import org.firstsession.operations.history.Workload;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.replay.PastBooks;
import org.firstsession.operations.replay.Recorded;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final String REGISTRY = "mock://as-of";

    private static History history;

    @BeforeAll
    static void inventHistory() throws IOException {
        new SchemaRegistration(REGISTRY).register(Topics.ALL);
        history = new History("lakeside", REGISTRY, 0);
        var workload = new Workload(history, 3, Instant.parse("2024-01-08T16:00:00Z"));
        for (int i = 0; i < 40; i++) {
            workload.episode();
        }
    }

    @Test
    void tellsAnHourAsHeldBeforeItsConfirmationAndAsBookedFromThenOn() {
        var confirmed = find(TrialConfirmed.class);
        var slot = ((TrialConfirmed) confirmed.avro()).getSlot();
        var at = Instant.ofEpochMilli(confirmed.timestamp());

        assertThat(hours(state(at.minusMillis(1)), confirmed))
                .filteredOn(hour -> hour.startsAt().equals(slot.getStartsAt()))
                .singleElement()
                .matches(hour -> !hour.booked());
        assertThat(hours(state(at), confirmed))
                .singleElement()
                .matches(Hour::booked)
                .matches(hour -> hour.therapistId().equals(slot.getTherapistId()));
    }

    @Test
    void hasWhoeverWaitsInTheQueueAndNobodyElse() {
        var offered = find(TrialOffered.class);
        var confirmed = find(TrialConfirmed.class);
        var closed = find(RequestClosed.class);

        assertThat(queue(offered)).contains(offered.text("requestId"));
        assertThat(queue(confirmed)).doesNotContain(confirmed.text("requestId"));
        assertThat(queue(closed)).doesNotContain(closed.text("requestId"));
    }

    @Test
    void countsTheLoadOfEveryListedTherapist() {
        var state = state(history.now());

        assertThat(state.load()).hasSize(6);
        assertThat(state.load().stream().mapToInt(PracticeState.Load::bookedAhead).sum())
                .isEqualTo(
                        (int)
                                state.calendar().stream()
                                        .filter(Hour::booked)
                                        .filter(hour -> !hour.startsAt().isBefore(history.now()))
                                        .count())
                .isPositive();
    }

    @Test
    void knowsNoPracticeBeforeItWasOpened() {
        var at = Instant.parse("2024-01-01T00:00:00Z");

        assertThat(past(at).open()).isEmpty();
        assertThat(new StatePage(at, 14, List.of()).asText()).contains("no practice was open");
    }

    @Test
    void tellsItOnOnePageThatNeedsNothingElse() {
        var at = Instant.ofEpochMilli(find(TrialConfirmed.class).timestamp());
        var page = new StatePage(at, 14, List.of(state(at)));

        assertThat(page.asHtml())
                .contains("Invented practice as it stood", "class=\"chip booked\"", "Load")
                .doesNotContain("<script", "href=", "src=", "http://", "https://");
        assertThat(page.asText()).contains("Calendar", "Queue", "Load", "booked");
    }

    private static PracticeState state(Instant at) {
        return PracticeState.of(past(at).of("lakeside"), at, 14);
    }

    private static PastBooks past(Instant at) {
        var recorded = new Recorded(new WriterSchemas(ConfluentAvro.registry(REGISTRY)));
        var past = new PastBooks(recorded, null, at);
        past.read(new InMemory(history.events));
        return past;
    }

    private static List<Hour> hours(PracticeState state, Logged event) {
        return state.calendar().stream()
                .filter(hour -> hour.requestId().equals(event.text("requestId")))
                .toList();
    }

    private static List<String> queue(Logged event) {
        return state(Instant.ofEpochMilli(event.timestamp())).queue().stream()
                .map(PracticeState.Waiting::requestId)
                .toList();
    }

    private static Logged find(Class<?> type) {
        return history.events.stream().filter(it -> it.is(type)).findFirst().orElseThrow();
    }
}
