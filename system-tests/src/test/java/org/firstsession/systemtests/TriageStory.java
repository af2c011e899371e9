// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Three sentences in the contact form, and what a coordinator makes of them in a browser. */
class TriageStory {

    private static final String WORDS =
            "My wife and I live in Nevada and would like to see somebody by video. Do you have"
                    + " evenings?";

    @Test
    void turnsAContactMessageIntoARequestAndAnswersIt() {
        try (var visit = Visit.phone(true)) {
            var page = visit.page;
            page.navigate(Stack.intake() + "/p/lakeside/contact");
            visit.isAccessible().fits();
            page.locator("#words").fill(WORDS);
            page.locator("#email").fill("triage.canary@example.org");
            page.locator("#name").fill("Triage Canary");
            button(page, "Send").click();
            assertThat(page.locator("[role=status]")).containsText("your message has arrived");
            visit.isAccessible().fits();
        }
        try (var browser =
                Browsers.open(
                        Stack.board(),
                        new Browser.NewContextOptions().setViewportSize(1_100, 900))) {
            var page = browser.page;
            signIn(page);
            read(page);
            assertThat(page.locator(".words")).hasText(WORDS);
            // What was understood stands in the form: one click makes a request of it.
            assertThat(page.locator("#party")).hasValue("couple");
            assertThat(page.locator("#state")).hasValue("NV");
            assertThat(page.locator("#format")).hasValue("virtual");
            Browsers.assertAccessible(page);
            page.locator("input[name=adult]").check();
            button(page, "Make the request").click();
            assertThat(page.locator("[role=status]")).containsText("A request was made of it");

            read(page);
            assertThat(page.getByText("Go to its request")).isVisible();
            page.locator("#reply").fill("We do: Tuesday and Thursday until 8.");
            button(page, "Send the reply").click();
            assertThat(page.locator("[role=status]")).containsText("Your reply is on its way");
            Browsers.assertAccessible(page);
            read(page);
            button(page, "Done").click();
            assertThat(page.locator("[role=status]")).hasText("Done.");
            assertThat(row(page)).hasCount(0);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> isMailed("We do: Tuesday and Thursday until 8."));
        assertThat(Client.boardOf("Triage Canary")).contains("Triage Canary");
    }

    private static void signIn(Page page) {
        page.navigate(Stack.board() + "/board/messages?practice=lakeside");
        page.locator("#username").fill("admin");
        page.locator("#password").fill(Stack.ADMIN_PASSWORD);
        button(page, "Sign in").click();
    }

    private static void read(Page page) {
        page.navigate(Stack.board() + "/board/messages?practice=lakeside");
        row(page).locator("button").click();
    }

    private static Locator row(Page page) {
        return page.locator("tr", new Page.LocatorOptions().setHasText("contact form"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static boolean isMailed(String words) {
        for (var message : Client.get(Stack.inbox() + "/api/messages")) {
            if (message.path("to").asString().equals("triage.canary@example.org")
                    && message.path("text").asString("").contains(words)) {
                return true;
            }
        }
        return false;
    }
}
