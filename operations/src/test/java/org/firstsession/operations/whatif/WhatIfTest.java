// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstsession.operations.access.RefusedException;
import org.firstsession.operations.history.History;
import org.firstsession.operations.history.InMemory;
import org.firstsession.operations.history.WholeStory;
import org.firstsession.operations.history.Workload;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.log.WriterSchemas;
import org.firstsession.operations.policy.PolicyChange;
import org.firstsession.operations.replay.PastBooks;
import org.firstsession.operations.replay.Recorded;
import org.firstsession.operations.whatif.Comparison.Difference;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.SchemaRegistration;
import org.firstsession.schemas.Topics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {

    private static final String REGISTRY = "mock://what-if";
    private static final Instant START = Instant.parse("2024-01-08T16:00:00Z");
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private static History history;
    private static Instant end;

    @BeforeAll
    static void inventHistory() throws IOException {
        new SchemaRegistration(REGISTRY).register(Topics.ALL);
        history = new History("lakeside", REGISTRY, 0);
        var workload = new Workload(history, 11, START);
        for (int i = 0; i < 120; i++) {
            workload.episode();
        }
        end = history.now().plusMillis(1);
    }

    @Test
    void placesEverybodyAsTheyWereWhenNothingChanges() {
        var comparison = compare("noticeMinutes: 60", START, end);

        assertThat(comparison.recorded().all()).hasSize(120);
        assertThat(comparison.fidelity()).isEqualTo(100);
        // Whoever pressed twice was refused then, and meets no open offer now.
        assertThat(comparison.droppedInControl()).isEqualTo(comparison.recorded().refused());
        assertThat(Figures.of(comparison.changed().all()))
                .isEqualTo(Figures.of(comparison.recorded().all()));
        assertThat(comparison.examples()).isEmpty();
    }

    @Test
    void placesCouplesAndWhoeverMovedOrWasAskedAsTheyWere() {
        var story = new History("lakeside", REGISTRY, 0);
        WholeStory.tell(story);

        var comparison = compare(story, "noticeMinutes: 60", START, story.now().plusMillis(1));

        // The story is told without ticks for hours: offers are open for longer than in a run.
        assertThat(comparison.fidelity()).isGreaterThan(90);
        assertThat(comparison.recorded().all())
                .filteredOn(course -> course.groups().contains("couples"))
                .hasSize(3)
                .allMatch(course -> course.placed() != null)
                .allSatisfy(course ->
                        assertThat(comparison.control().of(course.requestId()).placed())
                                .isEqualTo(course.placed()));
    }

    @Test
    void beginsWithThePracticeAsItStood() {
        var middle = START.plus(Duration.ofDays(2));

        var comparison = compare("noticeMinutes: 60", middle, end);

        assertThat(comparison.recorded().all()).hasSizeBetween(10, 119);
        assertThat(comparison.fidelity()).isEqualTo(100);
    }

    @Test
    void keepsToTheChangedPolicy() {
        var comparison = compare("noticeMinutes: 2880", START, end);

        assertThat(comparison.changed().all())
                .extracting(course -> course.toSession().orElse(TWO_DAYS))
                .allMatch(waited -> waited.compareTo(TWO_DAYS) >= 0);
        assertThat(comparison.control().all())
                .extracting(course -> course.toSession().orElse(TWO_DAYS))
                .anyMatch(waited -> waited.compareTo(TWO_DAYS) < 0);
        assertThat(
                        comparison.differences().get(Difference.OTHER_HOUR)
                                + comparison.differences().get(Difference.OTHER_THERAPIST))
                .isPositive();
        assertThat(comparison.examples()).isNotEmpty().hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void countsEachRequestOnceAndEachSessionAtItsTherapist() {
        var comparison = compare("weights: {fairness: 1000}", START, end);

        assertThat(comparison.differences().values().stream().mapToInt(it -> it).sum())
                .isEqualTo(120);
        assertThat(comparison.load()).hasSize(6);
        assertThat(comparison.load().stream().mapToInt(Comparison.Load::after).sum())
                .isEqualTo(
                        (int)
                                comparison.changed().all().stream()
                                        .filter(one -> one.session() != null)
                                        .count());
    }

    @Test
    void tellsItOnOnePageThatNeedsNothingElse() {
        var page = new ComparisonPage(compare("noticeMinutes: 2880", START, end));

        assertThat(page.asHtml())
                .contains("<h1>What if noticeMinutes: 2880</h1>", "<svg", "What is assumed")
                .doesNotContain("<script", "href=", "src=", "http://", "https://");
        assertThat(page.asText()).contains("got a session", "another therapist", "no English");
        assertThat(page.asJson()).containsKeys("recorded", "before", "after", "assumptions");
    }

    @Test
    void changesRecordsFieldByFieldAndListsWhole() {
        var comparison = compare("needsPerson: [court, anxiety]", START, end);

        assertThat(comparison.change()).isEqualTo(List.of("needsPerson: [court, anxiety]"));
        assertThat(Figures.of(comparison.changed().all()).placed()).isZero();
        assertThat(Figures.of(comparison.changed().all()).tasks()).isGreaterThanOrEqualTo(120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noticeMinuets: 5           | policy has no noticeMinuets",
                "noticeMinutes: soon        | policy.noticeMinutes is soon, not a whole number",
                "weights: {luck: 3}         | policy.weights has no luck",
                "horizonDays: 0             | the engine does not take the policy",
                "workingHours: [{day: MON}] | policy.workingHours[0] lacks fromMinute",
                "just words                 | names no field of a policy",
                "'a: [1'                    | is no YAML"
            })
    void refusesWhatNoPolicyHas(String yaml, String what) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> compare(yaml, START, end))
                .withMessageContaining(what);
    }

    private static Comparison compare(String yaml, Instant from, Instant to) {
        return compare(history, yaml, from, to);
    }

    private static Comparison compare(History history, String yaml, Instant from, Instant to) {
        var change = PolicyChange.parse(yaml);
        var recorded = new Recorded(new WriterSchemas(ConfluentAvro.registry(REGISTRY)));
        var demand = new Demand(recorded, "lakeside", from, to);
        demand.read(
                new DecisionCursor(new InMemory(history.commands), new InMemory(history.events)));
        var control = run(history, recorded, demand, PolicyChange.NONE, from, to);
        var changed = run(history, recorded, demand, change, from, to);
        return new Comparison(
                "lakeside",
                from,
                to,
                change.lines(),
                demand.courses(),
                control.courses(),
                changed.courses(),
                demand.answers(),
                control.dropped(),
                changed.dropped());
    }

    private static ShadowRun run(
            History history,
            Recorded recorded,
            Demand demand,
            PolicyChange change,
            Instant from,
            Instant to) {
        var past = new PastBooks(recorded, "lakeside", from.minusMillis(1));
        past.read(new InMemory(history.events));
        var run = new ShadowRun(past.of("lakeside"), demand, change, from, to, done -> {});
        run.run();
        return run;
    }
}
