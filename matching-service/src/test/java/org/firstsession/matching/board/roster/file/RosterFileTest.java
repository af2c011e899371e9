// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.firstsession.commands.ListTherapist;
import org.firstsession.matching.board.roster.file.RosterChanges.Field;
import org.firstsession.matching.board.roster.file.RosterChanges.Kind;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Licence;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a good roster file says, and what it would change. */
class RosterFileTest {

    private final TestRoster roster = new TestRoster();

    @Test
    void isTheSameAfterItWasTakenAlong() {
        var changes = changes(RosterExport.csv(roster.lines()));

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.unchanged()).isEqualTo(2);
        assertThat(changes.untouched()).isZero();
    }

    /** What the roster has is no fault, however it came there. */
    @Test
    void isTheSameWhateverTheRosterHolds() {
        roster.withName("t-ana", "=HYPERLINK(\"https://evil.example\")");
        roster.withName("t-ben", "''Aolani; \"Ben\", -1");
        roster.with(
                TestRoster.profile(
                        "t-ben",
                        5,
                        List.of(),
                        List.of("tlh-x"),
                        List.of(
                                TestRoster.hours(Weekday.MON, 540, 720, true, null),
                                TestRoster.hours(Weekday.MON, 600, 660, false, "closed"))));
        var file = RosterExport.csv(roster.lines());

        assertThat(file).contains("'=HYPERLINK").contains("'''Aolani");
        assertThat(changes(file).isEmpty()).isTrue();
    }

    static Stream<UnaryOperator<String>> spellings() {
        return Stream.of(
                file -> file.substring(1),
                file -> file.replace("\r\n", "\n"),
                RosterFileTest::withSemicolons,
                file -> file.replaceFirst("therapist_id", " Therapist ID "),
                file -> file.replaceFirst("weekly_trial_limit", "WEEKLY-TRIAL-LIMIT"),
                file -> file.replaceFirst(",exported_by", "").replace(",kim", ""),
                file -> file.replace(",yes,", ",TRUE,"),
                file -> file.replace("\r\n", "\r\n,,,,\r\n"),
                file -> file + "\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void readsWhatSpreadsheetsWrite(UnaryOperator<String> spelling) {
        var file = spelling.apply(RosterExport.csv(roster.lines()));

        assertThat(changes(file).unchanged()).isEqualTo(2);
    }

    @Test
    void saysFieldByFieldWhatChanges() {
        var lines = roster.lines();
        lines.get(TestRoster.BEN).put(RosterColumn.NAME, "Ben Adeyemi");
        lines.get(TestRoster.BEN).put(RosterColumn.PLANS, "");
        lines.get(TestRoster.BEN).put(RosterColumn.LANGUAGES, "EN, es-mx");
        lines.get(TestRoster.BEN)
                .put(RosterColumn.HOURS, "tue 09:00 - 12:00 reno or video\nSAT 20:00-24:00 video");

        var change = changes(RosterExport.csv(lines)).changes().getFirst();

        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.therapistId()).isEqualTo("t-ben");
        assertThat(change.fields())
                .extracting(Field::column, Field::before, Field::after)
                .containsExactly(
                        tuple(RosterColumn.NAME, "Ben Okafor", "Ben Adeyemi"),
                        tuple(RosterColumn.LANGUAGES, "en, es", "en, es-MX"),
                        tuple(RosterColumn.PLANS, "aetna", ""),
                        tuple(
                                RosterColumn.HOURS,
                                "MON 09:00-17:00 video or oakland; FRI 20:00-24:00 video",
                                "TUE 09:00-12:00 video or reno; SAT 20:00-24:00 video"));
        assertThat(change.entry().profile().getVersion()).isEqualTo(6);
        assertThat(change.entry().profile().getPlans()).isEmpty();
    }

    @Test
    void leavesAloneWhoeverIsNotInTheFile() {
        var lines = roster.lines();
        lines.remove(TestRoster.ANA);

        var changes = changes(RosterExport.csv(lines));

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.untouched()).isEqualTo(1);
    }

    @Test
    void listsSomebodyNewAndSomebodyWhoComesBack() {
        var lines = roster.lines();
        var fresh = lines.getFirst();
        fresh.put(RosterColumn.THERAPIST_ID, "t-new");
        fresh.put(RosterColumn.VERSION, "");
        fresh.put(RosterColumn.NAME, "María-José 李");
        fresh.put(RosterColumn.EMAIL, "");
        fresh.put(RosterColumn.LICENCES, "ca 2012-01-01");
        var back = lines.get(TestRoster.BEN);
        back.put(RosterColumn.THERAPIST_ID, "t-zoe");
        back.put(RosterColumn.VERSION, "2");
        back.put(RosterColumn.EMAIL, "zoe@example.com");

        var changes = changes(RosterExport.csv(lines));

        assertThat(changes.count(Kind.NEW)).isEqualTo(1);
        assertThat(changes.count(Kind.BACK)).isEqualTo(1);
        assertThat(changes.untouched()).isEqualTo(2);
        assertThat(changes.commands("p", new Actor(ActorRole.COORDINATOR, "k"), Instant.EPOCH))
                .extracting(ListTherapist::getProfile)
                .extracting(TherapistProfile::getTherapistId, TherapistProfile::getVersion)
                .containsExactly(tuple("t-new", 1), tuple("t-zoe", 3));
        var profile = changes.changes().getFirst().entry().profile();
        assertThat(profile.getLicences())
                .containsExactly(new Licence("CA", LocalDate.of(2012, 1, 1), null));
        assertThat(profile.getHours()).isEqualTo(TestRoster.profile("x", 1).getHours());
        assertThat(changes.people().getFirst().email()).isNull();
    }

    /** A new version comes with a new name too, so that an older file is known as one. */
    @Test
    void changesNothingASecondTimeAndIsNeverUndoneByAnOlderFile() {
        var older = RosterExport.csv(roster.lines());
        var file = roster.with(TestRoster.BEN, RosterColumn.NAME, "Ben Adeyemi");
        roster.after(roster.read(file).entries());

        assertThat(changes(new String(file, UTF_8)).isEmpty()).isTrue();
        assertThat(roster.read(older).faults())
                .extracting(FileFault::line, FileFault::column)
                .containsExactly(tuple(3, "version"));
    }

    @Test
    void hasAnotherFingerprintAsSoonAsAnythingOfTheRosterIsAnother() {
        var before = roster.roster().fingerprint();
        assertThat(new TestRoster().roster().fingerprint()).isEqualTo(before);

        assertThat(roster.withName("t-zoe", "Zoe Hart-Ruiz").roster().fingerprint())
                .isNotEqualTo(before);
        assertThat(new TestRoster().with(TestRoster.profile("t-ben", 6)).roster().fingerprint())
                .isNotEqualTo(before);
    }

    /** As a spreadsheet writes it where the comma is in numbers. */
    private static String withSemicolons(String file) {
        var written = new StringBuilder();
        try (var parser = CSVParser.parse(file, CSVFormat.RFC4180);
                var printer =
                        new CSVPrinter(
                                written, CSVFormat.RFC4180.builder().setDelimiter(';').get())) {
            printer.printRecords(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written.toString();
    }

    private RosterChanges changes(String file) {
        var read = roster.read(file);
        assertThat(read.faults()).isEmpty();
        return RosterChanges.of(read.entries(), roster.roster());
    }
}
