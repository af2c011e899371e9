// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.firstsession.engine.MatchingEngine;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.CommandMeta;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Licence;
import org.firstsession.engine.types.Lifetimes;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartnerWishes;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.ScarcityPrice;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;

/** A practice whose policy, roster, clients and days are made up, the same for the same seed. */
final class RandomPractice {

    private static final PracticeId PRACTICE = new PracticeId("random");
    private static final List<GeoPoint> PLACES =
            List.of(
                    new GeoPoint(37_804_400, -122_271_200),
                    new GeoPoint(37_871_600, -122_272_700),
                    new GeoPoint(37_338_200, -121_886_300),
                    new GeoPoint(39_529_600, -119_813_800));
    private static final List<String> CONCERNS = List.of("anxiety", "trauma", "grief", "sleep");

    private final Random random;
    private final Book book = new Book(PRACTICE);
    private final List<RequestId> requests = new ArrayList<>();
    private final int step;
    private Instant now;
    private int therapists;
    private int numbers;

    RandomPractice(long seed) {
        random = new Random(seed);
        // A fortnight around a change of the clocks in half of the practices.
        now =
                oneOf(
                                Instant.parse("2026-03-02T15:00:00Z"),
                                Instant.parse("2026-10-26T16:20:00.250Z"),
                                Instant.parse("2026-06-10T04:59:30Z"))
                        .plus(Duration.ofMinutes(random.nextInt(3 * 1_440)));
        step = oneOf(15, 30, 30, 60, 50);
        take(new Command.OpenPractice(meta(), "Random", zone(), offices(), policy()));
        for (int left = oneOf(3, 8, 20, 70, 140); left > 0; left--) {
            take(new Command.ListTherapist(meta(), newTherapist()));
        }
    }

    Book book() {
        return book;
    }

    Instant now() {
        return now;
    }

    /** Something that happens. */
    void live() {
        now = now.plus(Duration.ofMillis(random.nextInt(chance(20) ? 90_000_000 : 900_000)));
        take(command());
    }

    /** A branch of the book in which something more has happened. */
    Book branch() {
        var branch = book.branch();
        for (int more = random.nextInt(3); more > 0; more--) {
            for (var event : MatchingEngine.decide(branch, command())) {
                branch.apply(event);
            }
        }
        return branch;
    }

    /** A case of the book that asks for something made up, or for what it asked. */
    Case someCase(Book of) {
        var one = of.caseOf(requests.get(random.nextInt(requests.size()))).orElse(null);
        if (one == null) {
            return someCase(of);
        }
        if (chance(20)) {
            return one;
        }
        var asking = one.asking(needs(one.needs().asker().personId()));
        return chance(80) ? asking : asking.notOffered(one.history().past());
    }

    Bounds bounds() {
        if (chance(60)) {
            return Bounds.NONE;
        }
        var known = book.therapists().stream().map(one -> one.profile().therapistId()).toList();
        var taken =
                known.stream()
                        .flatMap(id -> Stream.of(id, id))
                        .map(book::agenda)
                        .flatMap(agenda -> agenda.startingFrom(now).stream())
                        .toList();
        if (taken.isEmpty() || chance(50)) {
            var some = new TreeSet<TherapistId>();
            int most = oneOf(1, 3, 30);
            known.stream().filter(id -> chance(40)).limit(most).forEach(some::add);
            return Bounds.among(some);
        }
        var slot = taken.get(random.nextInt(taken.size())).slot();
        return chance(30)
                ? Bounds.sameHourAs(slot)
                : Bounds.insteadOf(slot, chance(60), chance(50));
    }

    private void take(Command command) {
        MatchingEngine.decide(book, command).forEach(book::apply);
    }

    private Command command() {
        if (requests.size() < 3) {
            return request();
        }
        return switch (random.nextInt(23)) {
            case 0 -> new Command.ListTherapist(meta(), newTherapist());
            case 1, 2 -> new Command.ListTherapist(meta(), otherProfile());
            case 3 -> new Command.DelistTherapist(meta(), someTherapist());
            case 4 -> new Command.SetTimeOff(meta(), someTherapist(), some(0, 2, this::interval));
            case 5 ->
                    new Command.ReportBusyTimes(
                            meta(), someTherapist(), some(0, 3, this::interval));
            case 6 ->
                    new Command.SetClosure(
                            meta(),
                            chance(50) ? null : new OfficeId(oneOf("oak", "reno")),
                            some(0, 1, this::interval));
            case 7 -> new Command.SetPolicy(meta(), policy(), null);
            case 8 -> new Command.AdvanceTime(meta());
            case 9 -> new Command.LinkPeople(meta(), somePerson(), somePerson(), "same", null);
            case 10, 11, 12, 13 -> request();
            case 22 ->
                    new Command.SetRooms(meta(), new OfficeId(oneOf("oak", "reno")), rooms(), null);
            default -> ofCase();
        };
    }

    private Command request() {
        var id = new RequestId("r" + ++numbers);
        requests.add(id);
        return new Command.RequestTrial(meta(), id, needs(new PersonId("p" + numbers)), null);
    }

    /** Somebody answers, cancels, moves or leaves. */
    private Command ofCase() {
        var one = book.caseOf(requests.get(random.nextInt(requests.size()))).orElse(null);
        if (one == null) {
            return request();
        }
        var id = one.requestId();
        var person = one.needs().asker().personId();
        var offer = one.openOffer().orElse(null);
        if (one.state() instanceof CaseState.Confirmed confirmed && chance(40)) {
            var session = confirmed.session().sessionId();
            return chance(50)
                    ? new Command.CancelTrial(meta(), id, chance(50) ? person : null, session, null)
                    : new Command.RescheduleTrial(
                            meta(), id, person, session, List.of(), chance(30), null);
        }
        if (offer == null) {
            return chance(30) ? new Command.WithdrawRequest(meta(), id, person) : request();
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Command.DeclineOffer(meta(), id, person, offer.offerId());
            case 1 -> new Command.RequestOtherOptions(meta(), id, person);
            default ->
                    new Command.AcceptOffer(
                            meta(),
                            id,
                            person,
                            offer.offerId(),
                            offer.options().get(random.nextInt(offer.options().size())).optionId());
        };
    }

    private CommandMeta meta() {
        return new CommandMeta(
                new CommandId("c" + ++numbers),
                PRACTICE,
                now,
                now,
                new Actor(ActorRole.SYSTEM, null),
                Channel.API);
    }

    private Policy policy() {
        boolean scarce = chance(50);
        return new Policy(
                1,
                oneOf(30, 50, 60),
                oneOf(75, 90),
                oneOf(0, 10, 20),
                chance(95) ? step : 20,
                oneOf(0, 60, 720),
                oneOf(3, 10, 28),
                oneOf(300, 900, 86_400),
                7_200,
                2,
                oneOf(1, 2, 3, 6),
                oneOf(10_000, 70_000, 70_000),
                24,
                120,
                15_000,
                20_000,
                List.of("crisis"),
                chance(80)
                        ? new RankingWeights(30, 10, 40, 20, 20, 5)
                        : new RankingWeights(
                                random.nextInt(40),
                                random.nextInt(30),
                                random.nextInt(200),
                                random.nextInt(30),
                                random.nextInt(60),
                                random.nextInt(40)),
                oneOf(0, 30, 90),
                List.of(),
                new Lifetimes(120, 24, 240, 480, 1_260, 1_440, 15, 72, 24, 120),
                new Scarcity(
                        oneOf(100, 100, 2, 10),
                        scarce ? oneOf(0, 25) : 0,
                        scarce ? some(1, 20, this::price) : List.of()));
    }

    private ScarcityPrice price() {
        return new ScarcityPrice(
                new TherapistId("t" + random.nextInt(20)), window(), random.nextInt(50));
    }

    private TherapistProfile newTherapist() {
        return profile(new TherapistId("t" + therapists++), 1);
    }

    private TherapistProfile otherProfile() {
        var id = someTherapist();
        int version = book.therapist(id).map(one -> one.profile().version()).orElse(0);
        return profile(id, version + 1);
    }

    private TherapistId someTherapist() {
        var listed = book.therapists().stream().map(Therapist::profile).toList();
        return listed.isEmpty()
                ? new TherapistId("t0")
                : listed.get(random.nextInt(listed.size())).therapistId();
    }

    private PersonId somePerson() {
        return new PersonId("p" + random.nextInt(numbers + 1));
    }

    private TherapistProfile profile(TherapistId id, int version) {
        return new TherapistProfile(
                id,
                version,
                !chance(8),
                oneOf(
                        List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                        List.of(PartyKind.INDIVIDUAL),
                        List.of(PartyKind.COUPLE)),
                zone(),
                some(1, 3, this::licence),
                oneOf(List.of("en"), List.of("en"), List.of("es", "en"), List.of("fr")),
                oneOf("f", "m", "x", null),
                some(0, 3, () -> oneOf("anxiety", "trauma", "grief", "sleep")),
                chance(15) ? List.of("trauma") : List.of(),
                chance(50) ? List.of("aetna") : List.of(),
                !chance(10),
                some(0, 6, this::hours),
                oneOf(0, 1, 2, 5, 10),
                chance(10));
    }

    private Licence licence() {
        var today = LocalDate.ofInstant(now, ZoneId.of("UTC"));
        return new Licence(
                oneOf("CA", "CA", "NV"),
                chance(70) ? LocalDate.of(2020, 1, 1) : today.plusDays(random.nextInt(20) - 5),
                chance(70) ? null : today.plusDays(random.nextInt(20)));
    }

    private OfferedHours hours() {
        var video = List.of(Format.VIRTUAL);
        return oneOf(
                new OfferedHours(window(), video, null),
                new OfferedHours(window(), video, null),
                new OfferedHours(
                        window(), List.of(Format.IN_PERSON), new OfficeId(oneOf("oak", "reno"))),
                new OfferedHours(
                        window(),
                        List.of(Format.IN_PERSON, Format.VIRTUAL),
                        new OfficeId(oneOf("oak", "reno"))));
    }

    private WeeklyWindow window() {
        int length = oneOf(60, 120, 240, 480);
        int from = oneOf(15, 30, 60) * random.nextInt(16) + (chance(5) ? 7 : 0);
        int start = Math.min(chance(80) ? from + 420 : from, 1_430 - length);
        return new WeeklyWindow(DayOfWeek.of(1 + random.nextInt(7)), start, start + length);
    }

    private Interval interval() {
        var start = now.plus(Duration.ofSeconds(random.nextInt(14 * 86_400)));
        return new Interval(start, start.plusMillis(1 + random.nextInt(3 * 86_400_000)));
    }

    private Needs needs(PersonId asker) {
        boolean couple = chance(30);
        var people = new ArrayList<Participant>();
        people.add(person(asker));
        if (couple) {
            people.add(person(new PersonId(asker + "b")));
        }
        return new Needs(
                couple ? PartyKind.COUPLE : PartyKind.INDIVIDUAL,
                people,
                oneOf(FormatWish.values()),
                oneOf(null, null, 5_000, 30_000, 400_000),
                some(0, 3, () -> CONCERNS.get(random.nextInt(CONCERNS.size()))),
                oneOf(null, null, null, "f", "m"),
                couple && chance(40)
                        ? new PartnerWishes(
                                oneOf(FormatWish.values()),
                                oneOf(null, 50_000),
                                some(0, 1, () -> "sleep"),
                                oneOf(null, null, "f"))
                        : null);
    }

    private Participant person(PersonId id) {
        int place = random.nextInt(5);
        return new Participant(
                id,
                chance(75) ? "CA" : oneOf("NV", "OR"),
                null,
                place < PLACES.size() ? PLACES.get(place) : null,
                zone(),
                chance(50) ? List.of() : some(1, 4, this::window),
                oneOf(List.of(), List.of(), List.of("en"), List.of("es"), List.of("fr", "en")),
                oneOf(null, null, null, "aetna"),
                AgeStatement.ADULT,
                chance(85) ? List.of() : List.of("step-free"));
    }

    private static List<Office> offices() {
        var zone = ZoneId.of("America/Los_Angeles");
        return List.of(
                new Office(
                        new OfficeId("oak"), "Oakland", "1", "CA", zone, PLACES.get(0), List.of()),
                new Office(
                        new OfficeId("reno"),
                        "Reno",
                        "2",
                        "NV",
                        zone,
                        PLACES.get(3),
                        List.of(
                                new Room(new RoomId("attic"), List.of()),
                                new Room(new RoomId("garden"), List.of("step-free")))));
    }

    private List<Room> rooms() {
        var ids = Stream.of("attic", "garden", "den", "hall").filter(id -> chance(50));
        return ids.map(id ->
                        new Room(new RoomId(id), chance(50) ? List.of() : List.of("step-free")))
                .toList();
    }

    private ZoneId zone() {
        return ZoneId.of(
                oneOf(
                        "America/Los_Angeles",
                        "America/Los_Angeles",
                        "America/New_York",
                        "America/Phoenix"));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(int least, int most, Supplier<T> invention) {
        var made = new ArrayList<T>();
        for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
            made.add(invention.get());
        }
        return made;
    }
}
