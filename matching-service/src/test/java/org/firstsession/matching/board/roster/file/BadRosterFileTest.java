// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be used in a roster file is named by line and column, all of it at once. */
class BadRosterFileTest {

    private static final String NAMED =
            Stream.of(RosterColumn.values())
                    .map(RosterColumn::header)
                    .collect(Collectors.joining(","));

    private final TestRoster roster = new TestRoster();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NAME | '' | what clients call them",
                "NAME | LONG | longer than 200",
                "NAME | A{0}na | (U+0000)",
                "NAME | A{202E}na | (U+202E)",
                "NAME | A{2066}na | (U+2066)",
                "NAME | A{200B}na | (U+200B)",
                "NAME | A{9}na | (U+0009)",
                "NAME | A{A}na | no line break",
                "NAME | A{FFFD}na | was lost",
                "CREDENTIALS | LONG | longer than 200",
                "SUPERVISOR | LONG | longer than 200",
                "EMAIL | ben@ | no e-mail address",
                "EMAIL | ben okafor@example.com | no e-mail address",
                "EMAIL | Ben <ben@example.com> | no e-mail address",
                "EMAIL | ben@example.com{D}{A}Bcc: eve@example.com | no line break",
                "EMAIL | ANA@example.com | the address of line 2",
                "VIDEO_LINK | http://video.example/ben | begins with https://",
                "VIDEO_LINK | javascript:alert(1) | begins with https://",
                "VIDEO_LINK | https://ben:secret@video.example/ | begins with https://",
                "VIDEO_LINK | https:///ben | begins with https://",
                "ACCEPTS_NEW_CLIENTS | perhaps | neither yes nor no",
                "TAKES_SELF_PAY | '' | neither yes nor no",
                "ASKS_FIRST | 2 | neither yes nor no",
                "PARTIES | '' | with whom they work",
                "PARTIES | family | nobody whom sessions are for",
                "TIME_ZONE | Mars/Base | no time zone",
                "TIME_ZONE | '' | no time zone",
                "TIME_ZONE | +08:00 | no time zone",
                "LICENCES | '' | Without a licence",
                "LICENCES | CA | no licence",
                "LICENCES | ZZ 2020-01-01 | “ZZ” is no state",
                "LICENCES | California 2020-01-01 | “CALIFORNIA” is no state",
                "LICENCES | CA 45678 | “45678” is no date",
                "LICENCES | CA 2021-02-29 | “2021-02-29” is no date",
                "LICENCES | CA 03/01/2020 | no date",
                "LICENCES | CA 2021-01-01 to 2020-01-01 | ends before it begins",
                "LICENCES | CA 2012-01-01; OR 2015-01-01 to 2026-11-27 | OR ended on 2026-11-27",
                "LANGUAGES | '' | in which languages",
                "LANGUAGES | xx | “xx” is no language",
                "LANGUAGES | english! | no language",
                "GENDER | ??? | no code",
                "SPECIALTIES | anxiety, grief! | “grief!” is no code",
                "EXCLUDED_CONCERNS | <script> | no code",
                "PLANS | LONG | no code",
                "WEEKLY_TRIAL_LIMIT | -1 | from 0 to 100",
                "WEEKLY_TRIAL_LIMIT | 101 | from 0 to 100",
                "WEEKLY_TRIAL_LIMIT | 2.5 | from 0 to 100",
                "WEEKLY_TRIAL_LIMIT | 7.75E+09 | from 0 to 100",
                "WEEKLY_TRIAL_LIMIT | '' | from 0 to 100",
                "HOURS | MON 25:00-26:00 video | “25:00” is no time",
                "HOURS | MON 12 AM-3 PM video | are no hours",
                "HOURS | MON 9-12 video | “9” is no time",
                "HOURS | MON 17:00-09:00 video | end after they begin",
                "HOURS | MON 09:00-09:00 video | end after they begin",
                "HOURS | MON 09:00-12:00 video; MON 11:00-13:00 oakland | lie over each other",
                "HOURS | MON 09:00-12:00 | are no hours",
                "HOURS | MON 09:00-12:00 paris | no office “paris”",
                "HOURS | MON 09:00-12:00 by mail | no office “by mail”",
                "HOURS | MON 09:00-12:00 oakland or reno | one office at a time",
                "HOURS | FUNDAY 09:00-12:00 video | “FUNDAY” is no day",
                "VERSION | x | Export the roster again",
            })
    void namesACellThatCantBeUsed(RosterColumn column, String cell, String message) {
        var lines = roster.lines();
        // A version matters where something changes.
        lines.get(TestRoster.BEN).put(RosterColumn.GENDER, "man");
        lines.get(TestRoster.BEN).put(column, typed(cell));

        var read = roster.read(RosterExport.csv(lines));

        assertThat(read.faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.line()).isEqualTo(3);
                    assertThat(fault.column()).isEqualTo(column.header());
                    assertThat(fault.message()).contains(message);
                });
        assertThat(read.entries()).isEmpty();
    }

    /** {@code {A}} stands for the character U+000A. */
    private static String typed(String cell) {
        return "LONG".equals(cell)
                ? "x".repeat(201)
                : Pattern.compile("\\{([0-9A-F]+)}")
                        .matcher(cell)
                        .replaceAll(it -> Character.toString(Integer.parseInt(it.group(1), 16)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1"})
    void takesNoFormula(String formula) {
        var file = plain().replace("Ben Okafor", formula);

        assertThat(roster.read(file).faults())
                .extracting(FileFault::line, FileFault::column)
                .containsExactly(tuple(3, "name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana Ruiz", "t_1", "-t", "T-1"})
    void takesNoIdThatSaysWhoItIs(String id) {
        var read = roster.read(roster.with(TestRoster.BEN, RosterColumn.THERAPIST_ID, id));

        assertThat(read.faults())
                .anySatisfy(fault -> {
                    assertThat(fault.column()).isEqualTo("therapist_id");
                    assertThat(fault.message()).contains("An id has small letters");
                });
    }

    @Test
    void listsAllFaultsInTheOrderOfTheFile() {
        var lines = roster.lines();
        lines.get(TestRoster.ANA).put(RosterColumn.NAME, "");
        lines.get(TestRoster.ANA).put(RosterColumn.HOURS, "MON 25:00-26:00 video");
        lines.get(TestRoster.BEN).put(RosterColumn.TIME_ZONE, "Pacific");
        lines.get(TestRoster.BEN).put(RosterColumn.LICENCES, "ZZ 2020-01-01");
        var file = RosterExport.csv(lines).replace("gender", "sex");

        assertThat(roster.read(file).faults())
                .extracting(FileFault::line, FileFault::column)
                .containsExactly(
                        tuple(1, "sex"),
                        tuple(1, "gender"),
                        tuple(2, "hours"),
                        tuple(2, "name"),
                        tuple(3, "time_zone"),
                        tuple(3, "licences"));
    }

    @Test
    void takesNoTherapistTwice() {
        var lines = roster.lines();
        lines.add(lines.get(TestRoster.BEN));

        assertThat(roster.read(RosterExport.csv(lines)).faults())
                .extracting(FileFault::line, FileFault::column, FileFault::message)
                .containsExactly(tuple(4, "therapist_id", "The therapist of line 3 comes again."));
    }

    @Test
    void takesNoAddressTwice() {
        var lines = roster.lines();
        for (var id : List.of("t-new", "t-other")) {
            lines.add(new EnumMap<>(lines.get(TestRoster.BEN)));
            lines.getLast().put(RosterColumn.THERAPIST_ID, id);
            lines.getLast().put(RosterColumn.VERSION, "");
            lines.getLast().put(RosterColumn.LICENCES, "CA 2012-01-01");
            lines.getLast().put(RosterColumn.EMAIL, "new@example.com");
        }

        assertThat(roster.read(RosterExport.csv(lines)).faults())
                .extracting(FileFault::line, FileFault::column, FileFault::message)
                .containsExactly(
                        tuple(
                                5,
                                "email",
                                "This is the address of line 4. One person keeps one id, also under"
                                        + " a new name."));
    }

    @Test
    void knowsSomebodyWhoIsToComeBackUnderAnotherId() {
        var lines = roster.lines();
        var renamed = lines.get(TestRoster.BEN);
        renamed.put(RosterColumn.THERAPIST_ID, "t-new");
        renamed.put(RosterColumn.VERSION, "");
        renamed.put(RosterColumn.LICENCES, "CA 2012-01-01");

        assertThat(roster.read(RosterExport.csv(lines)).faults())
                .singleElement()
                .extracting(FileFault::line, FileFault::column, FileFault::message)
                .asString()
                .contains("3, email", "t-ben, who isn't in the file");
    }

    @Test
    void takesNoVersionForSomebodyNew() {
        var file = roster.with(TestRoster.BEN, RosterColumn.THERAPIST_ID, "t-bem");

        assertThat(roster.read(file).faults())
                .extracting(FileFault::line, FileFault::column)
                .contains(tuple(3, "version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "6", ""})
    void takesNoFileThatWasMadeFromAnotherVersion(String version) {
        var lines = roster.lines();
        lines.get(TestRoster.BEN).put(RosterColumn.VERSION, version);
        assertThat(roster.read(RosterExport.csv(lines)).faults()).isEmpty();

        lines.get(TestRoster.BEN).put(RosterColumn.PLANS, "anthem");

        assertThat(roster.read(RosterExport.csv(lines)).faults())
                .singleElement()
                .extracting(FileFault::line, FileFault::column, FileFault::message)
                .asString()
                .contains("3, version", "at version 5 by now");
    }

    @Test
    void takesNoOtherEncoding() {
        var file = plain().replace("Ben Okafor", "Bèn Okafor");

        assertThat(roster.read(file.getBytes(ISO_8859_1)).faults())
                .singleElement()
                .extracting(FileFault::line, FileFault::message)
                .asString()
                .contains("3, ", "isn't UTF-8");
        assertThat(roster.read(file.getBytes(UTF_16)).faults())
                .singleElement()
                .extracting(FileFault::line, FileFault::message)
                .asString()
                .contains("1, ", "isn't UTF-8");
    }

    @Test
    void namesColumnsThatAreMissingUnknownOrThereTwice() {
        var file =
                plain().replaceFirst("supervisor", "Boss")
                        .replaceFirst("credentials", "E-Mail x")
                        .replaceFirst("video_link", " EMAIL ");

        assertThat(roster.read(file).faults())
                .extracting(FileFault::line, FileFault::column, FileFault::message)
                .contains(
                        tuple(1, "Boss", "There is no such column."),
                        tuple(1, "E-Mail x", "There is no such column."),
                        tuple(1, "email", "This column comes twice."),
                        tuple(1, "supervisor", "This column is missing."),
                        tuple(1, "credentials", "This column is missing."),
                        tuple(1, "video_link", "This column is missing."));
    }

    @Test
    void takesNoLineWithMoreCellsThanColumns() {
        assertThat(roster.read(plain().stripTrailing() + ",more").faults())
                .singleElement()
                .extracting(FileFault::line, FileFault::message)
                .asString()
                .contains("3, ", "22 cells");
    }

    @Test
    void readsNoFurtherThanQuotesMatch() {
        var unclosed = plain().replace("Ben Okafor", "\"Ben Okafor");
        var broken = plain().replace("Ben Okafor", "\"Ben\" Okafor");

        for (var file : List.of(unclosed, broken)) {
            assertThat(roster.read(file).faults())
                    .singleElement()
                    .extracting(FileFault::line, FileFault::message)
                    .asString()
                    .contains("3, ", "Quotes don't match");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", ",,,\r\n"})
    void saysThatThereIsNobodyInTheFile(String file) {
        assertThat(messages("\uFEFF" + file)).contains("no therapist");
        assertThat(messages(NAMED + "\r\n" + file)).contains("no therapist");
    }

    @Test
    void staysBoundedWhateverIsSent() {
        var columns =
                IntStream.range(0, 100_000).mapToObj(i -> "c").collect(Collectors.joining(","));
        assertThat(messages(columns)).contains("100,000 columns");

        var rows = NAMED + "\n" + "t-x\n".repeat(1_001);
        assertThat(messages(rows)).contains("At most 1,000 therapists");

        assertThat(messages("x".repeat(RosterSheet.MOST_BYTES + 1))).contains("larger than 512 KB");
        var spaces =
                roster.with(TestRoster.BEN, RosterColumn.HOURS, "MON" + " ".repeat(300_000) + "x");
        assertThat(roster.read(spaces).faults().toString()).contains("longer than 2,000");

        assertThat(messages("\0".repeat(1_000))).contains("no therapist");
    }

    private String messages(String file) {
        return roster.read(file).faults().toString();
    }

    private String plain() {
        return RosterExport.csv(roster.lines()).substring(1);
    }
}
