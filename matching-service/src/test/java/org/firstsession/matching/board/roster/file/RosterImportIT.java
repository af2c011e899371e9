// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.firstsession.commands.ListTherapist;
import org.firstsession.matching.board.RunningBoard;
import org.firstsession.matching.board.action.RosterImports;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

/** A roster file from the page over preview and confirmation to the engine's roster. */
class RosterImportIT extends RunningBoard {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestPractice practice = new TestPractice();
    @Autowired private RosterImports imports;
    private Staff coordinator;

    @BeforeEach
    void openPractice() {
        coordinator = staff(practice.id, null, Role.COORDINATOR);
        practice.open("ana", "ben");
        awaitVersion("ben", "1");
        INTAKE.answers(
                vault("therapists/read"),
                Map.of(
                        "therapists",
                        List.of(person("ana", "Ana Ruiz"), person("ben", "Ben Okafor"))));
    }

    @AfterEach
    void leavePractice() {
        practice.close();
    }

    @Test
    void bringsWhatWasSeenOntoTheRoster() throws Exception {
        var file =
                file()
                        + "cleo,,Cleo Fenn,,,,,yes,couple,America/Denver,CO 2020-01-01,en,,,,,yes,5,no,\r\n";
        var preview =
                preview(file.replace("Ben Okafor", "Ben Adeyemi").replace("anxiety", "grief"));
        assertThat(preview)
                .contains("Cleo Fenn", "America/Denver", "Ben Okafor", "Ben Adeyemi", "nobody");
        vaultTakes(preview);

        awaitPage(confirm(preview), "The import is done", "3 of 3 therapists");

        awaitVersion("cleo", "1");
        assertThat(version("ana")).isEqualTo("2");
        assertThat(version("ben")).isEqualTo("2");
        assertThat(
                        value(
                                "SELECT specialties::text FROM therapist WHERE practice_id = ? AND therapist_id = 'ana'",
                                practice.id))
                .isEqualTo("{grief}");
        assertThat(INTAKE.questions())
                .anyMatch(it -> it.contains("Ben Adeyemi") && it.contains(coordinator.username()));
        assertThat(
                        value(
                                "SELECT count(*) FROM staff.action WHERE practice_id = ? AND action = 'IMPORT'",
                                practice.id))
                .isEqualTo("3");

        // The same form, and the same file, once more.
        assertThat(confirm(preview).getRedirectedUrl()).contains("done=");
        INTAKE.answers(
                vault("therapists/read"),
                Map.of(
                        "therapists",
                        List.of(
                                person("ana", "Ana Ruiz"),
                                person("ben", "Ben Adeyemi"),
                                person("cleo", "Cleo Fenn"))));
        assertThat(preview(file())).contains("The file changes nothing");
        assertThat(version("cleo")).isEqualTo("1");
    }

    @Test
    void putsSomebodyNewOnTheRosterByAForm() throws Exception {
        assertThat(page("?practice=" + practice.id)).contains("value=\"t-101\"");
        var preview = newcomer("t-101", "Cleo Fenn");
        assertThat(preview).contains("Somebody new", "Cleo Fenn", "Put them on the roster");
        assertThat(given()).isEqualTo("0");
        vaultTakes(preview);

        confirm(preview, "newcomer", "t-101");

        awaitVersion("t-101", "1");
        assertThat(confirm(preview, "newcomer", "t-101").getRedirectedUrl())
                .startsWith("/board/therapists/t-101?");
        assertThat(
                        value(
                                "SELECT accepts_new_clients::text || parties::text FROM therapist WHERE practice_id = ? AND therapist_id = 't-101'",
                                practice.id))
                .isEqualTo("false{COUPLE}");
        assertThat(page("?practice=" + practice.id)).contains("value=\"t-102\"");
        assertThat(given()).isEqualTo("1");
    }

    @Test
    void keepsWhatWasTypedOfSomebodyNewWhoCantBeTaken() throws Exception {
        assertThat(newcomer("ana", "Cleo Fenn"))
                .contains("Somebody has this therapist id already", "value=\"Cleo Fenn\"")
                .doesNotContain("id=\"confirm\"");
        assertThat(newcomer("t-101", "=SUM(A1)"))
                .contains("value=\"=SUM(A1)\"")
                .doesNotContain("'=SUM");
        assertThat(newcomer("t-101", "")).contains("Say what clients call them.");
    }

    private String newcomer(String id, String name) throws Exception {
        return send(
                        coordinator,
                        "/board/roster/new",
                        "practice",
                        practice.id,
                        "therapist_id",
                        id,
                        "name",
                        name,
                        "licenceState",
                        "CA",
                        "licenceFrom",
                        "2020-01-01",
                        "parties",
                        "couple",
                        "languages",
                        "en",
                        "weekly_trial_limit",
                        "5")
                .getContentAsString();
    }

    @Test
    void namesEveryFaultAndSavesNothing() throws Exception {
        var page = preview(file().replace("Ana Ruiz", "").replace("CA 2020-01-01", "CA 45678"));

        assertThat(page)
                .contains("Nothing was saved", "Say what clients call them.", "“45678” is no date")
                .doesNotContain("id=\"confirm\"");
        assertThat(given()).isEqualTo("0");
    }

    @Test
    void savesNothingOfAPreviewThatIsOutOfDate() throws Exception {
        var preview = preview(file().replace("anxiety", "grief"));
        vaultTakes(preview);
        practice.isAskedFirst("ben");
        awaitVersion("ben", "2");

        var page = confirm(preview).getContentAsString();

        // Ben's line is older than the roster by now, which is said line by line.
        assertThat(page).contains("at version 2 by now");
        assertThat(given()).isEqualTo("0");
    }

    @Test
    void showsAnewWhatWouldChangeWhenTheRosterIsAnother() throws Exception {
        var file = file();
        var preview =
                preview(file.substring(0, file.indexOf("\nben,") + 1).replace("anxiety", "grief"));
        vaultTakes(preview);
        practice.isAskedFirst("ben");
        awaitVersion("ben", "2");

        var page = confirm(preview).getContentAsString();

        assertThat(page).contains("The roster has changed since you looked", "id=\"confirm\"");
        assertThat(given()).isEqualTo("0");
    }

    @Test
    void goesOnFromWhatIsKeptUntilTheLogHasAllOfIt() throws Exception {
        var preview = preview(file().replace("anxiety", "grief"));
        INTAKE.answers(vault("roster-imports/" + field(preview, "importId")), Map.of());

        // Kept, and then nothing goes on, as after a crash.
        assertThat(page(confirm(preview))).contains("on its way", "0 of 2 therapists");
        assertThat(version("ana")).isEqualTo("1");
        var second = preview(file().replace("anxiety", "sleep"));
        INTAKE.answers(vault("roster-imports/" + field(second, "importId")), Map.of());
        assertThat(confirm(second).getContentAsString())
                .contains("Another import is still on its way");

        vaultTakes(preview);

        awaitVersion("ana", "2");
        awaitVersion("ben", "2");
        awaitSent();

        // A crash before it was noted what was sent: the same commands again are nothing new.
        jdbc.sql("UPDATE staff.roster_import SET sent = 0, sent_at = NULL WHERE practice_id = ?")
                .param(practice.id)
                .update();
        awaitSent();
        practice.isAskedFirst("nobody-else");
        awaitVersion("nobody-else", "2");
        assertThat(version("ana")).isEqualTo("2");
        assertThat(page("?done=" + field(preview, "importId") + "&practice=" + practice.id))
                .contains("2 of 2 therapists");
    }

    @Test
    void keepsAllOfAnImportOrNothing() {
        var id = UUID.randomUUID();
        var unreadable = new ListTherapist();
        unreadable.put(0, "broken");

        assertThatThrownBy(() ->
                        imports.add(
                                coordinator, practice.id, id, List.of(command("ana"), unreadable)))
                .isNotNull();

        assertThat(imports.find(practice.id, id)).isEmpty();
        assertThat(given()).isEqualTo("0");
        INTAKE.answers(vault("roster-imports/" + id + "/apply"), Map.of());
        assertThat(imports.add(coordinator, practice.id, id, List.of(command("ana")))).isTrue();
        assertThat(given()).isEqualTo("1");
    }

    @Test
    void saysWhoWasChangedByADifferentHandInTheLastMoment() throws Exception {
        var id = UUID.randomUUID();
        INTAKE.answers(vault("roster-imports/" + id + "/apply"), Map.of());
        practice.isAskedFirst("ana");
        awaitVersion("ana", "2");

        // What the engine decides between look and log is found by the engine alone.
        imports.add(coordinator, practice.id, id, List.of(command("ana")));

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(page("?done=" + id + "&practice=" + practice.id))
                                .contains("0 of 1 therapists", "a newer profile is known"));
    }

    @Test
    void endsAnImportWhoseNamesAreLostAndTakesTheFileOnceMore() throws Exception {
        var file = file().replace("anxiety", "grief");
        var preview = preview(file);
        var kept = vault("roster-imports/" + field(preview, "importId"));
        INTAKE.answers(kept, Map.of());
        INTAKE.hasLost(kept + "/apply");

        awaitPage(confirm(preview), "The import has failed", "0 of 2 therapists", ", failed");

        assertThat(version("ana")).isEqualTo("1");
        var again = preview(file);
        vaultTakes(again);
        awaitPage(confirm(again), "The import is done", "2 of 2 therapists");
    }

    @Test
    void asksForConsentWhereBookedSessionsLoseTheirLicence() throws Exception {
        var request = practice.sendRequests(1).getFirst().getRequestId();
        awaitState(request, "OFFERED");
        var therapist =
                String.valueOf(
                        value(
                                "SELECT therapist_id FROM offer_option JOIN offer USING (practice_id, offer_id) WHERE request_id = ? LIMIT 1",
                                request));
        accept(coordinator, practice.id, request, therapist);
        awaitState(request, "CONFIRMED");
        var preview = preview(file().replace("CA 2020-01-01", "NV 2020-01-01"));
        vaultTakes(preview);
        assertThat(preview).contains("One booked session is no longer reached by a licence");

        assertThat(confirm(preview).getContentAsString()).contains("Say that you want");
        assertThat(given()).isEqualTo("0");
        var done = confirm(preview, "consent", field(preview, "consent"));

        awaitPage(done, "The import is done");
    }

    @Test
    void changesNothingWhileTheVaultIsAway() throws Exception {
        var preview = preview(file().replace("anxiety", "grief"));

        assertThat(confirm(preview).getRedirectedUrl()).doesNotContain("done=");

        assertThat(given()).isEqualTo("0");
    }

    @Test
    void takesTheRosterAlongOnRecord() throws Exception {
        assertThat(file())
                .startsWith("\uFEFFtherapist_id,version,name")
                .contains(coordinator.username());

        assertThat(
                        value(
                                "SELECT count(*) FROM staff.action WHERE practice_id = ? AND action = 'EXPORT'",
                                practice.id))
                .isEqualTo("1");
    }

    private ListTherapist command(String therapist) {
        var now = TestPractice.now();
        return new ListTherapist(
                freshId(),
                practice.id,
                now,
                new Actor(ActorRole.COORDINATOR, coordinator.accountId().toString()),
                Channel.BOARD,
                TestRoster.profile(therapist, 2, List.of(), List.of("en"), List.of()));
    }

    private static Map<String, String> person(String id, String name) {
        return Map.of("therapistId", id, "name", name, "email", id + "@example.com");
    }

    private String vault(String path) {
        return "/internal/practices/" + practice.id + "/" + path;
    }

    private void vaultTakes(String preview) {
        var path = vault("roster-imports/" + field(preview, "importId"));
        INTAKE.answers(path, Map.of());
        INTAKE.answers(path + "/apply", Map.of());
    }

    private String file() throws Exception {
        return new String(
                open(coordinator, "/board/roster.csv?practice=" + practice.id)
                        .getContentAsByteArray(),
                UTF_8);
    }

    private String preview(String file) throws Exception {
        return mvc.perform(
                        multipart("/board/roster/preview")
                                .file(
                                        new MockMultipartFile(
                                                "file", "r.csv", "text/csv", file.getBytes(UTF_8)))
                                .param("practice", practice.id)
                                .with(user(coordinator))
                                .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse confirm(String preview, String... more) throws Exception {
        var fields =
                List.of(
                        "practice",
                        practice.id,
                        "importId",
                        field(preview, "importId"),
                        "roster",
                        field(preview, "roster"),
                        "content",
                        field(preview, "content"));
        return send(
                coordinator,
                "/board/roster",
                Stream.concat(fields.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static String field(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\"[^>]*? value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(name + " in the page").isTrue();
        return found.group(1);
    }

    private void awaitPage(MockHttpServletResponse redirect, String... words) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(redirect)).contains(words));
    }

    private String page(MockHttpServletResponse redirect) throws Exception {
        var url = String.valueOf(redirect.getRedirectedUrl());
        return page(url.substring(url.indexOf('?')));
    }

    private String page(String query) throws Exception {
        return open(coordinator, "/board/roster" + query).getContentAsString();
    }

    private String given() {
        return String.valueOf(
                value(
                        "SELECT count(*) FROM staff.action WHERE practice_id = ? AND action = 'IMPORT'",
                        practice.id));
    }

    private void awaitSent() {
        await().atMost(PATIENCE)
                .until(() ->
                        "0"
                                .equals(
                                        value(
                                                "SELECT count(*) FROM staff.roster_import WHERE practice_id = ? AND sent_at IS NULL",
                                                practice.id)));
    }

    private void awaitVersion(String therapist, String version) {
        await().atMost(PATIENCE).until(() -> version.equals(version(therapist)));
    }

    private String version(String therapist) {
        return String.valueOf(
                value(
                        "SELECT version FROM therapist WHERE practice_id = ? AND therapist_id = ?",
                        practice.id,
                        therapist));
    }
}
