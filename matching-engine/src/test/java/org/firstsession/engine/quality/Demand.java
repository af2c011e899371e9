// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.WeeklyWindow;

/**
 * Invented clients, the same for the same seed. Of a hundred 15 are couples, 15 sit in Nevada and
 * 20 can come in the evening alone; 50 want video, 20 the office, 30 take either; patience is 3 to
 * 20 days.
 */
final class Demand {

    private static final int DAY_MINUTES = 24 * 60;
    private static final int SEVEN = 7 * 60;
    private static final int NOON = 12 * 60;
    private static final int FIVE = 17 * 60;
    private static final int TEN = 22 * 60;

    private final Random random;
    private final LocalDate from;
    private final int days;

    private Demand(LocalDate from, int days, Random random) {
        this.from = from;
        this.days = days;
        this.random = random;
    }

    /** So many clients, who ask between 7:00 and 22:00 of the days from one on, in order. */
    static List<Client> of(int clients, LocalDate from, int days, long seed) {
        var demand = new Demand(from, days, new Random(seed));
        var made = new ArrayList<Client>(clients);
        for (int number = 0; number < clients; number++) {
            made.add(demand.client(number));
        }
        made.sort(Comparator.comparing(Client::asksAt));
        return made;
    }

    private Client client(int number) {
        boolean couple = chance(15);
        boolean nevada = chance(15);
        boolean eveningsOnly = chance(20);
        var home = home(nevada);
        var times = eveningsOnly ? workdays(FIVE, TEN) : times();
        var people = new ArrayList<Participant>();
        for (int one = 0; one < (couple ? 2 : 1); one++) {
            people.add(
                    new Participant(
                            new PersonId("p%d-%d".formatted(number, one)),
                            nevada ? "NV" : "CA",
                            null,
                            home,
                            Practice.ZONE,
                            times,
                            List.of(),
                            null,
                            AgeStatement.ADULT,
                            List.of()));
        }
        int format = random.nextInt(10);
        var asksAt =
                from.atStartOfDay(Practice.ZONE)
                        .plusDays(random.nextInt(days))
                        .plusMinutes(SEVEN)
                        .plusSeconds(random.nextInt((TEN - SEVEN) * 60))
                        .toInstant();
        return new Client(
                asksAt,
                3 + random.nextInt(18),
                eveningsOnly,
                new Needs(
                        couple ? PartyKind.COUPLE : PartyKind.INDIVIDUAL,
                        people,
                        format < 5
                                ? FormatWish.VIRTUAL
                                : format < 7 ? FormatWish.IN_PERSON : FormatWish.EITHER,
                        10_000 * (2 + random.nextInt(5)),
                        Practice.someOf(Practice.CONCERNS, 1 + random.nextInt(2), random),
                        null,
                        null));
    }

    /** Within some 25 km of a town that has an office. */
    private GeoPoint home(boolean nevada) {
        var town = Practice.OFFICES.get(nevada ? 3 : random.nextInt(3)).point();
        return new GeoPoint(
                town.latitudeMicrodegrees() + random.nextInt(400_000) - 200_000,
                town.longitudeMicrodegrees() + random.nextInt(400_000) - 200_000);
    }

    private List<WeeklyWindow> times() {
        int dice = random.nextInt(80);
        if (dice < 30) {
            return List.of();
        }
        if (dice < 55) {
            return workdays(8 * 60, FIVE + 60);
        }
        var times = new ArrayList<WeeklyWindow>();
        for (int left = 3 + random.nextInt(3); left > 0; left--) {
            int part = random.nextInt(3);
            times.add(
                    new WeeklyWindow(
                            DayOfWeek.of(1 + random.nextInt(5)),
                            part == 0 ? SEVEN : part == 1 ? NOON : FIVE,
                            part == 0 ? NOON : part == 1 ? FIVE + 60 : TEN));
        }
        return times;
    }

    private static List<WeeklyWindow> workdays(int fromMinute, int toMinute) {
        var times = new ArrayList<WeeklyWindow>();
        for (int day = 1; day <= 5; day++) {
            times.add(new WeeklyWindow(DayOfWeek.of(day), fromMinute, toMinute));
        }
        return times;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
