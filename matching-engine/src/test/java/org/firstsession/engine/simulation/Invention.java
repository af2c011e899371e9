// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.firstsession.engine.types.AgeStatement;
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
import org.firstsession.engine.types.PartnerWishes;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.Room;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.ScarcityPrice;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/** Makes up policies, therapists and clients, the same for the same seed. */
final class Invention {

    private static final List<GeoPoint> PLACES =
            List.of(
                    new GeoPoint(37_804_400, -122_271_200),
                    new GeoPoint(37_871_600, -122_272_700),
                    new GeoPoint(37_338_200, -121_886_300),
                    new GeoPoint(39_529_600, -119_813_800));

    private final Random random;

    Invention(Random random) {
        this.random = random;
    }

    /** Two offices near each other, with rooms, and a far one without. */
    static List<Office> offices() {
        return List.of(
                office("oak", "CA", PLACES.get(0), room("den", "step-free")),
                office("berk", "CA", PLACES.get(1), room("attic"), room("garden", "step-free")),
                office("reno", "NV", PLACES.get(3)));
    }

    Policy policy() {
        return new Policy(
                1,
                oneOf(30, 50, 60, 90),
                oneOf(75, 75, 90),
                oneOf(0, 5, 10, 20),
                oneOf(15, 30, 60),
                oneOf(0, 60, 240),
                oneOf(3, 7, 14),
                oneOf(300, 900),
                oneOf(1_200, 7_200),
                2,
                oneOf(1, 2, 3),
                oneOf(10_000, 70_000, 70_000),
                oneOf(0, 24),
                oneOf(5, 120),
                15_000,
                20_000,
                List.of("crisis"),
                new RankingWeights(30, 10, 40, 20, 20, 5),
                oneOf(0, 30, 90),
                chance(60) ? List.of() : officeHours(),
                lifetimes(),
                scarcity());
    }

    private Lifetimes lifetimes() {
        int morning = oneOf(0, 480);
        return new Lifetimes(
                oneOf(2, 48, 120),
                oneOf(1, 24),
                oneOf(5, 30, 240),
                morning,
                morning == 0 ? 1_440 : 1_260,
                oneOf(10, 1_440),
                15,
                oneOf(3, 72),
                oneOf(1, 24),
                oneOf(4, 120));
    }

    private Scarcity scarcity() {
        return chance(60)
                ? new Scarcity(100, 0, List.of())
                : new Scarcity(
                        oneOf(10, 50, 100),
                        oneOf(0, 20),
                        some(
                                0,
                                3,
                                () ->
                                        new ScarcityPrice(
                                                new TherapistId(oneOf("t1", "t2", "t3")),
                                                window(),
                                                oneOf(10, 20, 40))));
    }

    TherapistProfile therapist(TherapistId id, int version, LocalDate today) {
        return new TherapistProfile(
                id,
                version,
                !chance(5),
                oneOf(
                        List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                        List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                        List.of(PartyKind.INDIVIDUAL),
                        List.of(PartyKind.COUPLE)),
                zone(),
                licences(today),
                chance(50) ? List.of("en") : List.of("es", "en"),
                oneOf("f", "m"),
                List.of("anxiety"),
                chance(15) ? List.of("trauma") : List.of(),
                chance(50) ? List.of("aetna") : List.of(),
                !chance(10),
                some(2, 6, this::hours),
                oneOf(1, 2, 5),
                chance(20));
    }

    /** One person, a couple at one screen, or the one who invites the other. */
    Needs needs(PartyKind party, List<PersonId> people) {
        return new Needs(
                party,
                people.stream().map(this::participant).toList(),
                format(),
                distance(),
                concerns(),
                gender(),
                null);
    }

    Participant participant(PersonId person) {
        int place = random.nextInt(5);
        return new Participant(
                person,
                state(),
                null,
                place < PLACES.size() ? PLACES.get(place) : null,
                zone(),
                times(),
                chance(80) ? List.of() : List.of("es"),
                chance(85) ? null : "aetna",
                chance(94)
                        ? AgeStatement.ADULT
                        : oneOf(AgeStatement.UNDER_18, AgeStatement.NOT_STATED),
                chance(90) ? List.of() : List.of("step-free"));
    }

    PartnerWishes wishes() {
        return new PartnerWishes(format(), distance(), concerns(), gender());
    }

    String state() {
        return chance(75) ? "CA" : "NV";
    }

    List<WeeklyWindow> times() {
        return chance(65) ? List.of() : some(2, 4, this::window);
    }

    private FormatWish format() {
        return oneOf(FormatWish.VIRTUAL, FormatWish.IN_PERSON, FormatWish.EITHER);
    }

    private @Nullable Integer distance() {
        return chance(70) ? null : oneOf(5_000, 8_000, 400_000);
    }

    private List<String> concerns() {
        return chance(60)
                ? List.of()
                : List.of(oneOf("anxiety", "trauma", chance(20) ? "crisis" : "grief"));
    }

    private @Nullable String gender() {
        return chance(90) ? null : oneOf("f", "m");
    }

    private static List<WeeklyWindow> officeHours() {
        return Stream.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)
                .map(day -> new WeeklyWindow(day, 9 * 60, 17 * 60))
                .toList();
    }

    private static Office office(String id, String state, GeoPoint point, Room... rooms) {
        return new Office(
                new OfficeId(id),
                id,
                "1 Lake St",
                state,
                ZoneId.of("America/Los_Angeles"),
                point,
                List.of(rooms));
    }

    private static Room room(String id, String... features) {
        return new Room(new RoomId(id), List.of(features));
    }

    /** Some of the rooms of an office, now and then another one's, with or without a feature. */
    List<Room> rooms(OfficeId office) {
        var ids = Stream.of("den", "attic", "garden", office + "-room", office + "-hall");
        return ids.filter(id -> chance(45))
                .map(id -> chance(50) ? room(id) : room(id, "step-free"))
                .toList();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T among(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    private List<Licence> licences(LocalDate today) {
        var longAgo = LocalDate.of(2020, 1, 1);
        var california =
                new Licence("CA", longAgo, chance(25) ? today.plusDays(random.nextInt(6)) : null);
        var nevada =
                new Licence("NV", chance(25) ? today.plusDays(random.nextInt(6)) : longAgo, null);
        return oneOf(List.of(california), List.of(california, nevada), List.of(nevada));
    }

    private OfferedHours hours() {
        var video = List.of(Format.VIRTUAL);
        return oneOf(
                new OfferedHours(window(), video, null),
                new OfferedHours(
                        window(), List.of(Format.IN_PERSON), new OfficeId(oneOf("oak", "berk"))),
                new OfferedHours(
                        window(),
                        List.of(Format.IN_PERSON, Format.VIRTUAL),
                        new OfficeId(oneOf("oak", "berk", "reno"))));
    }

    /**
     * By day, since the auditor reads a clock minute by minute; nights have tables of their own.
     */
    private WeeklyWindow window() {
        int from = 6 * 60 + 15 * random.nextInt(48);
        int to = from + 60 + 15 * random.nextInt(12);
        return new WeeklyWindow(DayOfWeek.of(1 + random.nextInt(7)), from, to);
    }

    private ZoneId zone() {
        return ZoneId.of(
                oneOf(
                        "America/Los_Angeles",
                        "America/Los_Angeles",
                        "America/New_York",
                        "America/Phoenix"));
    }

    private <T> List<T> some(int least, int most, Supplier<T> invention) {
        var made = new ArrayList<T>();
        for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
            made.add(invention.get());
        }
        return made;
    }
}
