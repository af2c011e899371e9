// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a calendar program makes of our invites: khal, which keeps entries as CalDAV clients do. */
class CalendarClientIT {

    private static final Path PROGRAM = Path.of("/usr/bin/khal");

    private final Invite invite = new Invite(TestProperties.properties());
    @TempDir private Path folder;

    @BeforeAll
    static void needsTheProgram() {
        assumeTrue(Files.isExecutable(PROGRAM), "khal is not installed here: apt-get install khal");
    }

    @BeforeEach
    void setsUp() throws IOException {
        Files.writeString(
                folder.resolve("config"),
                """
                [calendars]
                [[mine]]
                path = %1$s/mine
                [sqlite]
                path = %1$s/khal.db
                [locale]
                timeformat = %%H:%%M
                dateformat = %%Y-%%m-%%d
                longdateformat = %%Y-%%m-%%d
                datetimeformat = %%Y-%%m-%%d %%H:%%M
                longdatetimeformat = %%Y-%%m-%%d %%H:%%M
                local_timezone = America/Los_Angeles
                default_timezone = America/Los_Angeles
                [default]
                default_calendar = mine
                """
                        .formatted(folder));
        Files.createDirectory(folder.resolve("mine"));
    }

    @Test
    void movesTheEntryThatIsThereAndCancelsIt() throws Exception {
        takes(Mails.toClient(MessageKind.CONFIRMATION, Format.IN_PERSON), "alex@client.example");
        assertThat(entries()).containsExactly("2026-12-01 14:00 CONFIRMED Appointment");

        takes(Mails.toClient(MessageKind.CHANGE, Format.IN_PERSON, 1), "alex@client.example");
        assertThat(entries()).containsExactly("2026-12-02 14:00 CONFIRMED Appointment");

        takes(Mails.toClient(MessageKind.CANCELLATION, Format.IN_PERSON, 1), "alex@client.example");
        assertThat(entries()).containsExactly("2026-12-02 14:00 CANCELLED Appointment");
        assertThat(files()).hasSize(1);
    }

    @Test
    void changesNothingWhenTheSameInviteComesTwice() throws Exception {
        var confirmation = Mails.toClient(MessageKind.CONFIRMATION, Format.VIRTUAL);
        takes(confirmation, "alex@client.example");
        takes(confirmation, "alex@client.example");

        assertThat(entries()).containsExactly("2026-12-01 14:00 CONFIRMED Appointment");
        assertThat(files()).hasSize(1);
    }

    @Test
    void showsTheHourByTheClocksOfWhoeverLooks() throws Exception {
        takes(
                Mails.toClient(
                        MessageKind.CONFIRMATION,
                        Format.VIRTUAL,
                        ZoneId.of("America/New_York"),
                        "Ana Ruiz"),
                "alex@client.example");

        assertThat(entries()).containsExactly("2026-12-01 14:00 CONFIRMED Appointment");
    }

    private void takes(Letter letter, String address) throws Exception {
        var appointment = ((Matter.OfSession) letter.matter()).appointment();
        var file = folder.resolve("invite.ics");
        Files.writeString(file, invite.text(letter, appointment, address));
        khal("import", "--batch", file.toString());
    }

    private List<String> entries() throws Exception {
        return khal(
                        "list",
                        "--day-format",
                        "",
                        "--format",
                        "{start} {status} {title}",
                        "2026-12-01",
                        "10d")
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mine"))) {
            return files.toList();
        }
    }

    private String khal(String... arguments) throws Exception {
        var command =
                Stream.concat(
                                Stream.of(
                                        PROGRAM.toString(),
                                        "-c",
                                        folder.resolve("config").toString()),
                                Stream.of(arguments))
                        .toList();
        var log = folder.resolve("khal.log").toFile();
        var builder = new ProcessBuilder(command).redirectError(log);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(Files.readString(log.toPath())).isZero();
        return said;
    }
}
