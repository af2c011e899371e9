// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What somebody does on their page once a session is confirmed, in a real browser. */
class SessionStory {

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesAndCancelsFromThePage(boolean script) {
        var view = confirmed("Mover " + script);
        var before = view.at("/session/startsAt").asString();
        try (var visit = Visit.phone(script)) {
            var page = visit.page;
            page.navigate(view.at("/links/page").asString());
            assertThat(page.getByText("Your session is confirmed")).isVisible();
            assertThat(page.url()).doesNotContain("token");
            visit.isAccessible().fits();

            page.getByText("Move it to another time").click();
            page.getByText("Find another time").click();
            assertThat(page.getByText("The time below is the one that counts")).isVisible();
            visit.isAccessible().fits();
            var moved = Client.get(view.at("/links/self").asString());
            assertThat(moved.at("/session/startsAt").asString()).isNotEqualTo(before);
            assertThat(moved.at("/session/therapist/id"))
                    .isEqualTo(view.at("/session/therapist/id"));

            page.getByText("I can't come").click();
            page.getByText("Yes, the session should be cancelled").click();
            page.getByText("Cancel this session").click();
            assertThat(page.getByText("The session isn't going ahead")).isVisible();
            visit.isAccessible().fits();
        }
    }

    @Test
    void saysWhereTheySitAndTakesTheSessionIntoACalendar() {
        var view = confirmed("Sitter");
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            page.navigate(view.at("/links/page").asString());
            page.getByLabel("State").selectOption("CA");
            page.getByLabel("Address").fill("1 Canary Court");
            page.getByText("Confirm where I'll sit").click();
            assertThat(page.getByText("You said: California.")).isVisible();
            visit.isAccessible().fits();

            var mailed = invite(view);
            var download = page.waitForDownload(() -> page.getByText("Add to calendar").click());
            assertThat(download.suggestedFilename()).isEqualTo("appointment.ics");
            assertThat(uid(contents(download))).isEqualTo(uid(mailed));
        }
    }

    private static JsonNode confirmed(String name) {
        var self =
                Client.json(Client.ask("lakeside", Client.request(name)))
                        .at("/links/self")
                        .asString();
        var offered = Client.await(self, view -> view.path("state").asString().equals("offered"));
        var option = offered.at("/offer/options/0/optionId").asString();
        return Client.json(
                Client.post(
                        offered.at("/links/accept").asString(),
                        "{\"optionId\": \"" + option + "\"}"));
    }

    /** The invite that was mailed with the confirmation. */
    private static String invite(JsonNode view) {
        var page = view.path("requestId").asString();
        return Awaitility.await()
                .until(
                        () ->
                                Client.get(Stack.inbox() + "/api/messages")
                                        .valueStream()
                                        .filter(mail -> mail.path("text").asString().contains(page))
                                        .map(mail -> mail.path("calendar").asString(""))
                                        .filter(calendar -> !calendar.isEmpty())
                                        .findFirst()
                                        .orElse(""),
                        calendar -> !calendar.isEmpty());
    }

    private static String contents(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String uid(String calendar) {
        return calendar.replace("\r\n ", "")
                .lines()
                .filter(line -> line.startsWith("UID:"))
                .findFirst()
                .orElseThrow();
    }
}
