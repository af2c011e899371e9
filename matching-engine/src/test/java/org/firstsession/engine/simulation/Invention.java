// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
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
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.Scarcity;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;

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

    static List<Office> offices() {
        var zone = ZoneId.of("America/Los_Angeles");
        return List.of(
                new Office(
                        new OfficeId("oak"),
                        "Oakland",
                        "1 Lake St",
                        "CA",
                        zone,
                        PLACES.get(0),
                        List.of()),
                new Office(
                        new OfficeId("reno"),
                        "Reno",
                        "2 Main St",
                        "NV",
                        zone,
                        PLACES.get(3),
                        List.of()));
    }

    Policy policy() {
        return new Policy(
                1,
                oneOf(30, 50, 60, 90),
                75,
                oneOf(0, 5, 10, 20),
                oneOf(15, 30, 60),
                oneOf(0, 60, 240),
                oneOf(3, 7, 14),
                oneOf(300, 900),
                7_200,
                2,
                oneOf(1, 2, 3),
                oneOf(10_000, 70_000, 70_000),
                oneOf(0, 24),
                120,
                15_000,
                20_000,
                List.of("crisis"),
                new RankingWeights(30, 10, 40, 20, 20, 5),
                30,
                List.of(),
                new Lifetimes(120, 24, 240, 480, 1_260, 1_440, 15, 72, 24, 120),
                new Scarcity(100, 0, List.of()));
    }

    TherapistProfile therapist(TherapistId id, int version, LocalDate today) {
        return new TherapistProfile(
                id,
                version,
                !chance(5),
                chance(5) ? List.of(PartyKind.COUPLE) : List.of(PartyKind.INDIVIDUAL),
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
                false);
    }

    Needs needs(PersonId person) {
        int place = random.nextInt(5);
        var client =
                new Participant(
                        person,
                        chance(75) ? "CA" : "NV",
                        null,
                        place < PLACES.size() ? PLACES.get(place) : null,
                        zone(),
                        chance(60) ? List.of() : some(2, 4, this::window),
                        chance(80) ? List.of() : List.of("es"),
                        chance(80) ? null : "aetna",
                        chance(90)
                                ? AgeStatement.ADULT
                                : oneOf(AgeStatement.UNDER_18, AgeStatement.NOT_STATED),
                        List.of());
        return new Needs(
                PartyKind.INDIVIDUAL,
                List.of(client),
                oneOf(FormatWish.VIRTUAL, FormatWish.IN_PERSON, FormatWish.EITHER),
                chance(70) ? null : oneOf(5_000, 8_000, 400_000),
                chance(60)
                        ? List.of()
                        : List.of(oneOf("anxiety", "trauma", chance(20) ? "crisis" : "grief")),
                chance(85) ? null : oneOf("f", "m"),
                null);
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
                new OfferedHours(window(), List.of(Format.IN_PERSON), new OfficeId("oak")),
                new OfferedHours(
                        window(),
                        List.of(Format.IN_PERSON, Format.VIRTUAL),
                        new OfficeId(oneOf("oak", "reno"))));
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
