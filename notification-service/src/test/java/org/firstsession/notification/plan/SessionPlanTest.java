// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.junit.jupiter.api.Test;

class SessionPlanTest {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final Recipient CLIENT = new Recipient(Role.CLIENT, "p1");
    private static final Recipient PARTNER = new Recipient(Role.CLIENT, "p2");
    private static final Recipient THERAPIST = new Recipient(Role.THERAPIST, "t1");
    private static final Instant DECIDED = Instant.parse("2026-11-23T18:00:00Z");
    private static final Instant START = Instant.parse("2026-12-01T22:00:00Z");
    private static final Audience ONE =
            new Audience(List.of(new Audience.Person("p1", PACIFIC)), false, false);
    private static final Audience TWO =
            new Audience(
                    List.of(new Audience.Person("p1", PACIFIC), new Audience.Person("p2", EASTERN)),
                    false,
                    true);

    private final Plan plan = new Plan(TestProperties.POLICY, practice -> new Rota(3));

    @Test
    void tellsRemindsAndAsksAroundASessionByVideo() {
        assertThat(plan.effectsOf(confirmed(1, START, Format.VIRTUAL), ONE))
                .extracting(Due::effect)
                .containsExactly(
                        effect(1, MessageKind.CONFIRMATION, CLIENT),
                        effect(1, MessageKind.CONFIRMATION, THERAPIST),
                        effect(1, MessageKind.FIRST_REMINDER, CLIENT),
                        effect(1, MessageKind.WHEREABOUTS_QUESTION, CLIENT),
                        effect(1, MessageKind.LAST_REMINDER, CLIENT),
                        effect(1, MessageKind.OUTCOME_QUESTION, CLIENT),
                        effect(1, MessageKind.OUTCOME_QUESTION, THERAPIST));
    }

    @Test
    void asksNobodyWhereTheyWillSitBeforeASessionInPerson() {
        assertThat(plan.effectsOf(confirmed(1, START, Format.IN_PERSON), ONE))
                .noneMatch(due -> due.effect().kind() == MessageKind.WHEREABOUTS_QUESTION);
    }

    @Test
    void tellsEachOfTwoOnTheirOwnAndByTheirOwnClocks() {
        var nineInTheMorningInNewYork = Instant.parse("2026-12-01T14:00:00Z");
        var booking =
                new Booking(
                        "s1",
                        1,
                        List.of("p1", "p2"),
                        slot(nineInTheMorningInNewYork, Format.VIRTUAL));
        var effects = plan.effectsOf(new Decision.SessionConfirmed(about(), booking), TWO);

        assertThat(effects)
                .filteredOn(due -> due.effect().kind() == MessageKind.CONFIRMATION)
                .extracting(due -> due.effect().recipient())
                .containsExactly(CLIENT, PARTNER, THERAPIST);
        assertThat(effects)
                .filteredOn(due -> due.effect().kind() == MessageKind.LAST_REMINDER)
                .extracting(due -> due.effect().recipient(), Due::at)
                .containsExactly(
                        tuple(CLIENT, Instant.parse("2026-12-01T04:30:00Z")),
                        tuple(PARTNER, Instant.parse("2026-12-01T01:30:00Z")));
    }

    @Test
    void callsALaterRevisionAChange() {
        assertThat(plan.effectsOf(confirmed(3, START, Format.VIRTUAL), ONE))
                .first()
                .extracting(Due::effect)
                .isEqualTo(effect(3, MessageKind.CHANGE, CLIENT));
    }

    @Test
    void tellsEverybodyOfAMoveAndRemindsAnew() {
        assertThat(plan.effectsOf(moved("t1"), ONE))
                .extracting(due -> due.effect().kind())
                .containsExactly(
                        MessageKind.CHANGE,
                        MessageKind.CHANGE,
                        MessageKind.FIRST_REMINDER,
                        MessageKind.WHEREABOUTS_QUESTION,
                        MessageKind.LAST_REMINDER,
                        MessageKind.OUTCOME_QUESTION,
                        MessageKind.OUTCOME_QUESTION);
    }

    @Test
    void releasesTheTherapistWhoHeldItBefore() {
        assertThat(plan.effectsOf(moved("t9"), ONE).subList(0, 3))
                .extracting(Due::effect)
                .containsExactly(
                        effect(2, MessageKind.CHANGE, CLIENT),
                        effect(2, MessageKind.CONFIRMATION, THERAPIST),
                        effect(2, MessageKind.RELEASE, new Recipient(Role.THERAPIST, "t9")));
    }

    @Test
    void tellsEverybodyOfACancellationAndRemindsNobody() {
        var cancelled = new Decision.SessionCancelled(about(), booking(2, START, Format.VIRTUAL));

        assertThat(plan.effectsOf(cancelled, ONE))
                .extracting(Due::effect)
                .containsExactly(
                        effect(2, MessageKind.CANCELLATION, CLIENT),
                        effect(2, MessageKind.CANCELLATION, THERAPIST));
    }

    @Test
    void wantsAPersonToKnowWhenAConfirmationTakesAQuarterOfAnHour() {
        assertThat(plan.effectsOf(confirmed(1, START, Format.VIRTUAL), ONE).getFirst())
                .isEqualTo(
                        new Due(
                                effect(1, MessageKind.CONFIRMATION, CLIENT),
                                DECIDED,
                                DECIDED.plus(Duration.ofMinutes(15)),
                                START.plusSeconds(3000)));
    }

    @Test
    void remindsTwoDaysAndThreeHoursBefore() {
        var confirmed = confirmed(1, START, Format.VIRTUAL);

        assertThat(due(confirmed, MessageKind.FIRST_REMINDER).at())
                .isEqualTo(START.minus(Duration.ofHours(48)));
        assertThat(due(confirmed, MessageKind.LAST_REMINDER).at())
                .isEqualTo(START.minus(Duration.ofHours(3)));
    }

    @Test
    void remindsTheEveningBeforeRatherThanInQuietHours() {
        var nineInTheMorning = Instant.parse("2026-12-01T17:00:00Z");

        var last = due(confirmed(1, nineInTheMorning, Format.VIRTUAL), MessageKind.LAST_REMINDER);

        assertThat(last.at().atZone(PACIFIC))
                .hasToString("2026-11-30T20:30-08:00[America/Los_Angeles]");
        assertThat(last.goodUntil()).isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
    }

    @Test
    void leavesOutRemindersThatWouldFollowTheConfirmationAtOnce() {
        var soon = DECIDED.plus(Duration.ofHours(4));

        assertThat(plan.effectsOf(confirmed(1, soon, Format.VIRTUAL), ONE))
                .noneMatch(due -> due.effect().kind().isReminder());
    }

    @Test
    void asksWhereSomebodyWillSitADayBeforeAndAtOnceWhenItIsSooner() {
        var soon = DECIDED.plus(Duration.ofHours(14));

        assertThat(due(confirmed(1, START, Format.VIRTUAL), MessageKind.WHEREABOUTS_QUESTION))
                .satisfies(due -> {
                    assertThat(due.at()).isEqualTo(START.minus(Duration.ofHours(24)));
                    assertThat(due.goodUntil()).isEqualTo(START);
                });
        assertThat(due(confirmed(1, soon, Format.VIRTUAL), MessageKind.WHEREABOUTS_QUESTION).at())
                .isEqualTo(DECIDED);
    }

    @Test
    void asksHowItWentOnceItIsOverAndSomebodyIsAwake() {
        var sevenInTheEvening = Instant.parse("2026-12-02T03:00:00Z");

        var confirmed = confirmed(1, START, Format.VIRTUAL);
        var late = confirmed(1, sevenInTheEvening.plusSeconds(3600), Format.VIRTUAL);

        assertThat(due(confirmed, MessageKind.OUTCOME_QUESTION).at())
                .isEqualTo(START.plusSeconds(3000 + 3600));
        assertThat(due(late, MessageKind.OUTCOME_QUESTION).at().atZone(PACIFIC))
                .hasToString("2026-12-02T08:00-08:00[America/Los_Angeles]");
    }

    private Due due(Decision decision, MessageKind kind) {
        return plan.effectsOf(decision, ONE).stream()
                .filter(due -> due.effect().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Decision confirmed(int revision, Instant start, Format format) {
        return new Decision.SessionConfirmed(about(), booking(revision, start, format));
    }

    private static Decision moved(String formerTherapist) {
        return new Decision.SessionMoved(
                about(),
                booking(2, START, Format.VIRTUAL),
                new Slot(
                        formerTherapist,
                        START.minusSeconds(86_400),
                        START.minusSeconds(83_400),
                        Format.VIRTUAL,
                        null));
    }

    private static Effect effect(int revision, MessageKind kind, Recipient recipient) {
        return new Effect("lakeside", "s1", revision, kind, recipient, Channel.EMAIL);
    }

    private static About about() {
        return new About("lakeside", "lakeside:7", DECIDED, "r1");
    }

    private static Booking booking(int revision, Instant start, Format format) {
        return new Booking("s1", revision, List.of("p1"), slot(start, format));
    }

    private static Slot slot(Instant start, Format format) {
        return new Slot("t1", start, start.plusSeconds(3000), format, null);
    }
}
