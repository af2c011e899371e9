// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The pages beside the way to a session: help stands on each of them, and nobody is shut out. */
@Order(3)
class PagesStory {

    private static final List<String> PATHS =
            List.of(
                    "/p/lakeside/start",
                    "/p/lakeside/start?way=couple-together",
                    "/p/lakeside/contact",
                    "/p/lakeside/link",
                    "/p/nowhere/start",
                    "/r/0190e0e0-0000-7000-8000-000000000000",
                    "/invite/0190e0e0-0000-7000-8000-000000000000",
                    "/nothing/here");

    @Test
    void eachSaysWhoHelpsAndIsAccessible() {
        try (var visit = Visit.phone(true)) {
            for (var path : PATHS) {
                visit.page.navigate(Stack.intake() + path);
                for (var number : List.of("911", "988", "18007997233")) {
                    assertThat(visit.page.locator("header a[href='tel:" + number + "']"))
                            .isVisible();
                }
                assertThat(visit.page).hasTitle("Appointment");
                visit.isAccessible().fits();
            }
        }
    }

    @Test
    void whoSendsNothingOrLostTheirLinkReadsWhatToDo() {
        try (var visit = Visit.phone(true)) {
            var page = visit.page;
            page.navigate(Stack.intake() + "/p/lakeside/contact");
            page.locator("main button.primary").click();
            assertThat(page.locator("#error-summary")).isVisible();
            visit.isAccessible().fits();

            page.navigate(Stack.intake() + "/p/lakeside/link");
            page.locator("#contact").fill("nobody@example.org");
            page.locator("main button.primary").click();
            assertThat(page.locator("main [role=status] h2")).isVisible();
            visit.isAccessible().fits();
        }
    }

    @Test
    void whatLooksLikeAProgramIsLeftToAPerson() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual").sitsIn("CA").next(3).is("Ada Left", "ada.left@example.org");
            visit.next().agrees();
            page.locator("input[name=website]:not([type=hidden])").fill("spam");
            visit.next();
            assertThat(page.locator("main [role=status] h2"))
                    .hasText("A person reads your request");
            visit.isAccessible().fits();
        }
    }

    @Test
    void whoFindsNothingThatSuitsIsToldWhenSomethingOpens() {
        try (var visit = Visit.desk("en-US")) {
            var page = visit.page;
            visit.start("individual").sitsIn("CA").next(3).is("Tell Mee", "tell.mee@example.org");
            visit.next().agrees().next().awaits(page.locator(".card"));
            assertThat(page.locator("[data-until]"))
                    .hasText(java.util.regex.Pattern.compile("1[0-4]:\\d\\d"));
            page.locator("form[action$='/tellMe'] button").click();
            assertThat(page.locator(".notice")).containsText("tells you when something else opens");
            visit.awaits("We are on it").isAccessible();
            assertThat(page.locator("#status")).containsText("usually within a working day");
            page.reload();
            // Waiting can take days: without script the page must not close what was opened on it.
            assertThat(page.locator("head noscript")).hasCount(0);
            page.locator("form[action$='/options'] .primary").click();
            visit.awaits("Choose a time");
        }
    }

    @Test
    void whomNothingFitsReadsWhyAndMayWithdraw() {
        try (var visit = Visit.phone(true)) {
            var page = visit.page;
            visit.start("individual");
            page.locator("input[name=format][value=in-person]").check();
            page.locator("#state").selectOption("CA");
            page.locator("#zip").fill("92101");
            visit.next(3).is("Nor Where", "nor.where@example.org").next().agrees().next();
            visit.awaits("Nothing fits just now").isAccessible().fits();

            // Not by a slip of the thumb.
            assertThat(page.locator("form[action$='/withdraw'] button")).isHidden();
            page.locator("details.quiet summary").first().click();
            page.locator("form[action$='/withdraw'] button").click();

            visit.awaits("Your request is withdrawn").isAccessible().fits();
        }
    }

    @Test
    void whoMayBeInDangerReadsWhoHelpsBeforeAllElse() {
        try (var visit = Visit.phone(true)) {
            visit.start("individual").sitsIn("CA").next(3);
            visit.is("Hel Per", "hel.per@example.org").next().agrees();
            visit.page.locator("#message").fill("I want to die");
            visit.next();
            assertThat(visit.page.locator(".help h2").first()).hasText("There is help right now");
            visit.isAccessible().fits();
        }
    }

    @Test
    void whoseSessionHasBegunSaysThatTheyRunLateAndHowItWent() {
        try (var visit = Visit.phone(true)) {
            var page = visit.page;
            visit.isOffered("lakeside", "Beg Unn", "beg.unn@example.org");
            page.locator(".card .primary").first().click();
            visit.awaits("Your session is confirmed");
            visit.beginsIn(Duration.ofMinutes(10));
            page.getByText("I'm running late").click();
            page.locator("form[action$='/late'] button").click();
            assertThat(page.locator(".notice")).containsText("The practice knows");
            visit.isAccessible().fits();

            visit.beginsIn(Duration.ofMinutes(-90));

            assertThat(page.getByText("Did the session take place?")).isVisible();
            visit.isAccessible().fits();
        }
    }
}
