// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Recipient CLIENT = new Recipient(Role.CLIENT, "p1");
    private static final Recipient THERAPIST = new Recipient(Role.THERAPIST, "t1");
    private static final Instant DECIDED = Instant.parse("2026-11-23T18:00:00Z");
    private static final Instant START = Instant.parse("2026-12-01T22:00:00Z");
    private static final Audience BY_WEB =
            new Audience(List.of(new Audience.Person("p1", PACIFIC)), false);
    private static final Audience BY_TEXT =
            new Audience(List.of(new Audience.Person("p1", PACIFIC)), true);

    private final Plan plan = new Plan(TestProperties.POLICY);

    @Test
    void tellsClientAndTherapistOfAConfirmationAndRemindsTheClient() {
        var effects = effects(new Decision.SessionConfirmed(about(), booking(1, START)));

        assertThat(effects)
                .extracting(Due::effect)
                .containsExactly(
                        effect(1, MessageKind.CONFIRMATION, CLIENT),
                        effect(1, MessageKind.CONFIRMATION, THERAPIST),
                        effect(1, MessageKind.FIRST_REMINDER, CLIENT),
                        effect(1, MessageKind.LAST_REMINDER, CLIENT));
    }

    @Test
    void callsALaterRevisionAChange() {
        assertThat(effects(new Decision.SessionConfirmed(about(), booking(3, START))))
                .first()
                .extracting(Due::effect)
                .isEqualTo(effect(3, MessageKind.CHANGE, CLIENT));
    }

    @Test
    void tellsClientAndTherapistOfACancellationAndRemindsNobody() {
        assertThat(effects(new Decision.SessionCancelled(about(), booking(2, START))))
                .extracting(Due::effect)
                .containsExactly(
                        effect(2, MessageKind.CANCELLATION, CLIENT),
                        effect(2, MessageKind.CANCELLATION, THERAPIST));
    }

    @Test
    void wantsAPersonToKnowWhenAConfirmationTakesAQuarterOfAnHour() {
        assertThat(effects(new Decision.SessionConfirmed(about(), booking(1, START))).getFirst())
                .isEqualTo(
                        new Due(
                                effect(1, MessageKind.CONFIRMATION, CLIENT),
                                DECIDED,
                                DECIDED.plus(Duration.ofMinutes(15)),
                                START.plusSeconds(3000)));
    }

    @Test
    void remindsTwoDaysAndThreeHoursBefore() {
        var effects = effects(new Decision.SessionConfirmed(about(), booking(1, START)));

        assertThat(effects.get(2).at()).isEqualTo(START.minus(Duration.ofHours(48)));
        assertThat(effects.get(3).at()).isEqualTo(START.minus(Duration.ofHours(3)));
    }

    @Test
    void remindsTheEveningBeforeRatherThanInQuietHours() {
        var nineInTheMorning = Instant.parse("2026-12-01T17:00:00Z");

        var last =
                effects(new Decision.SessionConfirmed(about(), booking(1, nineInTheMorning)))
                        .get(3);

        assertThat(last.at().atZone(PACIFIC))
                .hasToString("2026-11-30T20:30-08:00[America/Los_Angeles]");
        assertThat(last.goodUntil()).isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
    }

    @Test
    void leavesOutRemindersThatWouldFollowTheConfirmationAtOnce() {
        var tomorrow = DECIDED.plus(Duration.ofHours(4));

        assertThat(effects(new Decision.SessionConfirmed(about(), booking(1, tomorrow))))
                .extracting(due -> due.effect().kind())
                .containsOnly(MessageKind.CONFIRMATION);
    }

    @Test
    void thanksForARequestInTheWayItCame() {
        assertThat(effects(new Decision.RequestReceived(about(), BY_WEB)))
                .singleElement()
                .extracting(due -> due.effect().channel())
                .isEqualTo(Channel.EMAIL);
        assertThat(effects(new Decision.RequestReceived(about(), BY_TEXT)))
                .singleElement()
                .extracting(due -> due.effect().channel())
                .isEqualTo(Channel.TEXT_MESSAGE);
    }

    @Test
    void sendsOffersOnlyToThoseWhoWriteTexts() {
        var expiresAt = DECIDED.plus(Duration.ofHours(2));
        var offer = new Decision.OfferMade(about(), "o1", 2, expiresAt, List.of(slot(START)));

        assertThat(plan.effectsOf(offer, BY_WEB)).isEmpty();
        assertThat(plan.effectsOf(offer, BY_TEXT))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.goodUntil()).isEqualTo(expiresAt);
                    assertThat(due.effect())
                            .isEqualTo(
                                    new Effect(
                                            "lakeside",
                                            "o1",
                                            2,
                                            MessageKind.OFFER,
                                            CLIENT,
                                            Channel.TEXT_MESSAGE));
                });
    }

    @Test
    void callsTheFirstOfTheRotaThenTheSecondAndTheThird() {
        var first =
                effects(new Decision.HumanNeeded(about(), "OFFER_LAPSED", DECIDED))
                        .getFirst()
                        .effect();
        var second = Plan.nextOnCall(first).orElseThrow();
        var third = Plan.nextOnCall(second).orElseThrow();

        assertThat(List.of(first, second, third))
                .extracting(Effect::recipient)
                .containsExactly(
                        new Recipient(Role.COORDINATOR, "1"),
                        new Recipient(Role.COORDINATOR, "2"),
                        new Recipient(Role.COORDINATOR, "3"));
        assertThat(Plan.nextOnCall(third)).isEmpty();
    }

    @Test
    void saysNothingOfWhatNobodyHasToHear() {
        assertThat(effects(new Decision.RequestClosed(about()))).isEmpty();
        assertThat(effects(new Decision.OfferEnded(about(), "o1"))).isEmpty();
        assertThat(effects(new Decision.OfferExtended(about(), "o1", START))).isEmpty();
    }

    @Test
    void givesTheSameIdsHoweverOftenADecisionIsRead() {
        var confirmed = new Decision.SessionConfirmed(about(), booking(1, START));

        assertThat(effects(confirmed).stream().map(due -> due.effect().id()).limit(2))
                .containsExactly(
                        "a2b8970dce64386e5f84ab72bff1b0f1", "28dcfc89a9c92645fd59a52f288a2074");
    }

    @Test
    void givesEachMessageAnIdOfItsOwn() {
        var confirmation = effect(1, MessageKind.CONFIRMATION, CLIENT);

        assertThat(
                        List.of(
                                confirmation.id(),
                                confirmation.by(Channel.TEXT_MESSAGE).id(),
                                effect(1, MessageKind.CONFIRMATION, THERAPIST).id(),
                                effect(2, MessageKind.CHANGE, CLIENT).id(),
                                effect(2, MessageKind.CANCELLATION, CLIENT).id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsOneCalendarEntryPerRecipientOverAllRevisions() {
        var confirmation = effect(1, MessageKind.CONFIRMATION, CLIENT);

        assertThat(effect(2, MessageKind.CANCELLATION, CLIENT).calendarEntryId())
                .isEqualTo(confirmation.calendarEntryId());
        assertThat(effect(1, MessageKind.CONFIRMATION, THERAPIST).calendarEntryId())
                .isNotEqualTo(confirmation.calendarEntryId());
    }

    private List<Due> effects(Decision decision) {
        var audience =
                decision instanceof Decision.RequestReceived received
                        ? received.audience()
                        : BY_WEB;
        return plan.effectsOf(decision, audience);
    }

    private static Effect effect(int revision, MessageKind kind, Recipient recipient) {
        return new Effect("lakeside", "s1", revision, kind, recipient, Channel.EMAIL);
    }

    private static About about() {
        return new About("lakeside", "lakeside:7", DECIDED, "r1");
    }

    private static Booking booking(int revision, Instant start) {
        return new Booking("s1", revision, List.of("p1"), slot(start));
    }

    private static Slot slot(Instant start) {
        return new Slot("t1", start, start.plusSeconds(3000), Format.VIRTUAL, null);
    }
}
