// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.matching.board.roster.ProfileText;
import org.firstsession.matching.board.roster.RosterFault;
import org.firstsession.types.Licence;
import org.firstsession.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the cells of a file say about therapists, and names every fault. A cell that is as the
 * roster has it is none, whatever stands in it: what was exported can be imported again.
 */
final class RosterReader {

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?");
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@<>()\\[\\],;:\"\\\\]+@[^\\s@<>,;:\"\\\\]+\\.[^\\s@<>,;:\".\\\\]+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LINK = 500;
    private static final int LONGEST_NAME = 200;

    private static final TherapistProfile NOBODY =
            new TherapistProfile(
                    "", 0, false, List.of(), "UTC", List.of(), List.of(), null, List.of(),
                    List.of(), List.of(), false, List.of(), 0, false);
    private static final TherapistPerson NO_PERSON =
            new TherapistPerson("", "", null, null, null, null);

    private final Roster roster;
    private final List<FileFault> faults;

    /**
     * What a file says.
     *
     * @param entries none when there is a fault
     * @param faults in the order of the file
     */
    record Read(List<RosterEntry> entries, List<FileFault> faults) {}

    private RosterReader(Roster roster, List<FileFault> faults) {
        this.roster = roster;
        this.faults = faults;
    }

    static Read read(RosterSheet sheet, Roster roster) {
        var reader = new RosterReader(roster, new ArrayList<>(sheet.faults()));
        var entries = sheet.rows().stream().map(row -> reader.new RowReader(row).entry()).toList();
        reader.refuseTwins(entries);
        var faults =
                reader.faults.stream().sorted(Comparator.comparingInt(FileFault::line)).toList();
        return new Read(faults.isEmpty() ? entries : List.of(), faults);
    }

    private void refuseTwins(List<RosterEntry> entries) {
        var lines = new HashMap<String, Integer>();
        for (var entry : entries) {
            var earlier = lines.putIfAbsent(entry.therapistId(), entry.line());
            if (earlier != null && !entry.therapistId().isEmpty()) {
                faults.add(
                        new FileFault(
                                entry.line(),
                                RosterColumn.THERAPIST_ID,
                                "The therapist of line %d comes again.".formatted(earlier)));
            }
        }
        refuseSharedAddresses(entries, lines.keySet());
    }

    /** An address is one therapist's; where the roster has it otherwise already, that stays. */
    private void refuseSharedAddresses(List<RosterEntry> entries, Set<String> ids) {
        var owners = new HashMap<String, String>();
        roster.listed().stream()
                .filter(it -> !ids.contains(it.profile().getTherapistId()))
                .forEach(it ->
                        owners.put(
                                key(it.person().email()),
                                "%s, who isn't in the file"
                                        .formatted(it.profile().getTherapistId())));
        var asBefore = entries.stream().collect(Collectors.partitioningBy(this::keepsAddress));
        for (var entry : asBefore.getOrDefault(true, List.of())) {
            owners.putIfAbsent(key(entry.person().email()), "line " + entry.line());
        }
        for (var entry : asBefore.getOrDefault(false, List.of())) {
            var email = key(entry.person().email());
            var owner = owners.putIfAbsent(email, "line " + entry.line());
            if (owner != null && !email.isEmpty()) {
                faults.add(
                        new FileFault(
                                entry.line(),
                                RosterColumn.EMAIL,
                                "This is the address of %s. One person keeps one id, also under a new name."
                                        .formatted(owner)));
            }
        }
    }

    private boolean keepsAddress(RosterEntry entry) {
        var before = roster.therapists().get(entry.therapistId());
        return before != null
                && before.listed()
                && key(before.person().email()).equals(key(entry.person().email()));
    }

    private static String key(@Nullable String email) {
        return email == null ? "" : email.toLowerCase(Locale.ROOT);
    }

    /** Reads one line. */
    private final class RowReader {

        private final RosterSheet.Row row;
        private final @Nullable OnRoster before;
        private final TherapistProfile profile;
        private final TherapistPerson person;

        RowReader(RosterSheet.Row row) {
            this.row = row;
            this.before =
                    roster.therapists()
                            .get(row.cells().getOrDefault(RosterColumn.THERAPIST_ID, ""));
            this.profile = before == null ? NOBODY : before.profile();
            this.person = before == null ? NO_PERSON : before.person();
        }

        RosterEntry entry() {
            var id = read(RosterColumn.THERAPIST_ID, profile.getTherapistId(), RosterReader::id);
            var listed =
                    new TherapistProfile(
                            id,
                            profile.getVersion() + 1,
                            yes(RosterColumn.ACCEPTS_NEW_CLIENTS, profile.getAcceptsNewClients()),
                            read(
                                    RosterColumn.PARTIES,
                                    profile.getParties(),
                                    cell -> ProfileText.parties(RosterCells.parts(cell))),
                            read(
                                    RosterColumn.TIME_ZONE,
                                    profile.getTimeZone(),
                                    ProfileText::timeZone),
                            read(RosterColumn.LICENCES, profile.getLicences(), this::licences),
                            read(
                                    RosterColumn.LANGUAGES,
                                    profile.getLanguages(),
                                    ProfileText::languages),
                            read(RosterColumn.GENDER, profile.getGender(), ProfileText::gender),
                            codes(RosterColumn.SPECIALTIES, profile.getSpecialties()),
                            codes(RosterColumn.EXCLUDED_CONCERNS, profile.getExcludedConcerns()),
                            codes(RosterColumn.PLANS, profile.getPlans()),
                            yes(RosterColumn.TAKES_SELF_PAY, profile.getTakesSelfPay()),
                            read(
                                    RosterColumn.HOURS,
                                    profile.getHours(),
                                    cell -> RosterCells.hours(cell, roster.offices())),
                            read(
                                    RosterColumn.WEEKLY_TRIAL_LIMIT,
                                    profile.getWeeklyTrialLimit(),
                                    ProfileText::weeklyLimit),
                            yes(RosterColumn.ASKS_FIRST, profile.getAsksFirst()));
            var entry = new RosterEntry(row.line(), listed, person(id));
            checkVersion(entry);
            return entry;
        }

        private TherapistPerson person(String id) {
            return new TherapistPerson(
                    id,
                    read(RosterColumn.NAME, person.name(), RosterReader::name),
                    text(RosterColumn.CREDENTIALS, person.credentials()),
                    read(RosterColumn.EMAIL, person.email(), RosterReader::email),
                    read(RosterColumn.VIDEO_LINK, person.videoLink(), RosterReader::videoLink),
                    text(RosterColumn.SUPERVISOR, person.supervisor()));
        }

        /** What a cell says; what the roster has where the cell says the same or nothing usable. */
        private <T extends @Nullable Object> T read(
                RosterColumn column, T now, Function<String, T> reader) {
            var cell = row.cells().get(column);
            if (cell == null || before != null && cell.equals(before.cells().get(column))) {
                return now;
            }
            try {
                return reader.apply(cell);
            } catch (RosterFault e) {
                fault(column, String.valueOf(e.getMessage()));
                return now;
            }
        }

        private boolean yes(RosterColumn column, boolean now) {
            return read(column, now, RosterCells::yes);
        }

        private List<String> codes(RosterColumn column, List<String> now) {
            return read(column, now, ProfileText::codes);
        }

        private @Nullable String text(RosterColumn column, @Nullable String now) {
            return read(column, now, cell -> cell.isEmpty() ? null : fitting(cell, LONGEST_NAME));
        }

        private List<Licence> licences(String cell) {
            var licences = RosterCells.licences(cell);
            if (licences.isEmpty()) {
                throw new RosterFault(
                        "Without a licence nobody can be offered sessions with them.");
            }
            for (var licence : licences) {
                var until = licence.getValidUntil();
                if (until != null
                        && until.isBefore(roster.today())
                        && !profile.getLicences().contains(licence)) {
                    throw new RosterFault(
                            "The licence for %s ended on %s.".formatted(licence.getState(), until));
                }
            }
            return licences;
        }

        /** An older file never undoes what was changed after it was made. */
        private String takenOrOutdated(String cell) {
            var message =
                    cell.isEmpty()
                            ? "Somebody has this therapist id already, at version %d by now. For somebody new choose another one; to change who has it, export the roster and make your changes there."
                            : "The roster is at version %d by now, and this line isn't made from that. Export the roster again, and make your changes there.";
            return message.formatted(profile.getVersion());
        }

        private void checkVersion(RosterEntry entry) {
            var cell = row.cells().get(RosterColumn.VERSION);
            if (cell == null) {
                return;
            }
            if (before == null) {
                if (!cell.isEmpty() && !"0".equals(cell)) {
                    fault(
                            RosterColumn.VERSION,
                            "The roster has no such therapist. For somebody new, leave this empty.");
                }
                return;
            }
            boolean isSame = cell.equals(before.cells().get(RosterColumn.VERSION));
            if (!isSame && RosterChanges.differs(before, entry)) {
                fault(RosterColumn.VERSION, takenOrOutdated(cell));
            }
        }

        private void fault(RosterColumn column, String message) {
            faults.add(new FileFault(row.line(), column, message));
        }
    }

    private static String id(String cell) {
        if (!ID.matcher(cell).matches()) {
            throw new RosterFault(
                    "An id has small letters, digits and hyphens, such as t-125. It goes where names"
                            + " don't, so leave names out of it.");
        }
        return cell;
    }

    private static String name(String cell) {
        if (cell.isEmpty()) {
            throw new RosterFault("Say what clients call them.");
        }
        return fitting(cell, LONGEST_NAME);
    }

    private static @Nullable String email(String cell) {
        if (!cell.isEmpty() && !EMAIL.matcher(cell).matches()) {
            throw new RosterFault("This is no e-mail address.");
        }
        return cell.isEmpty() ? null : fitting(cell, LONGEST_EMAIL);
    }

    private static @Nullable String videoLink(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        try {
            var link = new URI(fitting(cell, LONGEST_LINK));
            if ("https".equals(link.getScheme())
                    && link.getHost() != null
                    && link.getUserInfo() == null) {
                return cell;
            }
        } catch (URISyntaxException e) {
            // Said below, like an address of another kind.
        }
        throw new RosterFault("A video link is an address that begins with https://.");
    }

    private static String fitting(String cell, int longest) {
        if (cell.length() > longest) {
            throw new RosterFault("This is longer than %d characters.".formatted(longest));
        }
        return cell;
    }
}
