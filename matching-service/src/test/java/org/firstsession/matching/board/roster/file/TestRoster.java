// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.types.Format;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/**
 * A roster of three for tests: ana on line 2 and ben on line 3 of its file, and zoe, who was taken
 * off the list.
 */
final class TestRoster {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    static final int ANA = 0;
    static final int BEN = 1;

    private final TreeMap<String, OnRoster> therapists = new TreeMap<>();
    private final Set<String> offices = new TreeSet<>(Set.of("oakland", "reno"));

    TestRoster() {
        put("t-ana", 3, "Ana Ruiz", "ana@example.com", true);
        put("t-ben", 5, "Ben Okafor", "ben@example.com", true);
        put("t-zoe", 2, "Zoe Hart", "zoe@example.com", false);
    }

    private void put(String id, int version, String name, String email, boolean listed) {
        var person =
                new TherapistPerson(id, name, "LMFT", email, "https://video.example/" + id, null);
        therapists.put(id, new OnRoster(profile(id, version), person, listed));
    }

    /** The same therapist as another person. */
    TestRoster withName(String id, String name) {
        var before = therapists.get(id);
        var person = new TherapistPerson(id, name, null, before.person().email(), null, name);
        therapists.put(id, new OnRoster(before.profile(), person, before.listed()));
        return this;
    }

    /** The same therapist with another profile. */
    TestRoster with(TherapistProfile profile) {
        var before = therapists.get(profile.getTherapistId());
        therapists.put(
                profile.getTherapistId(), new OnRoster(profile, before.person(), before.listed()));
        return this;
    }

    Roster roster() {
        return new Roster(therapists, offices, TODAY);
    }

    /** The roster after a file was imported. */
    Roster after(List<RosterEntry> entries) {
        entries.forEach(entry ->
                therapists.put(
                        entry.therapistId(), new OnRoster(entry.profile(), entry.person(), true)));
        return roster();
    }

    /** The lines of its file, to be changed. */
    List<Map<RosterColumn, String>> lines() {
        var lines = new ArrayList<Map<RosterColumn, String>>();
        roster().lines("kim").forEach(line -> lines.add(new EnumMap<>(line)));
        return lines;
    }

    /** Its file with one cell changed. */
    byte[] with(int line, RosterColumn column, String cell) {
        var lines = lines();
        lines.get(line).put(column, cell);
        return RosterExport.csv(lines).getBytes(UTF_8);
    }

    RosterReader.Read read(byte[] file) {
        return RosterReader.read(RosterSheet.read(file), roster());
    }

    RosterReader.Read read(String file) {
        return read(file.getBytes(UTF_8));
    }

    static TherapistProfile profile(String id, int version) {
        return profile(
                id,
                version,
                List.of(
                        new Licence("CA", LocalDate.of(2012, 1, 1), null),
                        new Licence("NV", LocalDate.of(2019, 1, 1), LocalDate.of(2020, 1, 31))),
                List.of("en", "es"),
                List.of(
                        hours(Weekday.MON, 540, 1020, true, "oakland"),
                        hours(Weekday.FRI, 1200, 1440, true, null)));
    }

    static TherapistProfile profile(
            String id,
            int version,
            List<Licence> licences,
            List<String> languages,
            List<OfferedHours> hours) {
        return new TherapistProfile(
                id,
                version,
                true,
                List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                "America/Los_Angeles",
                licences,
                languages,
                "woman",
                List.of("anxiety", "grief-and-loss"),
                List.of(),
                List.of("aetna"),
                true,
                hours,
                6,
                false);
    }

    static OfferedHours hours(
            Weekday day, int from, int to, boolean video, @Nullable String office) {
        var formats = new ArrayList<Format>();
        if (video) {
            formats.add(Format.VIRTUAL);
        }
        if (office != null) {
            formats.add(Format.IN_PERSON);
        }
        return new OfferedHours(new WeeklyWindow(day, from, to), formats, office);
    }
}
