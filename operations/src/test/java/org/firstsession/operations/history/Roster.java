// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Format;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.Office;
import org.firstsession.types.Policy;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.WeeklyWindow;

/** An invented practice: two offices, a policy, and therapists who differ in what they take. */
final class Roster {

    static final GeoPoint DOWNTOWN = new GeoPoint(37_774_900, -122_419_400);
    private static final GeoPoint RENO = new GeoPoint(39_529_600, -119_813_800);

    private Roster() {}

    static List<Office> offices() {
        return List.of(office("downtown", "CA", DOWNTOWN), office("reno", "NV", RENO));
    }

    static Policy policy() {
        return Samples.policy()
                .setNoticeMinutes(60)
                .setHorizonDays(14)
                .setNeedsPerson(List.of("court"))
                .build();
    }

    /** Therapist number {@code number}; every third one works in person too. */
    static TherapistProfile therapist(int number, int version) {
        boolean inPerson = number % 3 == 0;
        var hours = new ArrayList<OfferedHours>();
        for (var day : Samples.WORKDAYS) {
            hours.add(
                    OfferedHours.newBuilder()
                            .setWindow(new WeeklyWindow(day, 8 * 60, 18 * 60))
                            .setFormats(
                                    inPerson
                                            ? List.of(Format.VIRTUAL, Format.IN_PERSON)
                                            : List.of(Format.VIRTUAL))
                            .setOfficeId(inPerson ? "downtown" : null)
                            .build());
        }
        return Samples.therapist("therapist-" + number)
                .setVersion(version)
                .setLicences(
                        number % 2 == 0
                                ? List.of(licence("CA"), licence("NV"))
                                : List.of(licence("CA")))
                .setLanguages(number % 2 == 0 ? List.of("en", "es") : List.of("en"))
                .setGender(number % 2 == 0 ? "female" : "male")
                .setSpecialties(List.of("anxiety"))
                .setExcludedConcerns(number % 4 == 0 ? List.of("addiction") : List.of())
                .setPlans(List.of("plan-a"))
                .setHours(hours)
                .setWeeklyTrialLimit(30)
                .build();
    }

    private static Licence licence(String state) {
        return new Licence(state, LocalDate.of(2015, 1, 1), null);
    }

    private static Office office(String id, String state, GeoPoint point) {
        return Office.newBuilder()
                .setOfficeId(id)
                .setName(id)
                .setAddress("1 Main Street")
                .setState(state)
                .setTimeZone("America/Los_Angeles")
                .setPoint(point)
                .build();
    }
}
