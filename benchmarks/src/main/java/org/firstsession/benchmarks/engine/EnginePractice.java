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
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Licence;
import org.firstsession.engine.types.Lifetimes;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/** A practice in memory, four weeks open ahead, and the commands that its people give. */
final class EnginePractice {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant NOW = Instant.parse("2030-03-04T17:00:00Z");
    private static final PracticeId PRACTICE = new PracticeId("bench");
    private static final List<String> CONCERNS =
            List.of("anxiety", "depression", "relationships", "grief", "trauma", "self-esteem");
    private static final List<String> STATES = List.of("CA", "CA", "CA", "NV", "OR");
    private static final GeoPoint OAKLAND = new GeoPoint(37_804_400, -122_271_200);
    private static final GeoPoint BERKELEY = new GeoPoint(37_871_600, -122_272_700);
    private static final OfficeId OFFICE = new OfficeId("oak");
    private static final long UUID_VERSION_7 = 0x7000L;
    private static final int LIMIT_FOR_ALL = 1_000;

    private final Book book = new Book(PRACTICE);
    private final boolean offices;
    private final int weeklyLimit;
    private long commands;

    /** Opens with some therapists by video, whom no weekly limit is in the way of. */
    EnginePractice(int therapists) {
        this(therapists, false, LIMIT_FOR_ALL);
    }

    /**
     * Opens with some therapists, of whom three in five may see people in California.
     *
     * @param offices whether every second one has hours in an office with rooms too
     */
    EnginePractice(int therapists, boolean offices, int weeklyLimit) {
        this.offices = offices;
        this.weeklyLimit = weeklyLimit;
        take(new Command.OpenPractice(meta(), "Bench", ZONE, offices(), policy()));
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
    Command.RequestTrial plain(int number) {
        var times =
                number % 4 == 3
                        ? Stream.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)
                                .map(day -> new WeeklyWindow(day, 15 * 60, 20 * 60))
                                .toList()
                        : List.<WeeklyWindow>of();
        var client = person("p-" + number, null, times, List.of("en"), null);
        return new Command.RequestTrial(
                meta(),
                new RequestId(uuid()),
                new Needs(
                        PartyKind.INDIVIDUAL,
                        List.of(client),
                        FormatWish.VIRTUAL,
                        null,
                        List.of(CONCERNS.get(number % CONCERNS.size())),
                        null,
                        null),
                null);
    }

    /** Somebody who asks for more: late hours, an office, a language, a gender, a plan; or two. */
    Command.RequestTrial demanding(int number) {
        var times =
                switch (number % 3) {
                    case 0 -> List.<WeeklyWindow>of();
                    case 1 -> daily(18 * 60 + 30, 21 * 60);
                    default -> List.of(new WeeklyWindow(DayOfWeek.FRIDAY, 18 * 60, 20 * 60));
                };
        boolean couple = number % 5 == 0;
        var people = new ArrayList<Participant>();
        for (int person = 0; person < (couple ? 2 : 1); person++) {
            people.add(
                    person(
                            "q-" + number + "-" + person,
                            BERKELEY,
                            times,
                            number % 2 == 0 ? List.of("es") : List.of(),
                            number % 7 == 0 ? "aetna" : null));
        }
        return new Command.RequestTrial(
                meta(),
                new RequestId(uuid()),
                new Needs(
                        couple ? PartyKind.COUPLE : PartyKind.INDIVIDUAL,
                        people,
                        FormatWish.values()[number % 3],
                        null,
                        List.of(
                                CONCERNS.get(number % CONCERNS.size()),
                                CONCERNS.get((number + 1) % CONCERNS.size())),
                        number % 4 == 0 ? "woman" : null,
                        null),
                null);
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

    private static Participant person(
            String id,
            @Nullable GeoPoint point,
            List<WeeklyWindow> times,
            List<String> languages,
            @Nullable String plan) {
        return new Participant(
                new PersonId(id),
                "CA",
                point == null ? null : "94704",
                point,
                ZONE,
                times,
                languages,
                plan,
                AgeStatement.ADULT,
                List.of());
    }

    private static List<WeeklyWindow> daily(int from, int to) {
        return Stream.of(DayOfWeek.values()).map(day -> new WeeklyWindow(day, from, to)).toList();
    }

    /** A UUID of version 7, made without a source of randomness: that would be timed too. */
    private String uuid() {
        return new UUID(NOW.toEpochMilli() << 16 | UUID_VERSION_7, Long.MIN_VALUE | ++commands)
                .toString();
    }

    private List<Office> offices() {
        return offices
                ? List.of(
                        new Office(
                                OFFICE,
                                "Oakland",
                                "1 Lake St",
                                "CA",
                                ZONE,
                                OAKLAND,
                                Stream.of("a", "b", "c")
                                        .map(room -> new Room(new RoomId(room), List.of()))
                                        .toList()))
                : List.of();
    }

    private TherapistProfile profile(int number) {
        boolean inOffice = offices && number % 2 == 0;
        var hours = new ArrayList<OfferedHours>();
        for (var day : DayOfWeek.values()) {
            if ((day.getValue() + number) % 7 < 5) {
                int from = number % 3 == 0 ? 12 * 60 : 9 * 60;
                hours.add(
                        new OfferedHours(
                                new WeeklyWindow(day, from, from + 8 * 60),
                                inOffice
                                        ? List.of(Format.VIRTUAL, Format.IN_PERSON)
                                        : List.of(Format.VIRTUAL),
                                inOffice ? OFFICE : null));
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
                number % 4 == 1 ? List.of("en", "es") : List.of("en"),
                number % 2 == 0 ? "woman" : "man",
                List.of(
                        CONCERNS.get(number % CONCERNS.size()),
                        CONCERNS.get((number / 2) % CONCERNS.size())),
                offices && number % 11 == 0 ? List.of("trauma") : List.of(),
                offices && number % 3 == 0 ? List.of("aetna") : List.of(),
                true,
                hours,
                weeklyLimit,
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
