// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who is on call is changed on the board, with the keyboard alone, and whoever is gets a test. */
@Order(2)
class BoardOnCallStory {

    private static final String NEW = "fieldset:last-of-type ";

    private final OwnPractice practice =
            OwnPractice.open(OwnPractice.policy(50, 10), OwnPractice.hours("ana", 9 * 60, 17 * 60));

    @Test
    void putsOthersOnCallAndShowsTheHoursThatNobodyHas() {
        try (var kim = new Coordinator().worksFor(practice)) {
            kim.sees(1_024, ColorScheme.DARK).opens("/board").presses("nav a[href*='on-call']");
            assertThat(kim.page.locator("h1")).hasText("On call");
            assertThat(kim.page.locator(".called li")).hasCount(3);
            kim.isAccessible().fits();

            kim.ticks("input[name=remove][value='0']").ticks("input[name=remove][value='1']");
            saves(kim.ticks("input[name=remove][value='2']"));
            assertThat(kim.page.locator(".banner")).containsText("Nobody is on call.");
            kim.isAccessible();

            adds(kim, "Nora Night", "nora@lakeside.example", "Every", "0600PM", "0800AM");
            assertThat(kim.page.locator(".banner")).hasCount(0);
            assertThat(kim.page.locator(".alarm")).containsText("Nobody has some hours");
            assertThat(kim.page.locator(".rota-hours"))
                    .containsText("Monday 8:00 AM to Monday 6:00 PM");
            adds(kim, "Dee Day", "+1 (415) 555-0188", "Every", "0800AM", "0600PM");
            assertThat(kim.page.locator(".alarm")).hasCount(0);
            saves(kim.types("fieldset:nth-of-type(2) [name=place]", "1"));
            assertThat(kim.page.locator("fieldset legend").first()).hasText("Dee Day");
            kim.sees(1_920, ColorScheme.LIGHT).isAccessible().fits();

            kim.presses(".called li:has(input[name=place][value='2']) button");
            assertThat(kim.page.locator(".notice")).containsText("The test is on its way.");
        }
        Awaitility.await().until(BoardOnCallStory::isTested);
    }

    private static void adds(
            Coordinator kim, String name, String contact, String days, String from, String to) {
        kim.types(NEW + "[name=name]", name).types(NEW + "[name=contact]", contact);
        kim.types(NEW + "[name=days]", days);
        saves(kim.types(NEW + "[name=from]", from).types(NEW + "[name=to]", to));
    }

    private static void saves(Coordinator kim) {
        kim.types("#rota-reason", "the").presses("#save-rota");
        assertThat(kim.page.locator("main > .notice").first())
                .hasText("Saved. Calls go by this list from now on.");
    }

    private static boolean isTested() {
        return Client.get(Stack.inbox() + "/api/messages")
                .valueStream()
                .anyMatch(mail ->
                        mail.path("to").asString().equals("nora@lakeside.example")
                                && mail.path("text").asString("").contains("This is a test"));
    }
}
