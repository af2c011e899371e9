// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstsession.types.Format;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody typed about a therapist, in a form or in a file, with the same checks. Each
 * method throws a {@link RosterFault} for what can't be used.
 */
public final class ProfileText {

    /** Between this and an office's id lies that hours are in either format. */
    public static final String BOTH = "both:";

    public static final String VIDEO = "video";

    private static final int MOST_A_WEEK = 100;
    private static final int LONGEST_CODE = 50;
    private static final int LAST_MINUTE = 24 * 60;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(?:[-_.][a-z0-9]+)*");

    /** USPS codes of the fifty states and the District of Columbia. */
    private static final Set<String> STATES =
            Set.of(
                    ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO"
                                    + " MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT"
                                    + " VA WA WV WI WY")
                            .split(" "));

    private ProfileText() {}

    /** Most trial sessions a week. */
    public static int weeklyLimit(@Nullable String typed) {
        return number(
                typed,
                0,
                MOST_A_WEEK,
                "The weekly limit is a number from 0 to %d.".formatted(MOST_A_WEEK));
    }

    /** A whole number. */
    public static int number(@Nullable String typed, int least, int most, String otherwise) {
        try {
            int number = Integer.parseInt(String.valueOf(typed).strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new RosterFault(otherwise);
        }
        throw new RosterFault(otherwise);
    }

    /** Codes of the practice, such as concerns and plans; none for an empty text. */
    public static List<String> codes(@Nullable String typed) {
        return words(typed).map(ProfileText::code).distinct().toList();
    }

    /** The practice's code for a gender; null when it isn't stated. */
    public static @Nullable String gender(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : code(typed.strip().toLowerCase(Locale.ROOT));
    }

    private static String code(String word) {
        if (word.length() > LONGEST_CODE || !CODE.matcher(word).matches()) {
            throw new RosterFault(
                    "“%s” is no code. A code has letters, digits and hyphens, such as grief-and-loss."
                            .formatted(shortened(word)));
        }
        return word;
    }

    /** Languages by BCP 47 tag, written as the standard has it. */
    public static List<String> languages(@Nullable String typed) {
        var languages = words(typed).map(ProfileText::language).distinct().toList();
        if (languages.isEmpty()) {
            throw new RosterFault("Say in which languages sessions are held, such as en, es.");
        }
        return languages;
    }

    private static String language(String typed) {
        try {
            var locale = new Locale.Builder().setLanguageTag(typed).build();
            if (!locale.getDisplayLanguage(Locale.ENGLISH).equals(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Said below, like a tag that names no language.
        }
        throw new RosterFault(
                "“%s” is no language. Write its tag, such as en, es or zh."
                        .formatted(shortened(typed)));
    }

    /** With whom somebody works: one party at least. */
    public static List<PartyKind> parties(List<String> codes) {
        var parties = codes.stream().map(ProfileText::party).distinct().sorted().toList();
        if (parties.isEmpty()) {
            throw new RosterFault("Say with whom they work: individual, couple or both.");
        }
        return parties;
    }

    private static PartyKind party(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "individual" -> PartyKind.INDIVIDUAL;
            case "couple" -> PartyKind.COUPLE;
            case String other ->
                    throw new RosterFault(
                            "“%s” is nobody whom sessions are for. Write individual, couple or both."
                                    .formatted(shortened(other)));
        };
    }

    /** An IANA time zone. */
    public static String timeZone(@Nullable String typed) {
        var zone = String.valueOf(typed).strip();
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new RosterFault(
                    "“%s” is no time zone. Write one like America/Los_Angeles."
                            .formatted(shortened(zone)));
        }
        return zone;
    }

    /** A licence; without an end while none is set. */
    public static Licence licence(String typedState, String typedFrom, String typedUntil) {
        var state = typedState.strip().toUpperCase(Locale.ROOT);
        if (!STATES.contains(state)) {
            throw new RosterFault(
                    "“%s” is no state. A state has two letters, such as CA."
                            .formatted(shortened(state)));
        }
        var from = date(typedFrom);
        if (from == null) {
            throw new RosterFault("Say from when the licence for %s is valid.".formatted(state));
        }
        var until = date(typedUntil);
        if (until != null && until.isBefore(from)) {
            throw new RosterFault("The licence for %s ends before it begins.".formatted(state));
        }
        return new Licence(state, from, until);
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new RosterFault(
                    "“%s” is no date. A date is written like 2026-11-30."
                            .formatted(shortened(typed)));
        }
    }

    /** Weekly hours. The place is {@code video}, an office's id, or {@code both:} and its id. */
    public static OfferedHours hours(String day, String from, String to, String place) {
        int fromMinute = minute(from);
        int toMinute = minute(to) == 0 ? LAST_MINUTE : minute(to);
        if (toMinute <= fromMinute) {
            throw new RosterFault("Hours end after they begin; midnight is 00:00.");
        }
        boolean both = place.startsWith(BOTH);
        boolean video = VIDEO.equals(place);
        var formats =
                both
                        ? List.of(Format.VIRTUAL, Format.IN_PERSON)
                        : List.of(video ? Format.VIRTUAL : Format.IN_PERSON);
        return new OfferedHours(
                new WeeklyWindow(weekday(day), fromMinute, toMinute),
                formats,
                video ? null : both ? place.substring(BOTH.length()) : place);
    }

    /** The same hours, when none of them lie over each other. */
    public static List<OfferedHours> apart(List<OfferedHours> hours) {
        for (int i = 0; i < hours.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = hours.get(i).getWindow();
                var other = hours.get(j).getWindow();
                if (one.getDay() == other.getDay()
                        && one.getFromMinute() < other.getToMinute()
                        && other.getFromMinute() < one.getToMinute()) {
                    throw new RosterFault(
                            "Two of the hours on %s lie over each other.".formatted(one.getDay()));
                }
            }
        }
        return List.copyOf(hours);
    }

    private static Weekday weekday(String typed) {
        var start = typed.strip().toUpperCase(Locale.ROOT);
        return Stream.of(Weekday.values())
                .filter(day -> day != Weekday.UNKNOWN)
                .filter(day -> start.equals(day.name()))
                .findFirst()
                .orElseThrow(() ->
                        new RosterFault(
                                "“%s” is no day. A day is MON, TUE, WED, THU, FRI, SAT or SUN."
                                        .formatted(shortened(typed))));
    }

    private static int minute(String typed) {
        if (typed.strip().equals("24:00")) {
            return LAST_MINUTE;
        }
        try {
            var time = LocalTime.parse(typed.strip());
            return time.getHour() * 60 + time.getMinute();
        } catch (DateTimeException e) {
            throw new RosterFault(
                    "“%s” is no time. A time is written like 09:00.".formatted(shortened(typed)));
        }
    }

    private static Stream<String> words(@Nullable String typed) {
        return typed == null
                ? Stream.of()
                : Arrays.stream(typed.split("[,;\\s]+"))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty());
    }

    /** What is said back to somebody stays short, whatever was typed. */
    public static String shortened(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
    }
}
