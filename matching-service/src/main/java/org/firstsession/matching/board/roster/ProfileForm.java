// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.firstsession.types.Format;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads a profile's form into the whole profile that a command carries. */
final class ProfileForm {

    private static final int MOST_A_WEEK = 100;
    private static final int LAST_MINUTE = 24 * 60;

    private final Therapist therapist;
    private final MultiValueMap<String, String> fields;

    ProfileForm(Therapist therapist, MultiValueMap<String, String> fields) {
        this.therapist = therapist;
        this.fields = fields;
    }

    /** A field that can't be used, in words. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    /** The profile from now on: what the form doesn't show stays. */
    TherapistProfile profile() {
        return new TherapistProfile(
                therapist.therapistId(),
                version() + 1,
                fields.containsKey("acceptsNewClients"),
                therapist.parties().stream().map(PartyKind::valueOf).toList(),
                therapist.timeZone(),
                licences(),
                words("languages"),
                therapist.gender(),
                words("specialties"),
                words("excludedConcerns"),
                words("plans"),
                fields.containsKey("takesSelfPay"),
                hours(),
                limit(),
                fields.containsKey("asksFirst"));
    }

    /** The version that the form was made from: a newer one is never overwritten. */
    private int version() {
        return number("version", 0, Integer.MAX_VALUE - 1, "Load the page again.");
    }

    private int limit() {
        return number(
                "weeklyTrialLimit",
                0,
                MOST_A_WEEK,
                "The weekly limit is a number from 0 to %d.".formatted(MOST_A_WEEK));
    }

    private int number(String name, int least, int most, String otherwise) {
        try {
            int number = Integer.parseInt(String.valueOf(fields.getFirst(name)).strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Fault(otherwise);
        }
        throw new Fault(otherwise);
    }

    private List<String> words(String name) {
        var typed = fields.getFirst(name);
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("[,\\s]+"))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
    }

    private List<Licence> licences() {
        var licences = new ArrayList<Licence>();
        var states = all("licenceState");
        for (int i = 0; i < states.size(); i++) {
            var state = states.get(i).strip().toUpperCase(Locale.ROOT);
            if (state.isEmpty()) {
                continue;
            }
            if (!state.matches("[A-Z]{2}")) {
                throw new Fault("A state has two letters, such as CA.");
            }
            var from = date(at("licenceFrom", i));
            if (from == null) {
                throw new Fault("Say from when the licence for %s is valid.".formatted(state));
            }
            var until = date(at("licenceUntil", i));
            if (until != null && until.isBefore(from)) {
                throw new Fault("The licence for %s ends before it begins.".formatted(state));
            }
            licences.add(new Licence(state, from, until));
        }
        return List.copyOf(licences);
    }

    private List<OfferedHours> hours() {
        var hours = new ArrayList<OfferedHours>();
        var days = all("day");
        for (int i = 0; i < days.size(); i++) {
            if (!days.get(i).isBlank()) {
                hours.add(hours(days.get(i), at("from", i), at("to", i), at("place", i)));
            }
        }
        return List.copyOf(hours);
    }

    /** Place is {@code video}, an office's id, or {@code both:} and an office's id. */
    private static OfferedHours hours(String day, String from, String to, String place) {
        int fromMinute = minute(from);
        int toMinute = minute(to) == 0 ? LAST_MINUTE : minute(to);
        if (toMinute <= fromMinute) {
            throw new Fault("Hours end after they begin; midnight is 00:00.");
        }
        boolean both = place.startsWith("both:");
        boolean video = "video".equals(place);
        var formats =
                both
                        ? List.of(Format.VIRTUAL, Format.IN_PERSON)
                        : List.of(video ? Format.VIRTUAL : Format.IN_PERSON);
        return new OfferedHours(
                new WeeklyWindow(weekday(day), fromMinute, toMinute),
                formats,
                video ? null : both ? place.substring("both:".length()) : place);
    }

    private static Weekday weekday(String code) {
        try {
            return Weekday.valueOf(code);
        } catch (IllegalArgumentException e) {
            throw new Fault("That day can't be read.");
        }
    }

    private static int minute(String typed) {
        try {
            var time = LocalTime.parse(typed);
            return time.getHour() * 60 + time.getMinute();
        } catch (DateTimeException e) {
            throw new Fault("A time is written like 09:00.");
        }
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new Fault("A date is written like 2026-11-30.");
        }
    }

    private String at(String name, int index) {
        var values = all(name);
        return index < values.size() ? values.get(index) : "";
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
