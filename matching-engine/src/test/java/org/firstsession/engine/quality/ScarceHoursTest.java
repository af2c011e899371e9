// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.Licence;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.ScarcityPrice;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;
import org.junit.jupiter.api.Test;

/** What prices do to one offer: Ana, Ben and Cleo have an hour each Wednesday at nine. */
class ScarceHoursTest {

    /** The usual ones, but options may lie on the same day. */
    private static final RankingWeights WEIGHTS = new RankingWeights(30, 10, 40, 20, 30, 0);

    private static final PracticeId PRACTICE = new PracticeId("quality");
    private static final WeeklyWindow NINE = new WeeklyWindow(DayOfWeek.WEDNESDAY, 540, 630);
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 16);

    @Test
    void offersTheDearHourLastAndStillOffersIt() {
        assertThat(offered(price("ana", 20))).containsExactly("ben 16", "cleo 16", "ana 16");
    }

    @Test
    void leavesOutWhatIsFarDearerThanTheBest() {
        // In its place comes another hour of somebody who is offered already.
        assertThat(offered(price("ana", 35))).containsExactly("ben 16", "cleo 16", "ben 23");
    }

    @Test
    void offersAnotherWeekOfWhoIsDearInOne() {
        var thisWeek =
                new ScarcityPrice(new TherapistId("ana"), NINE, 35, FIRST, FIRST.plusDays(6));

        assertThat(offered(thisWeek)).containsExactly("ben 16", "cleo 16", "ana 23");
    }

    @Test
    void takesTheFirstOfSeveralPrices() {
        var thisWeek = new ScarcityPrice(new TherapistId("ana"), NINE, 0, FIRST, FIRST);

        assertThat(offered(thisWeek, price("ana", 90)))
                .containsExactly("ana 16", "ben 16", "cleo 16");
    }

    private static ScarcityPrice price(String therapist, int points) {
        return new ScarcityPrice(new TherapistId(therapist), NINE, points);
    }

    /** The offer to somebody who could come at any time; each option by therapist and day. */
    private static List<String> offered(ScarcityPrice... prices) {
        var book = new Book(PRACTICE);
        play(
                book,
                new Command.OpenPractice(
                        meta("c0"),
                        "Quality",
                        Practice.ZONE,
                        Practice.OFFICES,
                        Manner.policy(WEIGHTS, 3, List.of(prices), 20)));
        for (var name : List.of("ana", "ben", "cleo")) {
            play(book, new Command.ListTherapist(meta("c-" + name), therapist(name)));
        }
        var events =
                play(
                        book,
                        new Command.RequestTrial(meta("c1"), new RequestId("r1"), needs(), null));
        return events.stream()
                .filter(Event.TrialOffered.class::isInstance)
                .map(Event.TrialOffered.class::cast)
                .flatMap(offer -> offer.options().stream())
                .map(option ->
                        option.slot().therapistId()
                                + " "
                                + option.slot().startsAt().atZone(Practice.ZONE).getDayOfMonth())
                .toList();
    }

    private static List<Event> play(Book book, Command command) {
        var events = MatchingEngine.decide(book, command);
        events.forEach(book::apply);
        return events;
    }

    private static TherapistProfile therapist(String name) {
        var states = List.of("CA", "NV");
        return new TherapistProfile(
                new TherapistId(name),
                1,
                true,
                List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                Practice.ZONE,
                states.stream()
                        .map(state -> new Licence(state, LocalDate.of(2020, 1, 1), null))
                        .toList(),
                List.of("en"),
                null,
                List.of(),
                List.of(),
                List.of(),
                true,
                List.of(new OfferedHours(NINE, List.of(Format.VIRTUAL), null)),
                20,
                false);
    }

    private static Needs needs() {
        var client =
                new Participant(
                        new PersonId("p1"),
                        "CA",
                        null,
                        null,
                        Practice.ZONE,
                        List.of(),
                        List.of(),
                        null,
                        AgeStatement.ADULT,
                        List.of());
        return new Needs(
                PartyKind.INDIVIDUAL,
                List.of(client),
                FormatWish.VIRTUAL,
                null,
                List.of(),
                null,
                null);
    }

    private static CommandMeta meta(String id) {
        Instant at = Market.opening();
        return new CommandMeta(
                new CommandId(id),
                PRACTICE,
                at,
                at,
                new Actor(ActorRole.SYSTEM, null),
                Channel.WEB);
    }
}
