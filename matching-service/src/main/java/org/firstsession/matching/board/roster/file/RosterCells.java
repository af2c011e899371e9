// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.matching.board.roster.ProfileText;
import org.firstsession.matching.board.roster.RosterFault;
import org.firstsession.types.Format;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/** A therapist as the cells of a line, and the cells that hold lists back again. */
final class RosterCells {

    private static final Pattern LICENCE = Pattern.compile("(\\S+)\\s+(\\S+)(?:\\s+to\\s+(\\S+))?");
    private static final Pattern HOURS =
            Pattern.compile("(\\S+)\\s+([^\\s-]+)\\s*[-–]\\s*([^\\s-]+)\\s+(.+)");
    private static final Pattern OR = Pattern.compile("\\s+or\\s+");

    private RosterCells() {}

    /** The cells of a therapist; equal ones stand for the same. */
    static Map<RosterColumn, String> of(TherapistProfile profile, TherapistPerson person) {
        var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
        cells.put(RosterColumn.THERAPIST_ID, profile.getTherapistId());
        cells.put(RosterColumn.VERSION, String.valueOf(profile.getVersion()));
        cells.put(RosterColumn.NAME, text(person.name()));
        cells.put(RosterColumn.CREDENTIALS, text(person.credentials()));
        cells.put(RosterColumn.EMAIL, text(person.email()));
        cells.put(RosterColumn.VIDEO_LINK, text(person.videoLink()));
        cells.put(RosterColumn.SUPERVISOR, text(person.supervisor()));
        cells.put(RosterColumn.ACCEPTS_NEW_CLIENTS, yesOrNo(profile.getAcceptsNewClients()));
        cells.put(RosterColumn.PARTIES, parties(profile.getParties()));
        cells.put(RosterColumn.TIME_ZONE, profile.getTimeZone());
        cells.put(RosterColumn.LICENCES, list(profile.getLicences().stream().map(RosterCells::of)));
        cells.put(RosterColumn.LANGUAGES, String.join(", ", profile.getLanguages()));
        cells.put(RosterColumn.GENDER, text(profile.getGender()));
        cells.put(RosterColumn.SPECIALTIES, String.join(", ", profile.getSpecialties()));
        cells.put(RosterColumn.EXCLUDED_CONCERNS, String.join(", ", profile.getExcludedConcerns()));
        cells.put(RosterColumn.PLANS, String.join(", ", profile.getPlans()));
        cells.put(RosterColumn.TAKES_SELF_PAY, yesOrNo(profile.getTakesSelfPay()));
        cells.put(RosterColumn.WEEKLY_TRIAL_LIMIT, String.valueOf(profile.getWeeklyTrialLimit()));
        cells.put(RosterColumn.ASKS_FIRST, yesOrNo(profile.getAsksFirst()));
        cells.put(RosterColumn.HOURS, list(profile.getHours().stream().map(RosterCells::of)));
        return cells;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String parties(List<PartyKind> parties) {
        return parties.stream()
                .sorted()
                .map(party -> party.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String list(Stream<String> parts) {
        return parts.collect(Collectors.joining("; "));
    }

    private static String of(Licence licence) {
        var from = licence.getState() + " " + licence.getValidFrom();
        return licence.getValidUntil() == null ? from : from + " to " + licence.getValidUntil();
    }

    private static String of(OfferedHours hours) {
        var window = hours.getWindow();
        var office = hours.getOfficeId();
        boolean video = hours.getFormats().contains(Format.VIRTUAL);
        return "%s %s-%s %s"
                .formatted(
                        window.getDay(),
                        time(window.getFromMinute()),
                        time(window.getToMinute()),
                        office == null
                                ? ProfileText.VIDEO
                                : video ? ProfileText.VIDEO + " or " + office : office);
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    /** Whether a cell says yes. */
    static boolean yes(String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            case String other ->
                    throw new RosterFault(
                            "“%s” is neither yes nor no.".formatted(Cells.shown(other)));
        };
    }

    /** The parts of a list, by comma, semicolon or line. */
    static List<String> parts(String cell) {
        return Arrays.stream(cell.split("[;,\\r\\n]+"))
                .map(part -> part.strip().replaceAll("\\s+", " "))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Licences, such as {@code CA 2012-01-01; NV 2020-03-01 to 2027-02-28}. */
    static List<Licence> licences(String cell) {
        return parts(cell).stream()
                .map(part -> {
                    var found = LICENCE.matcher(part);
                    if (!found.matches()) {
                        throw new RosterFault(
                                "“%s” is no licence. Write one like CA 2020-03-01 or CA 2020-03-01 to 2027-02-28."
                                        .formatted(Cells.shown(part)));
                    }
                    var until = found.group(3);
                    return ProfileText.licence(
                            found.group(1), found.group(2), until == null ? "" : until);
                })
                .toList();
    }

    /** Hours, such as {@code MON 09:00-17:00 video or oakland; SAT 09:00-13:00 video}. */
    static List<OfferedHours> hours(String cell, Set<String> offices) {
        return ProfileText.apart(
                parts(cell).stream()
                        .map(part -> {
                            var found = HOURS.matcher(part);
                            if (!found.matches()) {
                                throw new RosterFault(
                                        "“%s” are no hours. Write them like MON 09:00-17:00 video or oakland."
                                                .formatted(Cells.shown(part)));
                            }
                            return ProfileText.hours(
                                    found.group(1),
                                    found.group(2),
                                    "24:00".equals(found.group(3)) ? "00:00" : found.group(3),
                                    place(found.group(4), offices));
                        })
                        .toList());
    }

    private static String place(String typed, Set<String> offices) {
        var places = Arrays.asList(OR.split(typed));
        var inPerson = places.stream().filter(place -> !ProfileText.VIDEO.equals(place)).toList();
        for (var office : inPerson) {
            if (!offices.contains(office)) {
                throw new RosterFault(
                        "There is no office “%s”; hours are by video or at one of: %s."
                                .formatted(
                                        Cells.shown(office),
                                        offices.isEmpty() ? "none" : String.join(", ", offices)));
            }
        }
        if (inPerson.size() > 1) {
            throw new RosterFault("Hours are at one office at a time.");
        }
        return inPerson.isEmpty()
                ? ProfileText.VIDEO
                : places.size() == 1 ? inPerson.getFirst() : ProfileText.BOTH + inPerson.getFirst();
    }
}
