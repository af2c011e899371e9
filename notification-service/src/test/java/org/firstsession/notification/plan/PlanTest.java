// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Recipient CLIENT = new Recipient(Role.CLIENT, "p1");
    private static final Recipient THERAPIST = new Recipient(Role.THERAPIST, "t1");
    private static final Instant DECIDED = Instant.parse("2026-11-23T18:00:00Z");
    private static final Instant START = Instant.parse("2026-12-01T22:00:00Z");
    private static final Rota ROTA = new Rota(3);
    private static final Audience BY_WEB =
            new Audience(List.of(new Audience.Person("p1", PACIFIC)), false, false);
    private static final Audience BY_TEXT =
            new Audience(List.of(new Audience.Person("p1", PACIFIC)), true, false);

    private static final Audience TWO =
            new Audience(
                    List.of(
                            new Audience.Person("p1", PACIFIC),
                            new Audience.Person("p2", ZoneId.of("America/New_York"))),
                    false,
                    true);

    private final Plan plan = new Plan(TestProperties.POLICY, practice -> ROTA);

    @Test
    void thanksForARequestOnTheWebAndNotTwiceForOneByText() {
        assertThat(effects(new Decision.RequestReceived(about(), BY_WEB)))
                .singleElement()
                .extracting(due -> due.effect().channel())
                .isEqualTo(Channel.EMAIL);
        assertThat(effects(new Decision.RequestReceived(about(), BY_TEXT))).isEmpty();
    }

    @Test
    void sendsOffersOnlyToThoseWhoWriteTexts() {
        var expiresAt = DECIDED.plus(Duration.ofHours(2));
        var offer = offer(Decision.Occasion.ASKED_FOR, expiresAt);

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
    void promisesOnceByWhenAPersonIsInTouchAboutAWorry() {
        assertThat(plan.effectsOf(worry(0), BY_TEXT))
                .extracting(due -> due.effect().kind(), due -> due.effect().channel())
                .containsExactly(
                        tuple(MessageKind.HUMAN_NEEDED, Channel.EMAIL),
                        tuple(MessageKind.CONTACT_PROMISE, Channel.TEXT_MESSAGE));
        assertThat(plan.effectsOf(worry(0), BY_WEB).getLast().goodUntil())
                .isEqualTo(DECIDED.plusSeconds(900));
        assertThat(plan.effectsOf(worry(1), BY_WEB))
                .extracting(due -> due.effect().kind())
                .containsExactly(MessageKind.HUMAN_NEEDED);
    }

    /** Occasion, way of asking: kinds of messages. */
    @ParameterizedTest
    @CsvSource({
        "ASKED_FOR, WEB, ",
        "ASKED_FOR, TEXT, OFFER",
        "ASKED_FOR, INVITATION, OFFER OFFER",
        "OTHER_HOURS, WEB, ",
        "OTHER_HOURS, TEXT, ",
        "OTHER_HOURS, INVITATION, OFFER OFFER",
        "LATER, WEB, OFFER",
        "REFILL, WEB, REFILL_OFFER",
        "REFILL, INVITATION, REFILL_OFFER REFILL_OFFER",
        "MOVE, INVITATION, MOVE_OFFER MOVE_OFFER",
        "REBOOKING, WEB, REBOOKING",
        "SAME_HOUR_ELSEWHERE, WEB, REPLACEMENT_OFFER"
    })
    void tellsOfOffersEverybodyWhoIsNotAtThePage(
            Decision.Occasion occasion, String way, String kinds) {
        var audience =
                switch (way) {
                    case "WEB" -> BY_WEB;
                    case "TEXT" -> BY_TEXT;
                    default -> TWO;
                };

        var effects = plan.effectsOf(offer(occasion, DECIDED.plusSeconds(900)), audience);

        assertThat(effects)
                .extracting(due -> due.effect().kind().name())
                .containsExactly(kinds == null ? new String[0] : kinds.split(" "));
        assertThat(effects)
                .allSatisfy(due -> assertThat(due.goodUntil()).isEqualTo(DECIDED.plusSeconds(900)));
    }

    @Test
    void wakesNobodyForAnHourThatHasBecomeFree() {
        var midnight = Instant.parse("2026-11-24T08:00:00Z");
        var offer =
                new Decision.OfferMade(
                        new About("lakeside", "lakeside:7", midnight, "r1"),
                        "o1",
                        2,
                        Decision.Occasion.REFILL,
                        midnight.plus(Duration.ofHours(12)),
                        List.of(slot(START)));

        assertThat(plan.effectsOf(offer, BY_WEB).getFirst().at())
                .isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
    }

    @Test
    void invitesAPartnerOnceUntilTheDeadline() {
        var until = DECIDED.plus(Duration.ofDays(5));

        assertThat(effects(new Decision.PartnerInvited(about(), until)))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.effect().kind()).isEqualTo(MessageKind.INVITATION);
                    assertThat(due.effect().recipient())
                            .isEqualTo(new Recipient(Role.PARTNER, "r1"));
                    assertThat(due.goodUntil()).isEqualTo(until);
                });
    }

    @Test
    void thanksAPartnerWhoJoinsAndNobodyElse() {
        var joined = new Decision.PartnerJoined(about(), new Audience.Person("p2", PACIFIC));

        assertThat(plan.effectsOf(joined, TWO))
                .extracting(Due::effect)
                .containsExactly(
                        new Effect(
                                "lakeside",
                                "r1",
                                1,
                                MessageKind.REQUEST_RECEIVED,
                                new Recipient(Role.CLIENT, "p2"),
                                Channel.EMAIL));
    }

    @Test
    void tellsWhoeverIsLeftThatNothingComesOfItTogether() {
        var suggested = new Decision.AloneSuggested(about(), "p1", START);
        var alone = new Decision.ContinuedAlone(about(), "p1", List.of("p2"));

        assertThat(effects(suggested))
                .extracting(Due::effect)
                .extracting(Effect::kind, Effect::recipient)
                .containsExactly(tuple(MessageKind.NOT_TOGETHER, CLIENT));
        assertThat(effects(alone))
                .extracting(Due::effect)
                .extracting(Effect::kind, Effect::recipient)
                .containsExactly(tuple(MessageKind.NOT_TOGETHER, new Recipient(Role.CLIENT, "p2")));
    }

    @Test
    void asksATherapistWhoWantsToBeAskedFirst() {
        var answerBy = DECIDED.plus(Duration.ofDays(1));

        assertThat(effects(new Decision.TherapistAsked(about(), "o1", slot(START), answerBy)))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.effect().kind()).isEqualTo(MessageKind.THERAPIST_QUESTION);
                    assertThat(due.effect().recipient()).isEqualTo(THERAPIST);
                    assertThat(due.lateAfter()).isEqualTo(DECIDED.plus(Duration.ofMinutes(15)));
                    assertThat(due.goodUntil()).isEqualTo(answerBy);
                });
    }

    @Test
    void callsTheNextOfTheRotaEachTimeThatTheSameIsNeeded() {
        assertThat(IntStream.range(0, 4).mapToObj(PlanTest::needed))
                .extracting(needed -> effects(needed).getFirst().effect().recipient().id())
                .containsExactly("1", "2", "3", "1");
        assertThat(
                        new Plan(TestProperties.POLICY, practice -> new Rota(0))
                                .effectsOf(needed(2), BY_WEB))
                .singleElement()
                .extracting(due -> due.effect().recipient().id())
                .isEqualTo("1");
    }

    @Test
    void callsRoundTheRotaUntilSomebodyHasLooked() {
        var calls = Stream.iterate(effects(needed(0)).getFirst().effect(), ROTA::again).limit(4);

        assertThat(calls)
                .extracting(Effect::revision, effect -> effect.recipient().id())
                .containsExactly(tuple(1, "1"), tuple(2, "2"), tuple(3, "3"), tuple(4, "1"));
    }

    @Test
    void callsTheFirstOfTheRotaThenTheSecondAndTheThird() {
        var first =
                effects(new Decision.HumanNeeded(about(), null, "OFFER_LAPSED", DECIDED, 0))
                        .getFirst()
                        .effect();
        var second = ROTA.next(first).orElseThrow();
        var third = ROTA.next(second).orElseThrow();

        assertThat(List.of(first, second, third))
                .extracting(Effect::recipient)
                .containsExactly(
                        new Recipient(Role.COORDINATOR, "1"),
                        new Recipient(Role.COORDINATOR, "2"),
                        new Recipient(Role.COORDINATOR, "3"));
        assertThat(ROTA.next(third)).isEmpty();
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

    private static Decision needed(int calls) {
        return new Decision.HumanNeeded(about(), null, "OFFER_LAPSED", DECIDED, calls);
    }

    private static Decision worry(int calls) {
        return new Decision.HumanNeeded(
                about(), null, Decision.HumanNeeded.SAFETY, DECIDED.plusSeconds(900), calls);
    }

    private static Decision offer(Decision.Occasion occasion, Instant expiresAt) {
        return new Decision.OfferMade(about(), "o1", 2, occasion, expiresAt, List.of(slot(START)));
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
