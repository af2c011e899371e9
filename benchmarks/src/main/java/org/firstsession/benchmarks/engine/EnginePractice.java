// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.firstsession.engine.types.Lifetimes;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;

/** A practice in memory, four weeks open ahead, and the commands that its people give. */
final class EnginePractice {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant NOW = Instant.parse("2030-03-04T17:00:00Z");
    private static final PracticeId PRACTICE = new PracticeId("bench");
    private static final List<String> CONCERNS =
            List.of("anxiety", "depression", "relationships", "grief", "trauma", "self-esteem");
    private static final List<String> STATES = List.of("CA", "CA", "CA", "NV", "OR");
    private static final long UUID_VERSION_7 = 0x7000L;

    private final Book book = new Book(PRACTICE);
    private long commands;

    /** Opens with some therapists, of whom three in five may see people in California. */
    EnginePractice(int therapists) {
        take(new Command.OpenPractice(meta(), "Bench", ZONE, List.of(), policy()));
        for (int number = 0; number < therapists; number++) {
            take(new Command.ListTherapist(meta(), profile(number)));
        }
    }

    Book book() {
        return book;
    }

    /** Decides a command and takes its events over, as the service does. */
    List<Event> take(Command command) {
        var events = MatchingEngine.decide(book, command);
        events.forEach(book::apply);
        return events;
    }

    /** Somebody in California who has about one of six concerns; every fourth only has evenings. */
    Command.RequestTrial request(int number) {
        var times =
                number % 4 == 3
                        ? Stream.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)
                                .map(day -> new WeeklyWindow(day, 15 * 60, 20 * 60))
                                .toList()
                        : List.<WeeklyWindow>of();
        var client =
                new Participant(
                        new PersonId("p-" + number),
                        "CA",
                        null,
                        null,
                        ZONE,
                        times,
                        List.of("en"),
                        null,
                        AgeStatement.ADULT,
                        List.of());
        var needs =
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(client),
                        FormatWish.VIRTUAL,
                        null,
                        List.of(CONCERNS.get(number % CONCERNS.size())),
                        null,
                        null);
        return new Command.RequestTrial(meta(), new RequestId(uuid()), needs, null);
    }

    CommandMeta meta() {
        return new CommandMeta(
                new CommandId(uuid()),
                PRACTICE,
                NOW,
                NOW,
                new Actor(ActorRole.SYSTEM, null),
                Channel.API);
    }

    /** A UUID of version 7, made without a source of randomness: that would be measured too. */
    private String uuid() {
        return new UUID(NOW.toEpochMilli() << 16 | UUID_VERSION_7, Long.MIN_VALUE | ++commands)
                .toString();
    }

    private static TherapistProfile profile(int number) {
        var hours = new ArrayList<OfferedHours>();
        for (var day : DayOfWeek.values()) {
            if ((day.getValue() + number) % 7 < 5) {
                int from = number % 3 == 0 ? 12 * 60 : 9 * 60;
                hours.add(
                        new OfferedHours(
                                new WeeklyWindow(day, from, from + 8 * 60),
                                List.of(Format.VIRTUAL),
                                null));
            }
        }
        return new TherapistProfile(
                new TherapistId("t-" + (100_000 + number)),
                1,
                true,
                List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                ZONE,
                List.of(
                        new Licence(
                                STATES.get(number % STATES.size()),
                                LocalDate.of(2020, 1, 1),
                                null)),
                List.of("en"),
                number % 2 == 0 ? "woman" : "man",
                List.of(
                        CONCERNS.get(number % CONCERNS.size()),
                        CONCERNS.get((number / 2) % CONCERNS.size())),
                List.of(),
                List.of(),
                true,
                hours,
                1_000,
                false);
    }

    private static Policy policy() {
        return new Policy(
                1,
                50,
                75,
                10,
                30,
                720,
                28,
                900,
                7_200,
                2,
                3,
                40_000,
                24,
                240,
                12_000,
                18_000,
                List.of(),
                new RankingWeights(30, 10, 40, 20, 30, 25),
                30,
                List.of(),
                new Lifetimes(120, 24, 240, 480, 1_260, 1_440, 15, 72, 24, 120),
                new Scarcity(50, 0, List.of()));
    }
}
