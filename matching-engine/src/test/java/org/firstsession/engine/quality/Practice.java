// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Licence;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;

/**
 * An invented practice in California and Nevada. Of twelve therapists four see couples, two are
 * licensed in both states and one in Nevada alone; each knows two or three of six concerns and has
 * six to nine trial hours a week, every fourth in the evening.
 *
 * @param therapists its therapists
 */
record Practice(List<TherapistProfile> therapists) {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    static final List<String> CONCERNS =
            List.of("anxiety", "depression", "grief", "relationships", "sleep", "trauma");

    /** The offices, each with its own town. */
    static final List<Office> OFFICES =
            List.of(
                    office("oakland", "CA", 37_804_400, -122_271_200),
                    office("san-jose", "CA", 37_338_200, -121_886_300),
                    office("sacramento", "CA", 38_581_600, -121_494_400),
                    office("reno", "NV", 39_529_600, -119_813_800));

    /** Length of an hour with its buffer, for couples too, minutes. */
    static final int HOUR_MINUTES = 90;

    private static final int[] MORNINGS_AND_AFTERNOONS = {
        9 * 60, 10 * 60 + 30, 13 * 60, 14 * 60 + 30
    };
    private static final int[] EVENINGS = {17 * 60, 18 * 60 + 30};

    Practice {
        therapists = List.copyOf(therapists);
    }

    static Practice of(int therapists, long seed) {
        var random = new Random(seed);
        var made = new ArrayList<TherapistProfile>(therapists);
        for (int number = 0; number < therapists; number++) {
            made.add(therapist(number, random));
        }
        return new Practice(made);
    }

    /** Every hour of the days from one to another, exclusive. */
    List<Hour> hours(LocalDate from, LocalDate to) {
        var hours = new ArrayList<Hour>();
        for (var therapist : therapists) {
            for (var weekly : therapist.hours()) {
                var window = weekly.window();
                for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
                    if (day.getDayOfWeek() == window.day()) {
                        var midnight = day.atStartOfDay(ZONE);
                        var start = midnight.plusMinutes(window.fromMinute()).toInstant();
                        hours.add(new Hour(therapist, weekly, start));
                    }
                }
            }
        }
        return hours;
    }

    private static TherapistProfile therapist(int number, Random random) {
        boolean nevadaAlone = number % 12 == 11;
        boolean nevadaToo = nevadaAlone || number % 6 == 2;
        var office = OFFICES.get(nevadaAlone ? 3 : random.nextInt(3)).officeId();
        var longAgo = LocalDate.of(2020, 1, 1);
        var licences = new ArrayList<Licence>();
        if (!nevadaAlone) {
            licences.add(new Licence("CA", longAgo, null));
        }
        if (nevadaToo) {
            licences.add(new Licence("NV", longAgo, null));
        }
        return new TherapistProfile(
                new TherapistId("t%03d".formatted(number)),
                1,
                true,
                switch (number % 12) {
                    case 1 -> List.of(PartyKind.COUPLE);
                    case 4, 8, 11 -> List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE);
                    default -> List.of(PartyKind.INDIVIDUAL);
                },
                ZONE,
                licences,
                List.of("en"),
                null,
                someOf(CONCERNS, 2 + random.nextInt(2), random),
                List.of(),
                List.of(),
                true,
                hours(6 + random.nextInt(4), office, random),
                20,
                false);
    }

    private static List<OfferedHours> hours(int many, OfficeId office, Random random) {
        var windows = new TreeSet<Integer>();
        while (windows.size() < many) {
            boolean evening = random.nextInt(4) == 0;
            var starts = evening ? EVENINGS : MORNINGS_AND_AFTERNOONS;
            windows.add(random.nextInt(5) * 1_440 + starts[random.nextInt(starts.length)]);
        }
        var hours = new ArrayList<OfferedHours>();
        for (int window : windows) {
            var day = DayOfWeek.of(1 + window / 1_440);
            int from = window % 1_440;
            int format = random.nextInt(10);
            var formats =
                    format < 4
                            ? List.of(Format.VIRTUAL)
                            : format < 8
                                    ? List.of(Format.VIRTUAL, Format.IN_PERSON)
                                    : List.of(Format.IN_PERSON);
            hours.add(
                    new OfferedHours(
                            new WeeklyWindow(day, from, from + HOUR_MINUTES),
                            formats,
                            formats.contains(Format.IN_PERSON) ? office : null));
        }
        return hours;
    }

    static List<String> someOf(List<String> all, int many, Random random) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(new LinkedHashSet<>(shuffled.subList(0, many)));
    }

    private static Office office(String id, String state, int latitude, int longitude) {
        return new Office(
                new OfficeId(id),
                id,
                id,
                state,
                ZONE,
                new GeoPoint(latitude, longitude),
                List.of());
    }
}
